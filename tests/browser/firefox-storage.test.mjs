// Storage that fails in Firefox, whose databases are not Chromium's: full, damaged, written by two tabs, cut off in the middle, and a site
// that changes meanwhile. The text stays, and the page says what to do. Skips where there is no Firefox.

import assert from "node:assert/strict";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { newProfile } from "./firefox.mjs";
import { openInFirefox, skip } from "./firefox-page.mjs";
import { renewed, serve } from "./site.mjs";

/** @typedef {Awaited<ReturnType<typeof openInFirefox>>} Page */

const TEXT = "Rapat dibuka Wulan Pertiwi di Bandung.";
const ENGLISH = { "intl.accept_languages": "en" };

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;
/** @type {string[]} */
const profiles = [];
before(async () => {
  site = await serve();
});
after(async () => {
  await site.close();
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** A profile of a browser that outlives it. */
function kept() {
  const profile = newProfile();
  profiles.push(profile);
  return profile;
}

/**
 * Opens the page and closes the browser after `use`.
 *
 * @param {{ url?: string, preferences?: Record<string, string | number | boolean>, profile?: string }} options
 * @param {(page: Page) => Promise<void>} use
 */
async function visit({ url = site.url, preferences = {}, profile }, use) {
  const page = await openInFirefox(url, { ...ENGLISH, ...preferences }, profile);
  try {
    await use(page);
  } finally {
    await page.browser.close();
  }
}

/** Writes a text in the place of the article. @param {Page} page @param {string} text @param {string} words highlighted then */
async function write({ browser, highlighted, select }, text, words) {
  await highlighted("7.8 billion rupiah");
  await select();
  await browser.type(text);
  await highlighted(words);
}

/** Puts the caret before the first letter of the article or behind its last. @param {Page} page @param {"start" | "end"} side */
async function caret({ browser, select }, side) {
  await select();
  await browser.evaluate((side) => {
    const lines = document.querySelectorAll("#article > div");
    const text = lines[side === "start" ? 0 : lines.length - 1]?.firstChild;
    if (text) getSelection()?.collapse(text, side === "start" ? 0 : text.textContent?.length);
  }, side);
}

/** Keeps the article and waits until it is listed. @param {Page} page */
async function keep({ browser, push, says }) {
  await push("keep");
  await says(/Kept/);
  await until(browser, () => document.querySelectorAll("#library button.remove").length > 0);
}

/** Waits until something holds in the page. @param {Page["browser"]} browser @param {() => boolean | Promise<boolean>} holds */
async function until(browser, holds) {
  const end = Date.now() + 30_000;
  while (!(await browser.evaluate(holds))) {
    if (Date.now() > end) throw new Error(`not so: ${holds}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** The texts of the articles that are kept. */
const texts = () =>
  new Promise((done) => {
    const request = indexedDB.open("sorot");
    request.onsuccess = () => {
      const all = request.result.transaction("articles").objectStore("articles").getAll();
      all.onsuccess = () => {
        request.result.close();
        done(all.result.map(({ text }) => text).sort());
      };
    };
  });

test("Firefox whose disk is full says so, the text stays, and what was kept is there", { skip }, async () => {
  const profile = kept();
  await visit({ profile }, async (page) => {
    await write(page, TEXT, "Bandung");
    await keep(page);
  });
  // Room for all sites together, in kilobytes: less than the article that is written then.
  const preferences = { "dom.quotaManager.temporaryStorage.fixedLimit": 1500 };
  const long = " Harga naik 75 persen di Bandung pada Senin.".repeat(40_000);
  await visit({ profile, preferences }, async (page) => {
    const { browser, highlighted, written, says } = page;
    await highlighted("Bandung");
    assert.equal(await written(), TEXT);
    await caret(page, "end");
    await browser.evaluate((long) => void document.execCommand("insertText", false, long), long);
    await says(/storage is full.*remove kept articles, or download/);
    assert.ok((await written()) === TEXT + long, "the text stays");
    assert.deepEqual(await browser.evaluate(texts), [TEXT]);
  });
});

test("Firefox that finds its own files damaged opens the page, says so or keeps anew, and the text stays", {
  skip,
}, async () => {
  const profile = kept();
  await visit({ profile }, async (page) => {
    await write(page, TEXT, "Bandung");
    await keep(page);
  });
  const damaged = readdirSync(join(profile, "storage", "default"), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".sqlite"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  assert.ok(damaged.length > 0, "the profile has a database");
  for (const file of damaged) writeFileSync(file, "damaged");
  await visit({ profile }, async (page) => {
    await write(page, TEXT, "Bandung");
    await page.push("keep");
    await page.says(/Kept|allows no storage/);
    assert.equal(await page.written(), TEXT);
  });
});

test("Firefox: two tabs that write one article keep both versions", { skip }, async () => {
  await visit({}, async (page) => {
    const { browser, highlighted } = page;
    await write(page, TEXT, "Bandung");
    await keep(page);
    const back = await browser.tab();
    await browser.go(site.url);
    await highlighted("Bandung");
    for (const word of ["Dua ", "Satu "]) {
      if (word === "Satu ") await back();
      await caret(page, "start");
      await browser.type(word);
      await new Promise((done) => setTimeout(done, 1000));
    }
    assert.deepEqual(await browser.evaluate(texts), [`Dua ${TEXT}`, `Satu ${TEXT}`]);
  });
});

test("Firefox that is killed keeps what was saved, and one whole version of what was not", { skip }, async () => {
  const profile = kept();
  let expected = TEXT;
  await visit({ profile }, async (page) => {
    await write(page, TEXT, "Bandung");
    await keep(page);
  });
  // Whoever has long been at rest has all of it.
  const REST = 2000;
  for (const wait of [0, 400, REST]) {
    const words = ` Setelah ${wait} milidetik.`;
    const page = await openInFirefox(site.url, ENGLISH, profile);
    const { browser, highlighted, written } = page;
    await highlighted("Bandung");
    assert.equal(await written(), expected);
    await caret(page, "end");
    await browser.type(words);
    await new Promise((done) => setTimeout(done, wait));
    await browser.close("SIGKILL");
    await visit({ profile }, async ({ highlighted, written }) => {
      await highlighted("Bandung");
      const text = await written();
      assert.ok(text === expected + words || (text === expected && wait < REST), text);
      expected = text;
    });
  }
});

test("Firefox: a site that changes while somebody writes takes nothing from them", { skip }, async () => {
  let changed = false;
  const other = await serve({ fault: renewed(() => changed) });
  await visit({ url: other.url }, async (page) => {
    const { browser, highlighted, written } = page;
    await highlighted("7.8 billion rupiah");
    await browser.evaluate(async () => void (await navigator.serviceWorker.ready));
    await browser.go(other.url);
    await write(page, "It rose 75 percent", "75 percent");
    changed = true;
    await browser.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage("update"));
    await until(browser, async () => (await (await caches.match("newest-version"))?.text()) === "sorot-new");
    await browser.type(" in Bandung on 3 March 2016.");
    await highlighted("3 March 2016");
    assert.equal(await written(), "It rose 75 percent in Bandung on 3 March 2016.");
    assert.deepEqual(browser.troubles, []);
    await browser.go(other.url);
    assert.equal(await browser.evaluate(() => document.title), "new");
  });
  await other.close();
});
