// Language packs: a reader downloads the languages that are read and no other, keeps them, and is told where one fails.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { dist, highlighted, open, paste, serve, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./site.mjs").Fault} Fault */

const shared = useSite();

// What the rules alone do not find as a whole: the model's names are there when these are.
const INDONESIAN = "Penari I Gusti Ayu Raka tampil di Denpasar di depan 250 orang.";
const INDONESIAN_NAME = "I Gusti Ayu Raka";
const ENGLISH = "The town of Wexbridge elected its mayor on 4 November 2025.";
const ENGLISH_NAME = "Wexbridge";
const ENGLISH_DATE = "4 November 2025";

/**
 * A site that notes which packs it was asked for, and whose packs may be `wrong`.
 *
 * @param {Record<string, ReturnType<Fault>>} [wrong] by language; may change later
 * @param {Fault} [fault]
 */
async function noting(wrong = {}, fault) {
  /** @type {string[]} */
  const asked = [];
  const site = await serve({
    fault: (path) => {
      const [, language] = /^wasm\/(\w+)\.sorot$/.exec(path) ?? [];
      if (!language) return fault?.(path);
      asked.push(language);
      return wrong[language];
    },
  });
  return { ...site, asked };
}

/** @param {Page} page @param {RegExp} words */
function says(page, words) {
  return page.waitForFunction((words) => {
    const notice = document.querySelector("#notice");
    return notice instanceof HTMLElement && !notice.hidden && new RegExp(words).test(notice.textContent ?? "");
  }, words.source);
}

/** Waits until the browser's copies of the site have such a file. @param {Page} page @param {string} file */
async function kept(page, file) {
  await page.evaluate(async (file) => {
    while (!(await caches.match(file))) await new Promise((done) => setTimeout(done, 20));
  }, file);
}

test("an Indonesian article loads no English pack, and an English paragraph in it does", async () => {
  const site = await noting();
  const context = await shared.browser.newContext({ locale: "id-ID", serviceWorkers: "block" });
  const { page, troubles, requests } = await open(context, site.url);
  assert.deepEqual(site.asked, ["id"], "the pack of the page's language comes with the engine, once");
  await paste(page, INDONESIAN);
  await waitForHighlight(page, INDONESIAN_NAME);
  await page.keyboard.type(" Harga tiket Rp 50.000.");
  await waitForHighlight(page, "Rp 50.000");
  assert.deepEqual(site.asked, ["id"]);
  assert.ok(!requests.some((address) => address.includes("en.sorot")), `${requests}`);
  await paste(page, `${INDONESIAN}\n\n${ENGLISH}`);
  await waitForHighlight(page, ENGLISH_NAME);
  await waitForHighlight(page, INDONESIAN_NAME);
  assert.deepEqual(site.asked, ["id", "en"]);
  assert.deepEqual(troubles, []);
  await context.close();
  await site.close();
});

test("an article that is read in a chosen language loads that language's pack", async () => {
  const site = await noting();
  const context = await shared.browser.newContext({ locale: "id-ID", serviceWorkers: "block" });
  const { page } = await open(context, site.url);
  await page.locator("#facts").click();
  await page.locator("#article-language").selectOption("en");
  while (!site.asked.includes("en")) await page.waitForTimeout(20);
  assert.deepEqual(site.asked, ["id", "en"]);
  await context.close();
  await site.close();
});

test("what somebody mends brings no pack of another language", async () => {
  const site = await noting();
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const { page } = await open(context, site.url);
  await paste(page, ENGLISH);
  await waitForHighlight(page, ENGLISH_NAME);
  // The engine is asked what the word means as a number. As a text of its own it shows no language.
  await page.locator("#article").press("Control+Home");
  for (let letter = 0; letter < 3; letter++) await page.keyboard.press("Shift+ArrowRight");
  await page.locator("#editor").waitFor();
  await page.keyboard.press("Alt+8");
  await waitForHighlight(page, "The");
  await page.waitForTimeout(300);
  assert.deepEqual(site.asked, ["en"]);
  await context.close();
  await site.close();
});

const good = (/** @type {string} */ language) => readFileSync(resolve(dist, `wasm/${language}.sorot`));

/** @type {[string, ReturnType<Fault>][]} */
const FAULTS = [
  ["missing", { status: 404, body: "" }],
  ["cut short", { body: good("en").subarray(0, 20_000) }],
  ["replaced by a page", { type: "text/html", body: "<!doctype html><p>404</p>" }],
  ["that of another language", { body: good("id") }],
];
for (const [what, fault] of FAULTS) {
  test(`a pack that is ${what} is named, numbers are still read, and the next change tries again`, async () => {
    /** @type {Record<string, ReturnType<Fault>>} */
    const wrong = { en: fault };
    const site = await noting(wrong);
    const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
    const { page } = await open(context, site.url);
    await says(page, /model of English names could not be loaded \(.+\)\. Your text is kept.*reload the page/);
    await paste(page, ENGLISH);
    await waitForHighlight(page, ENGLISH_DATE);
    await says(page, /model of English names/);
    assert.equal(await written(page), ENGLISH);
    assert.ok(!(await highlighted(page)).some(([text]) => text === ENGLISH_NAME));
    delete wrong.en;
    await page.keyboard.type(" Good.");
    await waitForHighlight(page, ENGLISH_NAME);
    assert.equal(await page.locator("#notice").isVisible(), false);
    assert.equal(await written(page), `${ENGLISH} Good.`);
    await context.close();
    await site.close();
  });
}

test("a reader of Indonesian is told in Indonesian", async () => {
  const site = await noting({ id: { status: 503, body: "" } });
  const context = await shared.browser.newContext({ locale: "id-ID", serviceWorkers: "block" });
  const { page } = await open(context, site.url);
  await says(page, /Model nama untuk bahasa Indonesia tidak dapat dimuat \(.+\)\. Teks Anda tetap ada.*muat ulang/);
  await context.close();
  await site.close();
});

test("a pack that was used is there without a network, one that was not is named; an app has them all", async () => {
  const site = await noting();
  const context = await shared.browser.newContext({ locale: "id-ID" });
  const { page, troubles } = await open(context, site.url);
  await kept(page, "wasm/id.sorot");
  assert.equal(await page.evaluate(async () => (await caches.match("wasm/en.sorot")) === undefined), true);
  await site.close();
  await page.close();
  const { page: alone } = await open(context, site.url);
  await paste(alone, INDONESIAN);
  await waitForHighlight(alone, INDONESIAN_NAME);
  assert.equal(await alone.locator("#notice").isVisible(), false);
  await paste(alone, ENGLISH);
  await says(alone, /Model nama untuk bahasa Inggris tidak dapat dimuat/);
  await waitForHighlight(alone, ENGLISH_DATE);
  assert.deepEqual(troubles, []);
  await context.close();

  const whole = await noting();
  const app = await shared.browser.newContext({ locale: "id-ID" });
  const { page: installed } = await open(app, whole.url);
  await kept(installed, "wasm/id.sorot");
  await installed.evaluate(() => dispatchEvent(new Event("appinstalled")));
  await kept(installed, "wasm/en.sorot");
  await whole.close();
  await installed.reload();
  await paste(installed, ENGLISH);
  await waitForHighlight(installed, ENGLISH_NAME);
  assert.equal(await installed.locator("#notice").isVisible(), false);
  await app.close();
});

test("a copy of a pack that is damaged is replaced by the site's own", async () => {
  /** @type {Record<string, ReturnType<Fault>>} */
  const wrong = {};
  const site = await noting(wrong);
  const context = await shared.browser.newContext({ locale: "id-ID" });
  const { page } = await open(context, site.url);
  await kept(page, "wasm/id.sorot");
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  wrong.en = { body: good("en").subarray(0, 20_000) };
  await paste(page, ENGLISH);
  await says(page, /Inggris tidak dapat dimuat/);
  delete wrong.en;
  await page.keyboard.type(" Good.");
  await waitForHighlight(page, ENGLISH_NAME);
  assert.equal(await page.locator("#notice").isVisible(), false);
  await site.close();
  await page.reload();
  await paste(page, ENGLISH);
  await waitForHighlight(page, ENGLISH_NAME);
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
});

test("a new version of the site brings the packs that the old copy had, and no others", async () => {
  let version = 1;
  const site = await noting({}, (path) => {
    if (version === 1 || path !== "files.json") return undefined;
    const { files, later } = JSON.parse(readFileSync(resolve(dist, "files.json"), "utf8"));
    return { type: "application/json", body: JSON.stringify({ version: "new", files, later }) };
  });
  const context = await shared.browser.newContext({ locale: "id-ID" });
  const { page } = await open(context, site.url);
  await kept(page, "wasm/id.sorot");
  version = 2;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage("update"));
  await kept(page, "newest-version");
  const newest = () => page.evaluate(async () => (await caches.match("newest-version"))?.text());
  while ((await newest()) !== "sorot-new") await page.waitForTimeout(50);
  const packs = await page.evaluate(async () => {
    const copy = await caches.open("sorot-new");
    return (await copy.keys()).map(({ url }) => url.split("/").at(-1)).filter((name) => name?.endsWith(".sorot"));
  });
  assert.deepEqual(packs, ["id.sorot"]);
  await context.close();
  await site.close();
});

/** A site whose English pack does not answer before it is let go. */
async function holding() {
  let letGo = (/** @type {import("./site.mjs").Answer} */ _answer = undefined) => {};
  /** @type {Promise<import("./site.mjs").Answer>} */
  const held = new Promise((done) => {
    letGo = done;
  });
  let asked = 0;
  const site = await serve({
    fault: (path) =>
      path === "wasm/en.sorot" && asked++ === 0
        ? held
        : path === "page.html"
          ? { body: PAGE, type: "text/html; charset=utf-8" }
          : undefined,
  });
  return { ...site, letGo };
}
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="icon.svg"><title>Page</title>
<article><p>${ENGLISH}</p></article><sorot-article></sorot-article><script type="module" src="element.js"></script>`;

test("a pack that does not answer holds nothing up; once it comes, its names are highlighted", async () => {
  const site = await holding();
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const { page, troubles } = await open(context, site.url);
  // The sample came with its names, which are not taken away.
  assert.ok((await highlighted(page)).some(([text]) => text === "Ministry of Public Works"));
  assert.equal(await page.locator("#notice").isVisible(), false);
  await paste(page, ENGLISH);
  await waitForHighlight(page, ENGLISH_DATE);
  await says(page, /English names is still being downloaded/);
  assert.ok(!(await highlighted(page)).some(([text]) => text === ENGLISH_NAME));
  await page.locator("#notice .close").click();
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" It cost $5 million.");
  await waitForHighlight(page, "$5 million");
  assert.equal(await page.locator("#notice").isVisible(), false, "what was closed stays closed");
  site.letGo();
  await waitForHighlight(page, ENGLISH_NAME);
  assert.equal(await written(page), `${ENGLISH} It cost $5 million.`);
  assert.deepEqual(troubles, []);
  await context.close();
  await site.close();
});

test("a pack that is waited for and does not come is named", async () => {
  const site = await holding();
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const { page } = await open(context, site.url);
  await paste(page, ENGLISH);
  await says(page, /still being downloaded/);
  await site.close();
  await says(page, /model of English names could not be loaded/);
  await waitForHighlight(page, ENGLISH_DATE);
  await context.close();
});

test("a text that comes while a pack's loading fails has an attempt of its own, without another key", async () => {
  const site = await holding();
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const { page } = await open(context, site.url);
  await paste(page, ENGLISH);
  await says(page, /still being downloaded/);
  await page.keyboard.type(" It cost $5 million.");
  await waitForHighlight(page, "$5 million");
  site.letGo({ status: 503, body: "" });
  await waitForHighlight(page, ENGLISH_NAME);
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
  await site.close();
});

for (const worker of [true, false]) {
  test(`an embed ${worker ? "in a worker" : "in the page's own thread"} does not wait for a pack that does not answer`, async () => {
    const site = await holding();
    const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(`${site.url}page.html`);
    await page.evaluate(async (worker) => {
      const { highlight } = await import(`${location.origin}/embed.js`);
      highlight(document.querySelector("article"), { worker });
      const own = /** @type {HTMLElement & { text: string }} */ (document.querySelector("sorot-article"));
      own.text = document.querySelector("article")?.textContent ?? "";
    }, worker);
    const drawn = page.locator("sorot-article mark");
    await waitForHighlight(page, ENGLISH_DATE);
    await drawn.getByText(ENGLISH_DATE).waitFor();
    assert.ok(!(await highlighted(page)).some(([text]) => text === ENGLISH_NAME));
    site.letGo();
    await waitForHighlight(page, ENGLISH_NAME);
    await drawn.getByText(ENGLISH_NAME).waitFor();
    await context.close();
    await site.close();
  });
}

const PAGES = {
  "in a worker": "",
  "in the page's own thread": 'data-worker="false"',
};
for (const [where, attribute] of Object.entries(PAGES)) {
  test(`an embed ${where} loads the packs of its article, and says which it could not load`, async () => {
    /** @type {Record<string, ReturnType<Fault>>} */
    const wrong = { en: { status: 404, body: "" } };
    const body = `<!doctype html><html lang="id-ID"><meta charset="utf-8"><link rel="icon" href="icon.svg"><title>Page</title>
      <article><p>${INDONESIAN}</p><p id="later"></p></article>
      <script type="module" src="embed.js" data-target="article" ${attribute}></script>`;
    const site = await noting(wrong, (path) =>
      path === "page.html" ? { body, type: "text/html; charset=utf-8" } : undefined,
    );
    const context = await shared.browser.newContext();
    const page = await context.newPage();
    /** @type {string[]} */
    const warnings = [];
    page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    await page.goto(`${site.url}page.html`);
    await waitForHighlight(page, INDONESIAN_NAME);
    assert.deepEqual([site.asked, warnings], [["id"], []]);
    const write = (/** @type {string} */ words) =>
      page.evaluate((words) => document.querySelector("#later")?.replaceChildren(words), words);
    await write(ENGLISH);
    await waitForHighlight(page, ENGLISH_DATE);
    assert.match(warnings.join("\n"), /^Sorot could not load the language pack of "en" \(.*404\)/);
    assert.equal(warnings.length, 1);
    delete wrong.en;
    await write(`${ENGLISH} Good.`);
    await waitForHighlight(page, ENGLISH_NAME);
    assert.equal(warnings.length, 1);
    await context.close();
    await site.close();
  });
}
