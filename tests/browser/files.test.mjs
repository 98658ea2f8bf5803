// Articles from files: what was exported comes back as it went, and what letters, forms and numbers files may have.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { download, highlighted, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";
import { TEXT, visitArticle } from "./whole-article.mjs";

/** @typedef {import("playwright-core").Page} Page */

const shared = useSite();

const visit = () => visitArticle(shared);

test("what was downloaded is opened again, with corrections in it", async () => {
  const { context, page } = await visit();
  const [downloaded] = await download(page, "web-annotation");
  const content = (await readFile(await downloaded.path(), "utf8")).replace('"PERSON"', '"EVENT"');
  await page.locator("#clear").click();
  const file = { name: "x.jsonld", mimeType: "application/ld+json", buffer: Buffer.from(content) };
  await page.locator("#file").setInputFiles(file);
  await waitForHighlight(page, "Rp 5 juta");
  assert.equal(await written(page), TEXT);
  assert.ok((await highlighted(page)).some(([text, style]) => text === "Wulan Pertiwi" && style === "other-name"));
  const broken = { name: "y.json", mimeType: "application/json", buffer: Buffer.from("{") };
  await page.locator("#file").setInputFiles(broken);
  await page.waitForFunction(() => /not JSON/.test(document.querySelector("#notice")?.textContent ?? ""));
  assert.equal(await written(page), TEXT);
  await page.locator("#clear").click();
  assert.ok(await page.locator("#notice").isVisible());
  const good = { name: "z.txt", mimeType: "text/plain", buffer: Buffer.from("Naik 7 persen.") };
  await page.locator("#file").setInputFiles(good);
  await waitForHighlight(page, "7 persen");
  assert.equal(await page.locator("#notice").isVisible(), false, "what was wrong with the file before is over");
  await context.close();
});

/** @param {string} text @param {"le" | "be"} order */
function utf16(text, order) {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

const OLD = "Caf\u00e9 itu di Bandung.";
/** @type {[string, string, Buffer, RegExp | null][]} */
const LETTERS = [
  ["UTF-16, small end first", "x.txt", utf16(OLD, "le"), null],
  ["UTF-16, big end first", "x.txt", utf16(OLD, "be"), null],
  ["UTF-8 with a mark", "x.txt", Buffer.from(`\ufeff${OLD}`), null],
  ["a page that says its letters", "x.html", Buffer.from(`<meta charset="ISO-8859-1"><p>${OLD}`, "latin1"), null],
  [
    "an old page's way to say them",
    "x.htm",
    Buffer.from(`<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><p>${OLD}`, "latin1"),
    null,
  ],
  ["old plain text", "x.txt", Buffer.from(OLD, "latin1"), /“x\.txt” is not in UTF-8 and was read as Windows-1252/],
];

test("files in older letters are read, and a guess is told of", async () => {
  const { context, page, troubles } = await visit();
  for (const [what, name, buffer, told] of LETTERS) {
    await page.locator("#clear").click();
    await page.locator("#file").setInputFiles({ name, mimeType: "text/plain", buffer });
    await waitForHighlight(page, "Bandung");
    assert.equal(await written(page), OLD, what);
    if (told) assert.match(await page.locator("#notice").innerText(), told);
    else assert.equal(await page.locator("#notice").isVisible(), false, what);
  }
  const binary = { name: "y.txt", mimeType: "text/plain", buffer: Buffer.from([0x50, 0, 0xff, 0xfe, 0x80]) };
  await page.locator("#file").setInputFiles(binary);
  await page.waitForFunction(() => /is not a UTF-8 text/.test(document.querySelector("#notice")?.textContent ?? ""));
  assert.equal(await written(page), OLD);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("of several files the page says which were not opened; brat's two go together", async () => {
  const { context, page } = await visit();
  const file = (/** @type {string} */ name, /** @type {string} */ content) => ({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(content),
  });
  await page.locator("#file").setInputFiles([file("a.txt", "Ke Bandung."), file("b.txt", "Ke Surabaya.")]);
  await waitForHighlight(page, "Bandung");
  assert.match(await page.locator("#notice").innerText(), /were not: b\.txt\./);
  const pair = [file("z.txt", "Ke Medan."), file("a.ann", "T1\tORG 3 10\tBandung\n"), file("a.txt", "Ke Bandung.")];
  await page.locator("#file").setInputFiles(pair);
  await page.waitForFunction(() =>
    /read from the file: 1\..*not: z\.txt/.test(document.querySelector("#notice")?.textContent ?? ""),
  );
  assert.equal(await written(page), "Ke Bandung.");
  await context.close();
});

test("a file that is dropped beside the article is opened as one that is dropped on it", async () => {
  const { context, page } = await visit();
  const taken = await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Ke Surabaya."], "x.txt", { type: "text/plain" }));
    const events = ["dragover", "drop"].map(
      (name) => new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }),
    );
    for (const event of events) document.querySelector("footer")?.dispatchEvent(event);
    return events.map(({ defaultPrevented }) => defaultPrevented);
  });
  assert.deepEqual(taken, [true, true], "the browser does not open it itself");
  await waitForHighlight(page, "Surabaya");
  await context.close();
});

/** Downloads the article in a form, as the files that a person opens again. @param {Page} page @param {string} format */
async function filesOf(page, format) {
  return Promise.all(
    (await download(page, format)).map(async (file) => ({
      name: file.suggestedFilename(),
      mimeType: "text/plain",
      buffer: await readFile(await file.path()),
    })),
  );
}

for (const format of ["json", "web-annotation", "brat"]) {
  test(`what was removed before ${format} was written stays removed, and numbers have their values`, async () => {
    const { context, page, troubles } = await visit();
    // What a file tells is no longer doubted.
    const marked = async () => (await highlighted(page)).filter(([, style]) => style !== "unsure");
    const meanings = async () => {
      const rows = page.locator("#explored tbody tr");
      return rows.evaluateAll((all) => all.map((row) => [1, 2, 4].map((at) => row.children[at]?.textContent)));
    };
    assert.equal((await meanings()).length, 6);
    // A number of a person's own, which the engine sees nowhere but as money.
    const start = TEXT.indexOf("5 juta");
    await page.locator("#article").evaluate((article, start) => {
      const node = article.firstChild?.firstChild;
      if (node) getSelection()?.setBaseAndExtent(node, start, node, start + 6);
    }, start);
    await page.locator("#editor [data-do=all]").selectOption("CARDINAL");
    await waitForHighlight(page, "5 juta");
    await page.locator("#entities button", { hasText: "Bandung" }).click();
    await page.locator("#editor [data-do=reject]").click();
    await page.locator("#entities button", { hasText: "Bandung" }).click();
    await page.locator("#editor [data-do=reject]").click();
    const shown = await marked();
    assert.ok(!shown.some(([text]) => text === "Bandung"));
    const table = await meanings();
    const files = await filesOf(page, format);
    await page.locator("#clear").click();
    await page.locator("#file").setInputFiles(files);
    await waitForHighlight(page, "5 juta");
    await page.waitForFunction(
      (count) => document.querySelectorAll("#explored tbody tr").length === count,
      table.length,
    );
    assert.deepEqual(await meanings(), table);
    assert.deepEqual(await marked(), shown);
    // What is written is marked; beside it everything is as it was.
    await page.locator("#article").press("Control+End");
    await page.keyboard.type(" Ia ke Surabaya.");
    await waitForHighlight(page, "Surabaya");
    assert.deepEqual((await marked()).slice(0, shown.length), shown);
    await page.locator("#keep").click();
    // The article that was corrected is kept as well.
    await page.waitForFunction(() => document.querySelectorAll("#library button.remove").length === 2);
    await page.reload();
    await waitForHighlight(page, "Surabaya");
    assert.ok(!(await highlighted(page)).some(([text]) => text === "Bandung"));
    assert.deepEqual(troubles, []);
    await context.close();
  });
}
