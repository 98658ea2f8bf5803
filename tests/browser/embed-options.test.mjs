// What a site may ask of the embed and its element, and what an article may hold.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { visitPage } from "./embed-page.mjs";
import { dist, highlighted, launch, waitForHighlight } from "./site.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** @param {Parameters<typeof visitPage>[1]} options */
const visit = (options) => visitPage(browser, { init: keepDocuments, ...options });

/** Runs in the page: keeps what is told of readings. */
function keepDocuments() {
  /** @type {unknown[]} */
  const told = [];
  Object.assign(window, { told });
  addEventListener("sorot:annotated", (event) => told.push(/** @type {CustomEvent} */ (event).detail));
}

/**
 * The last reading, once there is one.
 *
 * @param {import("playwright-core").Page} tab
 * @returns {Promise<import("../../src/document.js").Document>}
 */
async function told(tab) {
  await tab.waitForFunction(() => Reflect.get(window, "told").length > 0);
  return tab.evaluate("told.at(-1)");
}

/** @param {import("playwright-core").Page} tab */
const texts = async (tab) => (await highlighted(tab)).map(([text]) => text);

test("a site says the language and the day of its articles", async () => {
  const body = "<article><p>Rapat digelar Sabtu (24/9).</p></article>";
  const dated = await visit({ body, attributes: 'data-language="id" data-date="2016-10-01"' });
  const { language, reference_date, annotations } = await told(dated.tab);
  assert.deepEqual([language, reference_date], ["id", "2016-10-01"]);
  const value = annotations.find(({ text }) => text === "Sabtu (24/9)")?.value;
  assert.ok(value?.kind === "time" && value.iso === "2016-09-24", JSON.stringify(value));
  await dated.close();
  const english = await visit({ body, attributes: 'data-language="en"' });
  assert.equal((await told(english.tab)).language, "en");
  await english.close();
});

test("a signal takes the highlights away, be they there or on their way", async () => {
  const script = `import { highlight } from "./embed.js";
    const [early, late] = [new AbortController(), new AbortController()];
    const reading = highlight(document.querySelector("#one"), { signal: early.signal });
    early.abort();
    await reading;
    await highlight(document.querySelector("#two"), { signal: late.signal });
    window.late = late;`;
  const { tab, warnings, close } = await visit({
    body: `<p id="one">Rp 5 juta</p><p id="two">Rp 6 juta</p><script type="module" src="page.js"></script>`,
    attributes: null,
    files: { "page.js": script },
  });
  await tab.waitForFunction(() => "late" in window);
  assert.deepEqual(await texts(tab), ["Rp 6 juta"]);
  const sheets = await tab.evaluate("late.abort(); document.adoptedStyleSheets.length");
  assert.deepEqual(await texts(tab), []);
  assert.equal(sheets, 0);
  assert.deepEqual(warnings, []);
  await close();
});

test("lists are read item by item; forms, code and what is off are left out", async () => {
  const body = `<article><ul><li>Harga 5</li><li>juta orang</li><li>Rp 6 juta</li></ul>
    <form>Rp 7 juta <label>Rp 8 juta <input value="Rp 9 juta"></label></form>
    <p>Perintah <code>Rp 10 juta</code> dan <kbd>Rp 11 juta</kbd> Rp 12 juta.</p></article>
    <div data-sorot="off"><article><p>Rp 13 juta</p></article></div>`;
  const { tab, close } = await visit({ body, attributes: 'data-labels="MONEY,CARDINAL,QUANTITY"' });
  await waitForHighlight(tab, "Rp 12 juta");
  const found = await texts(tab);
  assert.deepEqual(
    found.filter((text) => text?.startsWith("Rp")),
    ["Rp 6 juta", "Rp 12 juta"],
  );
  assert.ok(found.includes("5") && !found.some((text) => /5\s*juta/.test(text ?? "")), `${found}`);
  await close();
});

test("articles of one page have each its own colours", async () => {
  const { tab, warnings, close } = await visit({
    body: `<article><p>Rp 5 juta</p></article><section><p>Rp 6 juta</p></section><main><p>Rp 7 juta</p></main>
      <script type="module" src="embed.js" data-target="section" data-colours='{"MONEY": "blue"}' data-legend></script>
      <script type="module" src="embed.js" data-target="main"></script>`,
    attributes: `data-colours='{"MONEY": "red"}'`,
  });
  for (const text of ["Rp 5 juta", "Rp 6 juta", "Rp 7 juta"]) await waitForHighlight(tab, text);
  const colours = await tab.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].flatMap(([name, ranges]) =>
        [...ranges].map((range) => [
          `${range}`,
          getComputedStyle(document.body, `::highlight(${name})`).textDecorationColor,
        ]),
      ),
    ),
  );
  assert.deepEqual(colours, {
    "Rp 5 juta": "rgb(255, 0, 0)",
    "Rp 6 juta": "rgb(0, 0, 255)",
    "Rp 7 juta": "rgb(169, 134, 0)",
  });
  const button = tab.locator(".sorot-legend button", { hasText: "MONEY" });
  assert.equal(await button.evaluate((element) => getComputedStyle(element).borderBottomColor), "rgb(0, 0, 255)");
  assert.deepEqual(warnings, []);
  await close();
});

test("what Sorot itself puts into a page is no part of the article", async () => {
  const { tab, close } = await visit({
    body: `<main><p>Harga Rp 5 juta.</p></main>
      <script type="module" src="embed.js" data-target="body" data-tooltips data-legend></script>`,
  });
  await waitForHighlight(tab, "Rp 5 juta");
  const box = await tab.evaluate(() => {
    const [range] = CSS.highlights.get("sorot-MONEY") ?? [];
    const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await tab.mouse.move(box.x, box.y);
  assert.equal(await tab.locator(".sorot-tooltip").innerText(), "MONEY: IDR 5000000");
  // What comes later shows that the page was read with the tooltip in it.
  await tab.evaluate(`document.querySelector("main").append("Lalu Rp 6 juta.")`);
  await waitForHighlight(tab, "Rp 6 juta");
  assert.deepEqual(await texts(tab), ["Rp 5 juta", "Rp 6 juta"]);
  assert.equal(await tab.evaluate("told.length"), 2);
  await close();
});

test("a page that never rests is read all the same", async () => {
  const { tab, close } = await visit({ body: "<article><p>Rp 5 juta</p><p id='ticks'>x</p></article>" });
  await waitForHighlight(tab, "Rp 5 juta");
  await tab.evaluate(() => {
    const ticks = document.querySelector("#ticks");
    setInterval(() => ticks?.append("x"), 20);
    document.querySelector("article")?.append("Baru Rp 9 juta");
  });
  await waitForHighlight(tab, "Rp 9 juta");
  await close();
});

test("the element's families have the colours of custom properties", async () => {
  const body = `<link rel="stylesheet" href="own.css"><sorot-article id="news"></sorot-article>
    <script type="module" src="element.js"></script><script type="module" src="page.js"></script>`;
  const { tab, warnings, close } = await visit({
    body,
    attributes: null,
    files: {
      "own.css": "sorot-article { --sorot-number: rgb(1, 2, 3); }",
      "page.js": `document.querySelector("#news").text = "Naik 5 persen pada 3 Mei 2023.";`,
    },
  });
  const colour = (/** @type {string} */ text) =>
    tab.locator("#news mark", { hasText: text }).evaluate((mark) => getComputedStyle(mark).textDecorationColor);
  assert.equal(await colour("5 persen"), "rgb(1, 2, 3)");
  assert.equal(await colour("3 Mei 2023"), "rgb(194, 67, 127)");
  assert.deepEqual(warnings, []);
  await close();
});

test("an import map with the bindings' hash lets them in, and nothing else in their place", async () => {
  const hashes = JSON.parse(await readFile(`${dist}/integrity.json`, "utf8"));
  const run = async (/** @type {string} */ hash) => {
    const map = JSON.stringify({ integrity: { "/wasm/sorot.js": hash } });
    const own = createHash("sha256").update(map).digest("base64");
    return visit({
      body: `<script type="importmap">${map}</script><article><p>Rp 9 juta</p></article>`,
      attributes: `integrity="${hashes["embed.js"]}" crossorigin`,
      policy: `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${own}'; require-trusted-types-for 'script'`,
    });
  };
  const right = await run(hashes["wasm/sorot.js"]);
  await waitForHighlight(right.tab, "Rp 9 juta");
  assert.deepEqual(right.warnings, []);
  await right.close();
  const wrong = await run(hashes["embed.js"]);
  const warned = (/** @type {string} */ text) => text.includes("Sorot could not highlight this page");
  if (!wrong.warnings.some(warned))
    await wrong.tab.waitForEvent("console", { predicate: (message) => warned(message.text()) });
  assert.deepEqual(await highlighted(wrong.tab), []);
  await wrong.close();
});
