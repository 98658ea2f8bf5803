// The browser's storage that fails: held by another, damaged, full, or cut off in the middle. The text stays, the page says
// what to do, and what can still be read is read.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { launchKept, open, paste, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContext} BrowserContext */

const TEXT = "Rapat dibuka Wulan Pertiwi di Bandung.";

const shared = useSite();
/** @type {string[]} */
const profiles = [];
after(() => {
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true });
});

/** A profile of a browser that outlives it. */
function profile() {
  const folder = mkdtempSync(join(tmpdir(), "sorot-profile-"));
  profiles.push(folder);
  return folder;
}

/** Waits until the page says something. @param {Page} page @param {RegExp} words */
async function says(page, words) {
  await page.waitForFunction((words) => {
    const notice = document.querySelector("#notice");
    return notice instanceof HTMLElement && !notice.hidden && new RegExp(words).test(notice.textContent ?? "");
  }, words.source);
}

const article = written;

/** @param {Page} page */
async function keep(page) {
  await page.locator("#keep").click();
  await page.locator("#library button.remove").first().waitFor();
}

/** A profile whose browser is open and has kept an article. */
async function profileWithArticle() {
  const folder = profile();
  const first = await launchKept(folder);
  const { page } = await open(first, shared.site.url);
  await paste(page, TEXT);
  await keep(page);
  return { folder, first, page };
}

/**
 * Opens the site where a page of it has made a database before.
 *
 * @param {BrowserContext} context
 * @param {(name: string) => Promise<void>} make run in that page
 */
async function openAfter(context, make) {
  const { page: first } = await open(context, shared.site.url);
  await first.evaluate(make, "sorot");
  await first.close();
  return open(context, shared.site.url);
}

test("a database of a newer version is told of, and the text stays", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await openAfter(context, async (name) => {
    await new Promise((done, fail) => {
      const request = indexedDB.open(name, 99);
      request.onsuccess = () => done(request.result.close());
      request.onerror = fail;
    });
  });
  await says(page, /allows no storage|keep/);
  await paste(page, TEXT);
  await waitForHighlight(page, "Bandung");
  await page.locator("#keep").click();
  await says(page, /allows no storage/);
  assert.equal(await article(page), TEXT);
  await context.close();
});

test("an article that was kept is opened, whether or not anything but the database tells of it", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await paste(page, TEXT);
  await keep(page);
  await page.close();
  for (const forgotten of [false, true]) {
    const { page: next } = await open(context, shared.site.url);
    await waitForHighlight(next, "Bandung");
    assert.equal(await article(next), TEXT);
    assert.equal(await next.locator("#undo-notice").isVisible(), false);
    if (!forgotten) await next.evaluate(() => localStorage.clear());
    await next.close();
  }
  await context.close();
});

test("a database without its parts is made anew", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await openAfter(context, async (name) => {
    await new Promise((done, fail) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => done(request.result.close());
      request.onerror = fail;
    });
  });
  await paste(page, TEXT);
  await keep(page);
  await page.reload();
  await waitForHighlight(page, "Bandung");
  assert.equal(await article(page), TEXT);
  await context.close();
});

test("an article whose record is damaged does not keep the others from being read", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page, troubles } = await openAfter(context, async (name) => {
    await new Promise((done, fail) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        const good = { text: "Harga naik 75 persen di Bandung.", corrections: [], language: "id", date: "" };
        const store = request.result.createObjectStore("articles", { keyPath: "id" });
        const lists = request.result.createObjectStore("lists");
        lists.put(
          [{ words: "Harga", label: "X" }, { words: "naik", label: 5 }, null, { words: "di", label: "FAC" }],
          "words",
        );
        lists.put(null, "left no article");
        lists.put({ article: { ...good, id: "left" }, known: { toString: 1 } }, "left left");
        store.put({ ...good, id: "good", title: "Utuh", changed: 1 });
        store.put({
          ...good,
          id: "corrected",
          title: "Koreksi",
          changed: 4,
          corrections: [{ start: 5, end: 900, label: "X" }, 5],
        });
        store.put({ ...good, id: "undated", changed: "kemarin", title: { a: 1 } });
        store.put({ ...good, id: "untimely", changed: 1e300, title: null, language: "<b>", date: 7 });
        store.put({ ...good, id: "countless", changed: 5n });
        store.put({ ...good, id: "dateless", changed: 2, date: { toString: 1 } });
        store.put({ id: "textless", changed: 3 });
      };
      request.onsuccess = () => done(request.result.close());
      request.onerror = fail;
    });
  });
  await page.locator("#library button.remove").first().waitFor();
  const buttons = page.locator("#library li > button:first-child");
  assert.equal(await buttons.count(), 7, "all that have a text are listed");
  assert.equal(await page.locator("#notice").isVisible(), false);
  assert.equal(await page.locator("#words").inputValue(), "di,FAC\n");
  for (let index = 0; index < 7; index++) {
    await page.locator("#clear").click();
    await buttons.nth(index).click();
    await waitForHighlight(page, "75 persen");
    assert.equal(await article(page), "Harga naik 75 persen di Bandung.");
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a browser that finds its own files damaged opens the page, and keeps articles again", async () => {
  const { folder, first } = await profileWithArticle();
  await first.close();
  const databases = join(folder, "Default", "IndexedDB");
  const damaged = existsSync(databases) ? files(databases) : [];
  assert.ok(damaged.length > 0, "the profile has a database");
  for (const file of damaged) writeFileSync(file, "damaged");
  const second = await launchKept(folder);
  const { page: again } = await open(second, shared.site.url);
  await paste(again, TEXT);
  await waitForHighlight(again, "Bandung");
  await keep(again);
  assert.equal(await article(again), TEXT);
  await second.close();
});

/** The files below a folder. @param {string} folder @returns {string[]} */
function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name !== "LOCK")
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

test("a database that fills up in mid-work is told of, and the page keeps again once there is room", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await paste(page, TEXT);
  await keep(page);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    Object.assign(globalThis, { put });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" Lalu pulang pada 3 Maret 2016.");
  await says(page, /storage is full.*remove kept articles, or download/);
  await page.keyboard.type(" Bayar Rp 5 juta.");
  await waitForHighlight(page, "Rp 5 juta");
  assert.ok(await page.locator("#notice").isVisible(), "what was read since hides nothing");
  await page.evaluate(() => {
    const { put } = /** @type {{ put: typeof IDBObjectStore.prototype.put }} */ (/** @type {unknown} */ (globalThis));
    IDBObjectStore.prototype.put = put;
  });
  await page.keyboard.type("!");
  await page.waitForFunction(() => document.querySelector("#notice")?.hasAttribute("hidden"));
  await page.reload();
  await waitForHighlight(page, "Rp 5 juta");
  assert.equal(await article(page), `${TEXT} Lalu pulang pada 3 Maret 2016. Bayar Rp 5 juta.!`);
  await context.close();
});

test("a tab that is killed while it saves leaves one whole version", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  let { page } = await open(context, shared.site.url);
  await paste(page, TEXT);
  await keep(page);
  let expected = TEXT;
  // Whoever has long been at rest has all of it.
  const REST = 2000;
  for (const wait of [0, 380, 400, 405, 420, REST]) {
    await page.locator("#article").press("Control+End");
    await page.keyboard.insertText(` Setelah ${wait} milidetik.`);
    const written = `${expected} Setelah ${wait} milidetik.`;
    await page.waitForTimeout(wait);
    const session = await context.newCDPSession(page);
    const gone = page.waitForEvent("crash");
    session.send("Page.crash").catch(() => {});
    await gone;
    await page.close();
    ({ page } = await open(context, shared.site.url));
    await waitForHighlight(page, "Bandung");
    const text = await article(page);
    assert.ok(text === written || (text === expected && wait < REST), `${text}`);
    expected = `${text}`;
  }
  await context.close();
});

test("a browser that is killed keeps what was saved", async () => {
  const { folder, first, page } = await profileWithArticle();
  await page.locator("#article").press("Control+End");
  await page.keyboard.insertText(" Lalu pulang.");
  await page.waitForTimeout(1500);
  const session = await first.newCDPSession(page);
  const gone = new Promise((done) => first.on("close", done));
  session.send("Browser.crash").catch(() => {});
  await gone;
  const second = await launchKept(folder);
  const { page: again } = await open(second, shared.site.url);
  await waitForHighlight(again, "Bandung");
  assert.equal(await article(again), `${TEXT} Lalu pulang.`);
  await second.close();
});

test("a tab that is closed in mid-word keeps the word", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await paste(page, TEXT);
  await keep(page);
  await page.locator("#article").press("Control+End");
  await page.keyboard.insertText(" Lalu pulang.");
  await page.close({ runBeforeUnload: true });
  const { page: again } = await open(context, shared.site.url);
  await waitForHighlight(again, "Bandung");
  assert.equal(await article(again), `${TEXT} Lalu pulang.`);
  await context.close();
});
