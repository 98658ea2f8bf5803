// The embed, on pages of others.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { ARTICLE, visitPage } from "./embed-page.mjs";
import { dist, highlighted, launch, waitForHighlight } from "./site.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** @param {Parameters<typeof visitPage>[1]} [options] */
const visit = (options) => visitPage(browser, options);

test("an article is highlighted across its markup, its DOM untouched, with no stranger asked and no policy broken", async () => {
  const { tab, site, warnings, requests, close } = await visit();
  await waitForHighlight(tab, "17 Agustus\n1945");
  const texts = (await highlighted(tab)).map(([text]) => text);
  assert.ok(texts.includes("25") || texts.includes("25 orang"), `${texts}`);
  assert.ok(texts.includes("Rp 5.000"));
  for (const skipped of ["Rp 1.000", "Rp 2.000", "Rp 3.000", "Rp 4.000"]) assert.ok(!texts.includes(skipped), skipped);
  assert.equal(await tab.locator("article mark").count(), 0);
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    requests.filter((address) => !address.startsWith(site.url)),
    [],
  );
  await close();
});

test("later changes are highlighted, and what left the page is not", async () => {
  const { tab, close } = await visit();
  await waitForHighlight(tab, "Rp 5.000");
  await tab.evaluate(() => {
    document.querySelector("table")?.remove();
    const later = document.querySelector("#later");
    if (later) later.textContent = "Tiket Rp 70.000 habis.";
  });
  await waitForHighlight(tab, "Rp 70.000");
  assert.ok(!(await highlighted(tab)).some(([text]) => text === "Rp 5.000"));
  await close();
});

test("only the labels that were asked for are highlighted", async () => {
  const { tab, close } = await visit({ attributes: 'data-labels="money"' });
  await waitForHighlight(tab, "Rp 5.000");
  assert.deepEqual([...new Set((await highlighted(tab)).map(([, label]) => label))], ["MONEY"]);
  await close();
});

test("without the highlight API marks wrap the text, and taking them away gives the page back", async () => {
  const { tab, close } = await visit({
    attributes: 'data-labels="none"',
    init: () => {
      Reflect.deleteProperty(window, "Highlight");
    },
  });
  const [before, marked, after] = await tab.evaluate(async () => {
    const article = /** @type {HTMLElement} */ (document.querySelector("article"));
    const before = article.outerHTML;
    const { highlight } = await import(new URL("embed.js", location.href).href);
    const stop = await highlight(article);
    const marked = [...article.querySelectorAll("mark")].map((mark) => mark.textContent);
    stop();
    return [before, marked, article.outerHTML];
  });
  assert.ok(marked?.includes("17") && marked.includes("Agustus") && marked.includes("Rp 5.000"), `${marked}`);
  assert.equal(after, before);
  await close();
});

test("an engine that does not load leaves the page as it was, and says so once", async () => {
  const { tab, warnings, close } = await visit({ broken: true });
  await tab
    .waitForEvent("console", { predicate: (message) => message.text().includes("Sorot"), timeout: 3000 })
    .catch(() => {});
  assert.equal(warnings.filter((text) => text.includes("Sorot could not highlight this page")).length, 1);
  assert.deepEqual(await highlighted(tab), []);
  assert.match(await tab.locator("article").innerText(), /25 orang/);
  await close();
});

test("a legend hides and shows labels, and lists what is highlighted; it goes when it is taken away", async () => {
  const { tab, warnings, close } = await visit({ attributes: "data-legend data-tooltips" });
  await waitForHighlight(tab, "Rp 5.000");
  await tab.locator(".sorot-legend button", { hasText: "MONEY" }).click();
  await tab.waitForFunction(() => ![...(CSS.highlights.get("sorot-MONEY") ?? [])].length);
  await tab.locator(".sorot-legend button", { hasText: "MONEY" }).click();
  await waitForHighlight(tab, "Rp 5.000");
  await tab.locator(".sorot-legend summary").click();
  assert.match(await tab.locator(".sorot-legend ul").innerText(), /Rp 5\.000: MONEY IDR 5000/);
  const box = await tab.evaluate(() => {
    const [range] = CSS.highlights.get("sorot-MONEY") ?? [];
    const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await tab.mouse.move(box.x, box.y);
  assert.equal(await tab.locator(".sorot-tooltip").innerText(), "MONEY: IDR 5000");
  assert.deepEqual(warnings, []);
  await close();
});

test("a site's own words are highlighted", async () => {
  const body = "<article><p>Koperasi Maju rapat, Bandung menunggu 25 orang.</p></article>";
  const { tab, warnings, close } = await visit({
    body,
    attributes: "data-words='words.csv'",
    files: { "words.csv": "rapat,EVENT\nBandung,-\n" },
  });
  await waitForHighlight(tab, "rapat");
  assert.ok(!(await highlighted(tab)).some(([text]) => text === "Bandung"));
  assert.deepEqual(warnings, []);
  await close();
});

test("an element shows the text that it is given, tells of clicks, and may be styled by its parts", async () => {
  const body = `<link rel="stylesheet" href="own.css"><sorot-article id="given"></sorot-article>
    <sorot-article id="own"><p>Rp 7 juta di <b>Bandung</b></p></sorot-article>
    <script type="module" src="element.js"></script><script type="module" src="page.js"></script>`;
  const script = `window.events = [];
    addEventListener("sorot:select", ({ target, detail }) => events.push([target.id, detail.text]));
    document.querySelector("#given").text = "Harga <b>naik</b>, kini 5 persen pada 3 Mei 2023.";`;
  const { tab, warnings, close } = await visit({
    body,
    files: { "own.css": "sorot-article::part(PERCENT) { color: rgb(1, 2, 3); }", "page.js": script },
  });
  const mark = tab.locator("#given mark", { hasText: "5 persen" });
  await mark.waitFor();
  assert.equal(
    await tab.locator("#given [part=article]").innerText(),
    "Harga <b>naik</b>, kini 5 persen pada 3 Mei 2023.",
  );
  assert.equal(await mark.evaluate((element) => getComputedStyle(element).color), "rgb(1, 2, 3)");
  assert.equal(await mark.getAttribute("title"), "PERCENT 5 %");
  await mark.focus();
  await tab.keyboard.press("Enter");
  await waitForHighlight(tab, "Rp 7 juta");
  await tab.locator("#own p").click({ position: { x: 10, y: 8 } });
  assert.deepEqual(await tab.evaluate("events"), [
    ["given", "5 persen"],
    ["own", "Rp 7 juta"],
  ]);
  assert.equal(
    await tab.locator("#own").evaluate((element) => element.innerHTML),
    "<p>Rp 7 juta di <b>Bandung</b></p>",
  );
  assert.deepEqual(warnings, []);
  await close();
});

test("an element tells of the text that it shows alone, whether it was given before its class was loaded or while it read", async () => {
  const body = `<sorot-article id="early"></sorot-article><sorot-article id="late"><p>Rp 7 juta</p></sorot-article>
    <script src="early.js"></script>
    <script type="module" src="element.js"></script><script type="module" src="page.js"></script>`;
  const early = `window.told = [];
    addEventListener("sorot:annotated", ({ target, detail }) => told.push([target.id, ...detail.annotations.map(({ text }) => text)]));
    document.querySelector("#early").text = "Naik 5 persen.";`;
  const late = `document.querySelector("#late").text = "Turun 4 persen.";`;
  const { tab, warnings, close } = await visit({ body, files: { "early.js": early, "page.js": late } });
  await tab.locator("#early mark", { hasText: "5 persen" }).waitFor();
  await tab.locator("#late mark", { hasText: "4 persen" }).waitFor();
  const told = new Set((await tab.evaluate("told")).map(String));
  assert.deepEqual(told, new Set(["early,5 persen", "late,4 persen"]));
  assert.deepEqual(warnings, []);
  await close();
});

test("the hashes in integrity.json are those of the files, and a browser takes the script by its own", async () => {
  const hashes = Object.entries(JSON.parse(await readFile(`${dist}/integrity.json`, "utf8")));
  for (const name of ["embed.js", "element.js", "worker.js", "wasm/sorot.js", "wasm/sorot_bg.wasm", "wasm/id.sorot"])
    assert.ok(
      hashes.some(([known]) => known === name),
      name,
    );
  for (const [name, hash] of hashes) {
    const digest = createHash("sha384").update(await readFile(`${dist}/${name}`));
    assert.equal(`sha384-${digest.digest("base64")}`, hash, name);
  }
  const { tab, close } = await visit({
    attributes: `integrity="${new Map(hashes).get("embed.js")}" crossorigin`,
    body: "<article><p>Rp 9 juta</p></article>",
  });
  await waitForHighlight(tab, "Rp 9 juta");
  await close();
});

test("the engine works in a worker, so that the page's own thread never loads it", async () => {
  const { tab, requests, warnings, close } = await visit();
  await waitForHighlight(tab, "Rp 5.000");
  assert.ok(requests.some((address) => address.endsWith("/worker.js")));
  const own = await tab.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  assert.ok(!own.some((name) => name.endsWith(".wasm")), `${own}`);
  assert.deepEqual(warnings, []);
  await close();
});

for (const [what, options] of /** @type {[string, Parameters<typeof visit>[0]][]} */ ([
  ["says so", { attributes: 'data-worker="false"' }],
  [
    "has none",
    {
      init: () => {
        Object.defineProperty(globalThis, "Worker", { value: undefined });
      },
    },
  ],
  [
    "lets nobody make the address of one",
    {
      init: () => {
        Object.defineProperty(globalThis, "trustedTypes", {
          value: {
            createPolicy: () => {
              throw new TypeError("no");
            },
          },
        });
      },
    },
  ],
])) {
  test(`a page that ${what} has the engine in its own thread`, async () => {
    const { tab, warnings, close } = await visit(options);
    await waitForHighlight(tab, "Rp 5.000");
    const own = await tab.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.ok(own.some((name) => name.endsWith(".wasm")));
    assert.deepEqual(warnings, []);
    await close();
  });
}

for (const [what, options] of /** @type {[string, Parameters<typeof visit>[0]][]} */ ([
  ["missing", { missing: ["worker.js"] }],
  ["broken", { files: { "worker.js": "throw new Error('gone')" } }],
])) {
  test(`a worker that is ${what} is no loss`, async () => {
    const { tab, requests, warnings, close } = await visit(options);
    await waitForHighlight(tab, "Rp 5.000");
    assert.ok(requests.some((address) => address.endsWith("/worker.js")));
    assert.deepEqual(warnings, []);
    await close();
  });
}

test("an article that is far below is left alone until somebody comes near it", async () => {
  const { tab, requests, close } = await visit({
    body: `<link rel="stylesheet" href="far.css"><div id="far"></div>${ARTICLE}`,
    attributes: "data-lazy",
    files: { "far.css": "#far { height: 5000px }" },
  });
  await tab.waitForTimeout(300);
  assert.ok(!requests.some((address) => /wasm|worker/.test(address)), `${requests}`);
  await tab.locator("article").scrollIntoViewIfNeeded();
  await waitForHighlight(tab, "Rp 5.000");
  await close();
});

test("colours of the site's own go before the labels' own, and what is no colour is left out", async () => {
  const { tab, close } = await visit({
    attributes: `data-colours='{"MONEY": "rgb(1, 2, 3)", "CARDINAL": "}body{display:none"}'`,
  });
  await waitForHighlight(tab, "Rp 5.000");
  const rules = await tab.evaluate(() =>
    document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
  );
  assert.ok(rules.some((rule) => rule.includes("sorot-MONEY") && rule.includes("rgb(1, 2, 3)")));
  assert.ok(!rules.some((rule) => rule.includes("display: none")));
  assert.equal(await tab.evaluate(() => getComputedStyle(document.body).display), "block");
  await close();
});

test("runs that read from right to left keep their words, and what stands after them its place", async () => {
  const body = `<article dir="auto"><p>Pertemuan <bdo dir="rtl">مرحبا بكم</bdo> di <b>Bandung</b> pada <span dir="rtl">٣ مايو</span>
    17 Agustus 1945 dihadiri 25 orang.</p></article>`;
  const { tab, close } = await visit({ body });
  await waitForHighlight(tab, "17 Agustus 1945");
  const marks = await highlighted(tab);
  assert.ok(
    marks.some(([text, label]) => text === "Bandung" && label === "GPE"),
    `${marks}`,
  );
  assert.equal(await tab.locator("bdo").innerText(), "مرحبا بكم");
  await close();
});
