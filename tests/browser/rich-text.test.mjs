// Rich text by chance: whatever HTML is pasted or opened, its words come as text, nothing of it runs or is fetched, and a
// long one takes no longer than its length asks for.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import fc from "../chance.mjs";
import { serve } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();

const PIECES = [
  ...[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<br>",
    "<pre>",
  ],
  ...["<script>window.ran=1</script>", "<img src=//evil.example/x onerror=window.ran=1>", "<svg onload=window.ran=1>"],
  ...[
    "<iframe srcdoc='<script>parent.ran=1</script>'>",
    "<object data=//evil.example/>",
    "<embed src=//evil.example/>",
  ],
  ...[
    "<link rel=stylesheet href=//evil.example/x>",
    "<style>*{display:none}</style>",
    "<p style=display:none>",
    "<base href=x>",
  ],
  ...[
    "<meta http-equiv=refresh content=0>",
    "<template>",
    "<noscript>",
    "<plaintext>",
    "<textarea>",
    "<title>",
    "<math><mi>",
  ],
  ...[
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "</",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "&#x1F600;",
    '"',
    "'",
    "=",
    "\0",
    "\n",
    "\t",
  ],
  ...[
    "<form action=//evil.example/><input autofocus onfocus=window.ran=1>",
    "<a href=javascript:window.ran=1>",
    "<x-y>",
  ],
  ...["Rp 5 juta", "Wulan Pertiwi", "kata", " ", "  ", "\u00a0", "\ud800", "\u202e"],
];
const documents = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary", maxLength: 6 })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(""));

/** A page with the site's own scripts as they are written, and the function that reads rich text. */
async function reader() {
  const site = await serve({
    root: resolve(import.meta.dirname, "../../www"),
    fault: (path) => (path === "index.html" ? { body: "<!doctype html><title>0</title>" } : undefined),
  });
  const page = await shared.browser.newPage();
  /** @type {string[]} */
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(site.url);
  await page.evaluate(async () => {
    const script = "./app/rich-text.js";
    Object.assign(globalThis, { contentOf: (await import(script)).contentOf });
  });
  const read = (/** @type {string[]} */ all) =>
    page.evaluate((all) => {
      const { contentOf } = /** @type {typeof import("../../www/app/rich-text.js")} */ (
        /** @type {unknown} */ (globalThis)
      );
      return all.map((html) => contentOf(html));
    }, all);
  return { page, read, requests, close: () => Promise.all([page.close(), site.close()]) };
}

test("rich text by chance gives text, and does nothing else", async () => {
  const { page, read, requests, close } = await reader();
  const before = requests.length;
  const all = fc.sample(documents, 1000);
  for (const { text, marks } of await read(all)) {
    assert.equal(typeof text, "string");
    assert.equal(text, text.trim());
    for (const mark of marks) {
      const words = text.slice(mark.start, mark.end);
      assert.ok(mark.start < mark.end && mark.end <= text.length && words === words.trim(), JSON.stringify(mark));
    }
  }
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => "ran" in globalThis), false, "a script ran");
  assert.deepEqual(requests.slice(before), []);
  await close();
});

test("words outside of markup that is dropped are all there", async () => {
  const { read, close } = await reader();
  const words = fc.array(fc.constantFrom("satu", "dua", "Rp 5 juta", "a & b"), { minLength: 1, maxLength: 20 });
  const tags = fc.constantFrom("p", "div", "b", "span", "li", "td", "h1", "a", "section", "x-y", "em");
  const nested = words.chain((words) =>
    fc.array(tags, { minLength: words.length, maxLength: words.length }).map((tags) => ({ words, tags })),
  );
  const all = fc.sample(nested, 300);
  const pages = all.map(({ words, tags }) =>
    words.map((word, index) => `<${tags[index]}>${word.replace("&", "&amp;")}</${tags[index]}>`).join(""),
  );
  const texts = await read(pages);
  all.forEach(({ words }, index) => {
    assert.equal(texts[index]?.text.replace(/\s+/g, ""), words.join("").replace(/\s+/g, ""));
  });
  await close();
});

test("what a page does not show is left out, and a summary ends its line", async () => {
  const { read, close } = await reader();
  /** @type {[string, string][]} */
  const pages = [
    ["<p>satu <span hidden>dua</span> tiga", "satu tiga"],
    ["<p style='color:red; display : none'>satu</p><p>dua", "dua"],
    ["<p title='>' style='display:none'>satu</p><p style='visibility:hidden'>dua</p>tiga", "tiga"],
    ["<p style='font-family: display; x: none'>satu", "satu"],
    ["<details><summary>Ringkas</summary>Isi</details>", "Ringkas\n\nIsi"],
    ["<p>Harga <del>10</del><ins>12</ins> ribu", "Harga 12 ribu"],
    ["<table><caption>Judul</caption><tr><td>a<td>b</table>", "Judul\n\na\tb"],
  ];
  const texts = await read(pages.map(([html]) => html));
  assert.deepEqual(
    texts.map(({ text }) => text),
    pages.map(([, text]) => text),
  );
  await close();
});

test("a long document and a deep one are read", async () => {
  const { read, close } = await reader();
  const paragraphs = 150_000;
  const long = "<p>Harga <b>naik</b> 5 persen.</p>".repeat(paragraphs);
  const [text = "", deep = "", open = ""] = (
    await read([long, `${"<div>".repeat(20_000)}kata`, "<a<b ".repeat(100_000)])
  ).map(({ text }) => text);
  assert.equal(text.split("\n\n").length, paragraphs);
  assert.equal(deep, "kata");
  assert.equal(typeof open, "string");
  await close();
});
