// What goes wrong around the page: a server, a browser or a machine that fails. The text stays, the page says what to do, and
// goes on where it can.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { ENGINE, withMemory } from "./broken-engine.mjs";
import { dist, download, open, paste, renewed, serve, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const shared = useSite();

/** Waits until the page says something. @param {Page} page @param {RegExp} words */
async function says(page, words) {
  await page.waitForFunction(
    (words) => {
      const notice = document.querySelector("#notice");
      return notice instanceof HTMLElement && !notice.hidden && new RegExp(words).test(notice.textContent ?? "");
    },
    words.source,
    { timeout: 60_000 },
  );
}

const article = written;

test("an engine that is served as something else is used all the same", async () => {
  const other = await serve({ fault: (path) => (path === ENGINE ? { type: "text/plain" } : undefined) });
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, other.url);
  await paste(page, "It rose 75 percent.");
  await waitForHighlight(page, "75 percent");
  await context.close();
  await other.close();
});

/** @type {[string, string, string][]} */
const POLICIES = [
  ["WebAssembly", "worker.js", "default-src 'self'; script-src 'self'"],
  ["workers", "index.html", "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'"],
];
for (const [what, file, policy] of POLICIES) {
  test(`a site whose policy forbids ${what} says so, keeps the text, and works once it is mended`, async () => {
    let broken = true;
    const other = await serve({ fault: (path) => (broken && path === file ? { policy } : undefined) });
    const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
    const { page } = await open(context, other.url, { ready: false });
    await says(page, /engine could not be loaded .*reload/);
    await paste(page, "It rose 75 percent.");
    await says(page, /engine could not be loaded/);
    assert.equal(await article(page), "It rose 75 percent.");
    await page.locator("#keep").click();
    await page.locator("#library button.remove").waitFor();
    broken = false;
    await page.reload();
    await waitForHighlight(page, "75 percent");
    await context.close();
    await other.close();
  });
}

test("an engine whose connection breaks is tried again with the next change", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  let broken = true;
  await context.route(`**/${ENGINE}`, (route) => (broken ? route.abort("connectionreset") : route.continue()));
  const { page } = await open(context, shared.site.url, { ready: false });
  await says(page, /engine could not be loaded/);
  // The sample came with its highlights, which need no engine.
  await waitForHighlight(page, "7.8 billion rupiah");
  await paste(page, "It rose 75 percent.");
  await says(page, /engine could not be loaded/);
  broken = false;
  await page.keyboard.type(" In Bandung.");
  await waitForHighlight(page, "75 percent");
  assert.equal(await article(page), "It rose 75 percent. In Bandung.");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
});

test("a text that comes while the engine's loading fails is read by the next engine, without another key", async () => {
  /** @type {((answer: import("./site.mjs").Answer) => void)[]} */
  const held = [];
  const fault = (/** @type {string} */ path) =>
    path === ENGINE && held.length === 0
      ? /** @type {Promise<import("./site.mjs").Answer>} */ (new Promise((done) => held.push(done)))
      : undefined;
  const other = await serve({ fault });
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const { page } = await open(context, other.url, { ready: false });
  await waitForHighlight(page, "7.8 billion rupiah");
  await paste(page, "It rose 75 percent.");
  held[0]?.({ status: 503, body: "" });
  await waitForHighlight(page, "75 percent");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
  await other.close();
});

test("an engine that could not be loaded is tried again when the network is back", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  let broken = true;
  await context.route(`**/${ENGINE}`, (route) => (broken ? route.abort("connectionreset") : route.continue()));
  const { page } = await open(context, shared.site.url, { ready: false });
  await paste(page, "It rose 75 percent.");
  await says(page, /engine could not be loaded/);
  broken = false;
  await context.setOffline(true);
  await context.setOffline(false);
  await waitForHighlight(page, "75 percent");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
});

test("an engine that runs out of memory says so, keeps the text, and reads the next one", async () => {
  const small = await serve({ fault: (path) => (path === ENGINE ? { body: withMemory(192) } : undefined) });
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, small.url);
  const long = "Harga naik 75 persen di Bandung pada Senin.\n".repeat(40_000);
  await page.locator("#file").setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(long) });
  await says(page, /stopped.*[Yy]our text/);
  assert.equal(await article(page), long);
  await page.locator("#clear").click();
  await paste(page, "It rose 75 percent.");
  await waitForHighlight(page, "75 percent");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
  await small.close();
});

test("a site that changes while somebody writes takes nothing from them", async () => {
  let changed = false;
  const other = await serve({ fault: renewed(() => changed) });
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page, troubles } = await open(context, other.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("sorot:first-highlight").length > 0);
  await paste(page, "It rose 75 percent");
  changed = true;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.postMessage("update"));
  const newest = () => page.evaluate(async () => (await caches.match("newest-version"))?.text());
  while ((await newest()) !== "sorot-new") await page.waitForTimeout(50);
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" in Bandung on 3 March 2016.");
  await waitForHighlight(page, "3 March 2016");
  assert.equal(await article(page), "It rose 75 percent in Bandung on 3 March 2016.");
  // What is loaded only when it is asked for is still that of this version.
  for (const format of ["csv", "tei", "brat"]) {
    await download(page, format);
  }
  assert.deepEqual(troubles, []);
  await context.close();
  await other.close();
});

/** @type {[string, string, string][]} */
const PLACES = [
  ["ar-EG", "Pacific/Kiritimati", "2024-02-29T12:00:00Z"],
  ["th-TH-u-ca-buddhist-nu-thai", "America/St_Johns", "1970-01-01T00:00:00Z"],
  ["tr-TR", "Europe/Istanbul", "2038-01-19T03:14:08Z"],
  ["fa-IR", "Asia/Tehran", "9999-12-31T23:59:59Z"],
];
for (const [locale, timezoneId, now] of PLACES) {
  test(`clock and locale change nothing: ${locale}, ${timezoneId}, ${now}`, async () => {
    const context = await shared.browser.newContext({ locale, timezoneId, acceptDownloads: true });
    await setClock(context, now);
    const { page, troubles } = await open(context, shared.site.url);
    await paste(
      page,
      "Bandung, 24 September 2016 - Harga naik 1.250,5 persen hari ini, INI ISTIMEWA kata Irwan İlham.",
    );
    await waitForHighlight(page, "hari ini");
    const plain = await shared.browser.newContext();
    const { page: other } = await open(plain, shared.site.url);
    await paste(other, (await article(page)) ?? "");
    await waitForHighlight(other, "hari ini");
    assert.equal(await exported(page), await exported(other));
    await plain.close();
    await page.locator("#keep").click();
    await page.locator("#library button.remove").waitFor();
    await page.reload();
    await waitForHighlight(page, "hari ini");
    assert.match(await page.locator("#library .note").innerText(), /\d/);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("a clock that goes back loses no change", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  await setClock(context, "2026-01-01T12:00:00Z");
  const { page } = await open(context, shared.site.url);
  await paste(page, "Satu di Bandung.");
  await page.locator("#keep").click();
  await page.locator("#library button.remove").waitFor();
  await page.evaluate(() => {
    Date.now = () => Date.UTC(2001, 0, 1);
  });
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" Dua.");
  await page.waitForTimeout(800);
  await page.reload();
  await waitForHighlight(page, "Bandung");
  assert.equal(await article(page), "Satu di Bandung. Dua.");
  assert.equal(await page.locator("#library button.remove").count(), 1);
  await context.close();
});

test("a browser that names no language is spoken to all the same", async () => {
  const context = await shared.browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "languages", { get: () => [] });
    localStorage.setItem("sorot-preferences", '{"language":"__proto__","theme":[1]}');
  });
  const { page, troubles } = await open(context, shared.site.url);
  assert.match(await page.locator("#clear").innerText(), /Clear|Kosongkan/);
  assert.deepEqual(troubles, []);
  await context.close();
});

/**
 * Sets the clock of the pages to come.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} now
 */
function setClock(context, now) {
  return context.addInitScript((now) => {
    const { Date: Real } = globalThis;
    globalThis.Date = /** @type {typeof Date} */ (
      class extends Real {
        /** @param {any[]} parts */
        constructor(...parts) {
          super(...(parts.length > 0 ? /** @type {[any]} */ (parts) : /** @type {[any]} */ ([now])));
        }
        /** @override */
        static now() {
          return Real.parse(now);
        }
      }
    );
  }, now);
}

/** What the page gives as JSON. @param {Page} page */
async function exported(page) {
  const [file] = await download(page, "json");
  return readFileSync(await file.path(), "utf8");
}

test("a paste that no browser could show is refused with what to do, and the text stays", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page, troubles } = await open(context, shared.site.url);
  await paste(page, "It rose 75 percent.");
  await waitForHighlight(page, "75 percent");
  const sizes = [20, ...(process.env.SOROT_HUGE ? [Number(process.env.SOROT_HUGE)] : [])];
  for (const size of sizes) {
    await page.locator("#article").press("Control+A");
    await page.evaluate((size) => {
      const data = new DataTransfer();
      data.setData("text/plain", "Harga naik 75 persen di Bandung.\n".repeat((size * 1e6) / 33));
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      if (document.activeElement?.dispatchEvent(event)) throw new Error("the browser would insert it");
    }, size);
    await says(page, new RegExp(`That is ${size} MB.*10 MB at most.*take a part`));
    assert.equal(await article(page), "It rose 75 percent.");
  }
  const file = { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(12_000_000, 65) };
  await page.locator("#file").setInputFiles(file);
  await says(page, /That is 12 MB/);
  assert.equal(await article(page), "It rose 75 percent.");
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" In Bandung.");
  await waitForHighlight(page, "Bandung");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a worker that ends without a word is told of, and the next text is read by another", async () => {
  const worker = readFileSync(resolve(dist, "worker.js"), "utf8");
  let ends = true;
  const other = await serve({
    fault: (path) =>
      path === "worker.js" && ends
        ? {
            type: "text/javascript",
            body: `addEventListener("message", ({ data }) => /Bandung/.test(data.text) && close());${worker}`,
          }
        : undefined,
  });
  const context = await shared.browser.newContext({ locale: "en-GB", serviceWorkers: "block" });
  const { page } = await open(context, other.url);
  await paste(page, "Rapat dibuka di Bandung.");
  await says(page, /stopped.*started again/);
  assert.equal(await article(page), "Rapat dibuka di Bandung.");
  ends = false;
  await page.keyboard.type(" Naik 75 persen.");
  await waitForHighlight(page, "75 persen");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
  await other.close();
});
