// Texts, files and links that try to do something: through the real page, under its strict policy. Nothing runs, nothing
// is asked for, and the text stays.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { SaxesParser } from "saxes";
import { FORMATS } from "../../www/formats/index.js";
import { parseCsv } from "../formats/csv.mjs";
import { download, highlighted, open, paste, waitForHighlight } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const shared = useSite();

const TEXTS = [
  '<script>window.ran = 1</script><img src=x onerror="window.ran = 1"> bayar Rp 5 juta',
  "<a href='javascript:window.ran=1'>Bandung</a> {{constructor.constructor('window.ran=1')()}} Rp 5 juta",
  `\${window.ran=1} ${"$"}{window.ran=1} Rp 5 juta`,
  "</textarea></style><style>body{display:none}</style><svg/onload=window.ran=1> bayar Rp 5 juta",
  '=HYPERLINK("http://evil.example/?x","Rp 5 juta") <!--#exec cmd="x" --> <![CDATA[ ]]> &lt;b&gt; &#x3c;',
  "\u202eRp 5 juta\u202c \u2066terbalik\u2069 \ufeff\u200b\u0000 __proto__ constructor toString Rp 5 juta",
];

async function visit() {
  const context = await shared.browser.newContext({ locale: "en-GB", acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const opened = await open(context, shared.site.url);
  return { context, ...opened };
}

/** @param {Page} page @param {string[]} requests */
async function unharmed(page, requests) {
  assert.equal(await page.evaluate(() => "ran" in globalThis || "polluted" in {}), false, "a script ran");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).display), "block", "a style leaked");
  assert.deepEqual(
    requests.filter(
      (address) => !address.startsWith(shared.site.url) && !address.startsWith("blob:") && !address.startsWith("data:"),
    ),
    [],
  );
}

/** @param {string} text */
const bare = (text) => text.replace(/\s+/g, "");

/**
 * That a file that was written has the text, as text.
 *
 * @param {Page} page
 * @param {string} format
 * @param {string} content
 * @param {string} text
 */
async function harmless(page, format, content, text) {
  // What XML and HTML cannot hold is U+FFFD there.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
  const held = bare(text.replace(/[\0-\x08]/g, "\ufffd"));
  if (format === "json") assert.equal(JSON.parse(content).text, text);
  else if (format === "web-annotation") assert.equal(JSON.parse(content)["urn:sorot:content"], text);
  else if (format === "spacy") assert.equal(JSON.parse(content).text, text);
  else if (format === "csv") {
    for (const cell of parseCsv(content).flat()) assert.doesNotMatch(cell, /(^|[\t;|\r\n])[=@]/);
  } else if (format === "markdown") {
    assert.doesNotMatch(content, /(^|[^\\])<[a-z/!]/i);
    assert.ok(bare(content.replaceAll("\\", "")).includes("Rp5juta"));
  } else if (format === "html") {
    const shown = await page.context().newPage();
    // Without the policy that the file brings: nothing in it is to be kept from running by that alone.
    await shown.setContent(content.replace(/<meta http-equiv[^>]*>/, ""));
    assert.equal(await shown.evaluate(() => "ran" in globalThis), false, "a script of the text ran");
    assert.equal(await shown.locator("article :not(p, h1, mark, small)").count(), 0);
    await shown.locator("small").evaluateAll((all) => all.map((tag) => tag.remove()));
    assert.equal(bare((await shown.locator("article").textContent()) ?? ""), held);
    await shown.close();
  } else if (format === "tei") {
    let words = "";
    let body = false;
    const parser = new SaxesParser({ xmlns: true });
    parser.on("opentag", ({ local }) => {
      body ||= local === "body";
      assert.doesNotMatch(local, /^(script|img|svg|a|style)$/);
    });
    parser.on("text", (part) => {
      if (body) words += part;
    });
    parser.write(content).close();
    assert.equal(bare(words), held);
  } else assert.match(content, format === "brat" ? /^T1\t/ : /B-MONEY/);
}

test("a text that is pasted stays text, in every view and every form", async () => {
  const { context, page, troubles, requests } = await visit();
  for (const text of TEXTS) {
    await paste(page, text);
    await waitForHighlight(page, "Rp 5 juta");
    const shown = await page.locator("#article").evaluate((element) => element.textContent);
    assert.equal(shown, text);
    assert.equal(await page.locator("#article :not(div)").count(), 0);
    for (const tab of ["table", "timeline", "quoted", "together"]) await page.locator(`#tab-${tab}`).click();
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator("#share").click();
    await unharmed(page, requests);
    for (const format of Object.keys(FORMATS)) {
      const [file] = await download(page, format);
      await harmless(page, format, await readFile(await file.path(), "utf8"), text);
    }
    await unharmed(page, requests);
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

/** @type {[string, string, string][]} */
const FILES = [
  [
    "x.json",
    '{"text":"<img src=x onerror=window.ran=1> bayar Rp 5 juta","annotations":[{"start":0,"end":4,"label":"ORG","value":{"kind":"number","number":1,"__proto__":{"polluted":1}}},{"start":39,"end":48,"label":"MONEY"}],"__proto__":{"polluted":1}}',
    "ok",
  ],
  ["x.json", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "refused"],
  ["x.json", '{"text":"a","annotations":[{"start":-1,"end":1e400,"label":"ORG"}]}', "refused"],
  [
    "x.jsonld",
    '{"type":"AnnotationPage","items":[{"body":{"value":"ORG"},"target":"http://evil.example/"}],"urn:sorot:content":"abc"}',
    "refused",
  ],
  [
    "x.html",
    "<p>Rp 5 juta<script>window.ran=1</script><img src=http://evil.example/x onerror=window.ran=1><iframe src=http://evil.example/></iframe><link rel=stylesheet href=http://evil.example/x.css><style>body{display:none}</style>",
    "ok",
  ],
  [
    "x.md",
    [
      "# Rp 5 juta <script>window.ran=1</script><img src=http://evil.example/x onerror=window.ran=1>",
      "[satu](javascript:window.ran=1) [dua](<JaVaScRiPt&colon;window.ran=1>) <javascript:window.ran=1> [tiga][a] ![x](http://evil.example/y)",
      "[a]: data:text/html,<script>parent.ran=1</script>",
      "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>\n<style>body{display:none}</style>\n<p style=display:none onclick=window.ran=1>",
      "```<script>window.ran=1</script>\n<script>window.ran=1</script>\n```",
    ].join("\n\n"),
    "ok",
  ],
  ["x.md", `---\ntitle: "<script>window.ran=1</script>"\n${"---x\n".repeat(20_000)}\n\nRp 5 juta`, "ok"],
  ["x.txt", "\u0000\u0001 bayar Rp 5 juta", "ok"],
];

test("a file that is opened does nothing but bring its text", async () => {
  const { context, page, requests } = await visit();
  for (const [name, content, outcome] of FILES) {
    await paste(page, "Rp 1 juta");
    await waitForHighlight(page, "Rp 1 juta");
    await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
    if (outcome === "ok") await waitForHighlight(page, "Rp 5 juta");
    else await page.waitForFunction(() => /cannot be read/.test(document.querySelector("#notice")?.textContent ?? ""));
    if (outcome !== "ok") assert.equal(await page.locator("#article").innerText(), "Rp 1 juta");
    await unharmed(page, requests);
  }
  await context.close();
});

/** Signs that keep readers of Markdown busy: each is looked at with all that follow it, or opens what is never closed. */
const BUSY = ["[", "[a](", "*a ", "a_b_", "**a *b ", "> ", "![", "<a ", "<!-- ", "[ (](", "</", "a@b.", "_*", "- "];

test("a Markdown file that is made to be slow is read all the same, and leads nowhere it may not", async () => {
  const { context, page, requests } = await visit();
  for (const sign of BUSY) {
    const content = `Rp 5 juta\n\n${sign.repeat(60_000)}\n\n[x](javascript:window.ran=1) [y](https://a.example/y)`;
    await paste(page, "Rp 1 juta");
    await waitForHighlight(page, "Rp 1 juta");
    await page.locator("#file").setInputFiles({ name: "x.md", mimeType: "text/plain", buffer: Buffer.from(content) });
    await waitForHighlight(page, "Rp 5 juta");
    await unharmed(page, requests);
  }
  await context.close();
});

/** @param {string | Buffer} content */
const link = (content) => `${shared.site.url}#artikel=${deflateRawSync(content).toString("base64url")}`;

test("a link that is damaged, hostile or a bomb is named, and the page works on", async () => {
  const bomb = deflateRawSync(Buffer.alloc(1 << 28, 32)).toString("base64url");
  const links = [
    `${shared.site.url}#artikel=${bomb}`,
    `${shared.site.url}#artikel=%%%`,
    link('{"text":5}'),
    link('{"text":"abc","corrections":[{"start":0,"end":99,"label":"ORG"}]}'),
    link('{"text":"abc","corrections":[{"start":0,"end":1,"label":"<img>"}]}'),
    link("null"),
  ];
  for (const address of links) {
    const context = await shared.browser.newContext({ locale: "en-GB" });
    const { page, requests, troubles } = await open(context, address);
    await page.waitForFunction(() => /damaged/.test(document.querySelector("#notice")?.textContent ?? ""));
    await paste(page, "Rp 5 juta");
    await waitForHighlight(page, "Rp 5 juta");
    await unharmed(page, requests);
    assert.deepEqual(troubles, []);
    await context.close();
  }
});

test("a link cannot bring markup or a prototype along", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const article =
    '{"text":"<b onclick=window.ran=1>bayar Rp 5 juta</b>","language":"<img>","date":"<img>","__proto__":{"polluted":1}}';
  const { page, requests } = await open(context, link(article));
  await waitForHighlight(page, "Rp 5 juta");
  assert.equal(await page.locator("#article").innerText(), "<b onclick=window.ran=1>bayar Rp 5 juta</b>");
  await unharmed(page, requests);
  await context.close();
});

test("two tabs that write one article keep both versions", async () => {
  const { context, page } = await visit();
  await paste(page, "Rapat pertama di Bandung.");
  await waitForHighlight(page, "Bandung");
  await page.locator("#keep").click();
  await page.locator("#library button.remove").waitFor();
  const { page: other } = await open(context, shared.site.url);
  await waitForHighlight(other, "Bandung");
  for (const [tab, word] of /** @type {const} */ ([
    [page, "Satu "],
    [other, "Dua "],
  ])) {
    await tab.locator("#article").press("Control+Home");
    await tab.keyboard.type(word);
    await tab.waitForTimeout(800);
  }
  const texts = await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open("sorot");
        request.onsuccess = () => {
          const all = request.result.transaction("articles").objectStore("articles").getAll();
          all.onsuccess = () => done(all.result.map(({ text }) => text).sort());
        };
      }),
  );
  assert.deepEqual(texts, ["Dua Rapat pertama di Bandung.", "Satu Rapat pertama di Bandung."]);
  await context.close();
});

test("a browser that forbids storage is told of, and the page works", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
    Object.defineProperty(globalThis, "localStorage", {
      get: () => {
        throw new DOMException("no", "SecurityError");
      },
    });
  });
  const { page } = await open(context, shared.site.url);
  await page.locator("#keep").click();
  await page.waitForFunction(() => /allows no storage/.test(document.querySelector("#notice")?.textContent ?? ""));
  await paste(page, "Rp 5 juta");
  await waitForHighlight(page, "Rp 5 juta");
  await context.close();
});

test("a whole session asks for the site's own files and nothing else", async () => {
  const { context, page, requests, troubles } = await visit();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await paste(page, "Wulan Pertiwi membeli beras seharga Rp 5 juta di Bandung.");
  await waitForHighlight(page, "Rp 5 juta");
  await page.locator("#entities button").first().click();
  await page.locator("#editor [data-do=label-ORG]").click();
  for (const format of await page
    .locator("#format option")
    .evaluateAll((all) => all.map((one) => one.getAttribute("value") ?? ""))) {
    await download(page, format);
  }
  await page.locator("#share").click();
  await page.locator("#keep").click();
  await page.locator("#library button.remove").waitFor();
  await page.reload();
  await waitForHighlight(page, "Rp 5 juta");
  assert.ok((await highlighted(page)).some(([, style]) => style === "organization"));
  const own = new URL(shared.site.url).origin;
  assert.deepEqual(
    requests.filter(
      (address) => !address.startsWith("blob:") && (new URL(address).origin !== own || new URL(address).search),
    ),
    [],
  );
  assert.equal(await page.evaluate(() => document.cookie), "");
  assert.deepEqual(troubles, []);
  await context.close();
});
