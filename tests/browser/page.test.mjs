// The page around the article: its languages, its looks, and what it does when something is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, open, paste, serve, waitForHighlight } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();

test("the interface speaks the browser's language, and the one that is chosen from then on", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("#clear").innerText(), "Clear");
  await page.locator("#interface-language").selectOption("id");
  assert.equal(await page.locator("#clear").innerText(), "Kosongkan");
  assert.match(await page.locator("#legend").innerText(), /Uang/);
  await page.reload();
  assert.equal(await page.locator("#clear").innerText(), "Kosongkan");
  await context.close();
});

test("what is told, what is wrong and when articles were kept follow the language", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await page.locator("#keep").click();
  await page.locator("#library .note").waitFor();
  const english = await page.locator("#library .note").innerText();
  await page.locator("#words").fill("salah");
  await page.locator("#words").blur();
  assert.match(await page.locator("#words-wrong").innerText(), /^Not understood \(by line\): 1\. Write/);
  const name = "x.json";
  await page.locator("#file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from("{") });
  await page.waitForFunction(() => /it is not JSON/.test(document.querySelector("#notice")?.textContent ?? ""));
  await page.locator("#interface-language").selectOption("id");
  assert.match(await page.locator("#notice").innerText(), /“x\.json” tidak dapat dibaca: isinya bukan JSON/);
  assert.equal(await page.locator("#notice .close").getAttribute("aria-label"), "Tutup");
  assert.match(await page.locator("#words-wrong").innerText(), /^Baris 1 tidak dimengerti/);
  await page.waitForFunction((english) => document.querySelector("#library .note")?.textContent !== english, english);
  await page.locator("#notice .close").click();
  await page.locator("#interface-language").selectOption("en");
  assert.equal(await page.locator("#notice").isVisible(), false, "what was closed stays closed");
  await context.close();
});

test("a pattern that is refused is told of with one full stop, and its column where there is one", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  const told = async (/** @type {string} */ pattern) => {
    await page.locator("#words").fill(`/${pattern}/,ORG`);
    await page.locator("#words").blur();
    await page.waitForFunction(
      (pattern) => document.querySelector("#words-wrong")?.textContent?.includes(pattern),
      pattern.slice(0, 20),
    );
    return page.locator("#words-wrong").innerText();
  };
  assert.match(await told("a(b"), /^Pattern \/a\(b\/, column \d+: [^.]+\.$/);
  const whole = await told("(((\\w{100}){100}){100})");
  assert.doesNotMatch(whole, /column 0|\.\./);
  assert.match(whole, /[^.]\.$/);
  await context.close();
});

test("the options of reading close with Escape and with a click elsewhere", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  const panel = page.locator(".options .panel");
  await page.locator("#facts").click();
  await page.locator("#reference-date").focus();
  await page.keyboard.press("Escape");
  assert.equal(await panel.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "facts");
  await page.locator("#facts").click();
  await page.locator("#spelling").check();
  assert.equal(await panel.isVisible(), true, "a click in it leaves it open");
  await page.locator("#takeaway-heading").click();
  assert.equal(await panel.isVisible(), false);
  await context.close();
});

for (const [locale, from, next, year] of /** @type {const} */ ([
  ["en-GB", "reference date Aug 25, 2024 (from the text)", "next year", "2025"],
  ["id-ID", "tanggal acuan 25 Agu 2024 (dari teks)", "tahun depan", "2025"],
])) {
  test(`the sample for ${locale} has a date from which its other times are known`, async () => {
    const context = await shared.browser.newContext({ locale });
    const { page } = await open(context, shared.site.url);
    assert.ok((await page.locator("#facts").innerText()).includes(from), await page.locator("#facts").innerText());
    assert.equal(await page.locator("#values .row", { hasText: next }).locator(".note").innerText(), year);
    await context.close();
  });
}

test("every text of the interface is there in both languages", async () => {
  const context = await shared.browser.newContext();
  const { page } = await open(context, shared.site.url);
  for (const language of ["id", "en"]) {
    await page.locator("#interface-language").selectOption(language);
    const texts = await page.locator("[data-string]").evaluateAll((all) => all.map((element) => element.textContent));
    assert.ok(texts.length > 20 && texts.every(Boolean), `${language}: ${texts}`);
  }
  await context.close();
});

for (const [scheme, other] of /** @type {const} */ ([
  ["light", "dark"],
  ["dark", "light"],
])) {
  test(`a ${scheme} scheme is followed, and the other one can be chosen`, async () => {
    const context = await shared.browser.newContext({ colorScheme: scheme });
    const { page } = await open(context, shared.site.url);
    const bright = () =>
      page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]) > 128);
    assert.equal(await bright(), scheme === "light");
    await page.locator("#theme").selectOption(other);
    assert.equal(await bright(), other === "light");
    await context.close();
  });
}

test("a phone shows everything without scrolling sideways", async () => {
  const context = await shared.browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const { page } = await open(context, shared.site.url);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
  await context.close();
});

test("the site works from a sub-folder", async () => {
  const folder = await serve({ prefix: "/alat/sorot/" });
  const context = await shared.browser.newContext();
  const { page, troubles } = await open(context, folder.url);
  assert.ok((await highlighted(page)).length > 10);
  assert.deepEqual(troubles, []);
  await context.close();
  await folder.close();
});

test("once loaded, the site works without a network", async () => {
  const folder = await serve();
  const context = await shared.browser.newContext();
  const { page } = await open(context, folder.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await folder.close();
  await context.setOffline(true);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("sorot:first-highlight").length > 0);
  await paste(page, "Harganya 75 persen.");
  await waitForHighlight(page, "75 persen");
  await context.close();
});

test("the first article is highlighted before the engine is asked for, with few files", async () => {
  const context = await shared.browser.newContext({ locale: "id-ID", serviceWorkers: "block" });
  const { page } = await open(context, shared.site.url);
  const before = await page.evaluate(() => {
    const highlighted = performance.getEntriesByName("sorot:first-highlight")[0]?.startTime ?? 0;
    const files = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < highlighted);
    return [
      ...new Set(
        files.map(({ name }) =>
          name
            .split("/")
            .pop()
            ?.replace(/-\w+\.js$/, ".js"),
        ),
      ),
    ].sort();
  });
  const others = before.filter((name) => name !== "main.js" && name !== "chunk.js");
  assert.deepEqual(others, ["first.js", "icon.svg", "page.css"]);
  await context.close();
});

test("the sample is there with its highlights while the page's scripts are still on their way", async () => {
  const slow = await serve({ fault: (path) => (path === "app/main.js" ? new Promise(() => {}) : undefined) });
  for (const [locale, words] of /** @type {[string, string][]} */ ([
    ["id-ID", "Rp 7,8 miliar"],
    ["en-GB", "Century"],
  ])) {
    const context = await shared.browser.newContext({ locale, serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(slow.url, { waitUntil: "commit" });
    await page.waitForFunction(() => performance.getEntriesByName("sorot:first-highlight").length > 0);
    assert.ok(
      (await highlighted(page)).some(([text]) => text?.includes(words)),
      locale,
    );
    assert.equal(await page.locator("#article > [data-level]").count(), 1);
    await context.close();
  }
  const context = await shared.browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem("sorot-preferences", '{"theme":"dark","language":"id"}'));
  await page.goto(slow.url, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("sorot:first-highlight").length > 0);
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  assert.ok((await highlighted(page)).some(([text]) => text?.includes("Rp 7,8 miliar")));
  await context.close();
  await slow.close();
});

test("a new version of the site is used whole, from the next visit on", async () => {
  let version = 1;
  const folder = await serve({
    fault: (path) => {
      if (path === "files.json" && version > 1) {
        const files = ["index.html", "page.css", "app/main.js"];
        return { type: "application/json", body: JSON.stringify({ version: `v${version}`, files }) };
      }
      if (path === "index.html" && version > 1) return { body: `<!doctype html><title>${version}</title>` };
      return undefined;
    },
  });
  const context = await shared.browser.newContext({ locale: "id-ID" });
  const { page } = await open(context, folder.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  version = 2;
  await page.reload();
  assert.equal(await page.title(), "Sorot", "the visit begins with the version that is there");
  await waitForHighlight(page, "Rp 7,8 miliar");
  // A predicate that gives a promise would count as true at once.
  const newest = () => page.evaluate(async () => (await caches.match("newest-version"))?.text());
  while ((await newest()) !== "sorot-v2") await page.waitForTimeout(50);
  await page.reload();
  assert.equal(await page.title(), "2");
  await context.close();
  await folder.close();
});

/** @type {[string, import("./site.mjs").Fault][]} */
const FAULTS = [
  ["missing", (path) => (path === "wasm/sorot_bg.wasm" ? { status: 404, body: "" } : undefined)],
  ["cut short", (path) => (path === "wasm/sorot_bg.wasm" ? { body: Buffer.from("\0asm\x01\0\0\0\x01") } : undefined)],
  ["replaced by a page", (path) => (path === "wasm/sorot.js" ? { type: "text/html", body: "<p>404</p>" } : undefined)],
];
for (const [fault, wrong] of FAULTS) {
  test(`an engine that is ${fault} is named, and the text is kept`, async () => {
    const broken = await serve({ fault: wrong });
    const context = await shared.browser.newContext({ locale: "en-GB" });
    const { page } = await open(context, broken.url, { ready: false });
    const notice = page.locator("#notice");
    await notice.waitFor();
    assert.match(await notice.innerText(), /engine could not be loaded/);
    await paste(page, "My text.");
    assert.equal(await page.locator("#article").innerText(), "My text.");
    await context.close();
    await broken.close();
  });
}

test("a browser without WebAssembly is told, and the text is kept", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "WebAssembly", { value: undefined });
  });
  const { page } = await open(context, shared.site.url, { ready: false });
  await page.locator("#notice").waitFor();
  assert.match(await page.locator("#notice").innerText(), /WebAssembly is switched off/);
  await paste(page, "My text.");
  assert.equal(await page.locator("#article").innerText(), "My text.");
  await context.close();
});

test("an engine that stops in mid-work is started again", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  await context.addInitScript(() => {
    const { Worker } = globalThis;
    /** @type {Worker[]} */
    const workers = [];
    Object.assign(globalThis, { workers });
    globalThis.Worker = class extends Worker {
      /** @param {[string | URL, WorkerOptions?]} args */
      constructor(...args) {
        super(...args);
        workers.push(this);
      }
    };
  });
  const { page } = await open(context, shared.site.url);
  await page.evaluate(() => {
    const { workers } = /** @type {{ workers: Worker[] }} */ (/** @type {unknown} */ (globalThis));
    workers[0]?.dispatchEvent(new ErrorEvent("error", { message: "unreachable" }));
  });
  await page.locator("#notice").waitFor();
  assert.match(await page.locator("#notice").innerText(), /started again/);
  await paste(page, "It rose 75 percent.");
  await waitForHighlight(page, "75 percent");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
});
