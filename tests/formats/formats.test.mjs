// The forms in which an article is taken away: that they say what was found, come back as they went, and stay what they
// are with any text.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { read as readBrat } from "../../www/formats/brat.js";
import { FORMATS, readJson, UnreadableFile, write } from "../../www/formats/index.js";
import { load } from "../wasm/engine.mjs";
import { parseCsv } from "./csv.mjs";
import { works } from "./works.mjs";

/** @typedef {import("../../www/formats/index.js").Work} Work */

/** @type {Record<string, Work>} */
let all;
before(async () => {
  all = await works();
});

/**
 * @param {import("../../www/formats/index.js").Format} format
 * @param {Work} work
 */
async function content(format, work) {
  const [first] = await write(format, work);
  return first?.content ?? "";
}

/** @param {Work} work */
const spans = ({ document }) => document.annotations.map(({ start, end, label }) => ({ start, end, label }));

test("Sorot's JSON comes back with spans, labels and values", async () => {
  for (const [name, work] of Object.entries(all)) {
    const { text, annotations } = await readJson(await content("json", work));
    assert.equal(text, work.text, name);
    const expected = work.document.annotations.map(({ start, end, label, value }) => ({
      start,
      end,
      label,
      ...(value ? { value } : {}),
    }));
    assert.deepEqual(annotations, expected, name);
  }
});

test("Web Annotation comes back with spans and labels", async () => {
  for (const [name, work] of Object.entries(all)) {
    const { text, annotations } = await readJson(await content("web-annotation", work));
    assert.equal(text, work.text, name);
    assert.deepEqual(annotations, spans(work), name);
  }
});

test("brat's files come back with spans and labels, whatever letters are in the text", async () => {
  for (const [name, work] of Object.entries(all)) {
    const [lines, text] = await write("brat", work);
    assert.equal(text?.content, work.text, name);
    assert.deepEqual(readBrat(lines?.content ?? "", work.text).annotations, spans(work), name);
  }
});

test("every form has the words and the label of every annotation", async () => {
  const { annotations } = all.indonesian?.document ?? { annotations: [] };
  assert.ok(annotations.length > 10);
  for (const format of /** @type {(keyof typeof FORMATS)[]} */ (Object.keys(FORMATS))) {
    const written = await content(format, /** @type {Work} */ (all.indonesian));
    const kinds = format === "tei" ? [] : annotations.map(({ label }) => label);
    // Signs that a form has for itself, and spaces between tokens, are written in another way.
    const bare = (/** @type {string} */ text) => text.replace(/-X- O [BIO](-\w+)?/g, "").replace(/[\s\\]/g, "");
    for (const { text } of annotations) assert.ok(bare(written).includes(bare(text)), `${format}: ${text}`);
    for (const label of kinds) assert.ok(written.replaceAll("\\", "").includes(label), `${format}: ${label}`);
  }
});

test("IOB2 tags begin with B- and read back as the same names", async () => {
  for (const [name, work] of Object.entries(all)) {
    const lines = (await content("iob2", work)).split("\n");
    /** @type {[string, string][]} */
    const found = [];
    for (const line of lines.slice(1).filter(Boolean)) {
      const [token = "", , , tag = ""] = line.split(" ");
      assert.equal(line.split(" ").length, 4, `${name}: ${line}`);
      if (tag.startsWith("B-")) found.push([tag.slice(2), token]);
      else if (tag.startsWith("I-")) {
        const last = found[found.length - 1];
        assert.equal(last?.[0], tag.slice(2), `${name}: ${line}`);
        if (last) last[1] += token;
      }
    }
    const expected = work.document.annotations.map(({ label, text }) => [label, text.replace(/\s+/g, "")]);
    assert.deepEqual(found, expected, name);
  }
});

test("no cell of the CSV is a formula, and every row has every column", async () => {
  for (const [name, work] of Object.entries(all)) {
    const rows = parseCsv(await content("csv", work));
    assert.equal(rows.length, work.document.annotations.length + 1, name);
    for (const row of rows) {
      assert.equal(row.length, rows[0]?.length, name);
      for (const cell of row) assert.ok(!/^[=@\t]|^[+-](?!\d+(\.\d+)?$)/.test(cell), `${name}: ${cell}`);
    }
  }
});

test("a cell of the CSV has no formula behind a sign that a program may part cells at", async () => {
  const words = ["x\t=1+1", 'x;=HYPERLINK("http://a/")', "a;-5", "a|@b", "a; b = c"];
  const text = words.join(" . ");
  const annotations = words.map((word) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, text: word, label: /** @type {const} */ ("ORG"), score: 1 };
  });
  const document = { ...structured.document, annotations };
  const rows = parseCsv(await content("csv", { text, document }));
  const cells = rows.slice(1).map((row) => row[2]);
  assert.deepEqual(cells, ["x\t'=1+1", `x;'=HYPERLINK("http://a/")`, "a;-5", "a|'@b", "a; b = c"]);
});

test("nothing of a text becomes markup of a page", async () => {
  const page = await content("html", /** @type {Work} */ (all.hostile));
  const tags = [...page.matchAll(/<\/?([^\s>]*)/g)].map(([, name]) => name);
  const known = "!doctype html head meta title style body article h1 p br mark small".split(" ");
  assert.deepEqual(
    tags.filter((tag) => !known.includes(`${tag}`)),
    [],
  );
  assert.ok(page.includes("PT &#60;script&#62;alert(1)&#60;/script&#62; &#38; Co"));
  const markdown = await content("markdown", /** @type {Work} */ (all.hostile));
  assert.ok(markdown.includes("\\<script\\>") && markdown.includes("\\[a\\](javascript:x)"));
  assert.ok(markdown.includes("\n1\\. ") && markdown.includes("**bukan daftar - juga**"));
});

/** @type {Work} an article that came with headings and links */
const structured = {
  text: "Harga beras\n\nWulan Pertiwi naik ke Bandung.\nBagian dua\nAkhir.",
  document: {
    version: 1,
    language: "id",
    reference_date: null,
    annotations: [
      { start: 13, end: 26, text: "Wulan Pertiwi", label: "PERSON", score: 1 },
      { start: 35, end: 42, text: "Bandung", label: "GPE", score: 1 },
    ],
    entities: [],
    segments: [],
  },
  marks: [
    { kind: "heading", level: 2, start: 0, end: 11 },
    { kind: "link", href: 'https://x.org/?a=1&b="', start: 19, end: 42 },
    { kind: "heading", level: 3, start: 44, end: 54 },
  ],
};

test("Markdown and HTML say the type of a time only where the label does not", async () => {
  for (const form of /** @type {const} */ (["markdown", "html"])) {
    const written = (await content(form, /** @type {Work} */ (all.indonesian))).replaceAll("\\", "");
    assert.ok(written.includes("DATE: 2024-08-24"), form);
    assert.ok(written.includes("DATE: DURATION P8M"), form);
  }
});

test("headings and links go into the forms that have them", async () => {
  const page = await content("html", structured);
  assert.match(page, /<h2>Harga beras<\/h2>\n<p><mark[^>]*>Wulan Pertiwi<small>/);
  // A link in the middle of a name begins behind it.
  assert.match(
    page,
    /<\/mark><a href="https:\/\/x\.org\/\?a=1&#38;b=&#34;"> naik ke <mark[^>]*>Bandung<small>GPE<\/small><\/mark><\/a>\.<\/p>/,
  );
  assert.match(page, /<h3>Bagian dua<\/h3>\n<p>Akhir\.<\/p>/);
  const markdown = await content("markdown", structured);
  assert.match(markdown, /^## Harga beras$/m);
  assert.match(markdown, /\*\* \\\[PERSON\\\]\[ naik ke \*\*Bandung\*\* \\\[GPE\\\]\]\(<https:/);
  const tei = await content("tei", structured);
  assert.match(tei, /<div>\s*<head>Harga beras<\/head>\s*<p><persName>Wulan Pertiwi<\/persName><ref target=/);
  assert.match(tei, /<\/div>\s*<div>\s*<head>Bagian dua<\/head>\s*<p>Akhir\.<\/p>\s*<\/div>/);
  const { marks } = await readJson(await content("json", structured));
  assert.deepEqual(
    marks,
    structured.marks?.filter(({ kind }) => kind === "heading"),
    "an address with a quote is none",
  );
});

/** @type {[string, string, string][]} */
const UNREADABLE = [
  ["no JSON", "{", "notJson"],
  ["another JSON", '{"a": 1}', "unknownForm"],
  ["a list", "[]", "unknownForm"],
  ["nothing", "null", "unknownForm"],
  ["a span behind the end", '{"text":"abc","annotations":[{"start":1,"end":9,"label":"ORG"}]}', "spanOutside"],
  ["a span that runs backwards", '{"text":"abc","annotations":[{"start":2,"end":1,"label":"ORG"}]}', "spanOutside"],
  ["an offset that is no number", '{"text":"abc","annotations":[{"start":"0","end":1,"label":"ORG"}]}', "spanOutside"],
  ["a huge offset", '{"text":"abc","annotations":[{"start":0,"end":1e300,"label":"ORG"}]}', "spanOutside"],
  ["a label that is no text", '{"text":"abc","annotations":[{"start":0,"end":1,"label":{"toString":1}}]}', "noLabel"],
  ["nothing in the place of an annotation", '{"text":"abc","annotations":[null]}', "spanOutside"],
  ["a label of its own", '{"text":"abc","annotations":[{"start":0,"end":1,"label":"__proto__"}]}', "unknownLabel"],
  ["other words", '{"text":"abc","annotations":[{"start":0,"end":1,"label":"ORG","text":"b"}]}', "textDiffers"],
  ["Web Annotation without a text", '{"type":"AnnotationPage","items":[]}', "noText"],
];
for (const [what, file, code] of UNREADABLE) {
  test(`a file with ${what} is refused by name`, async () => {
    await assert.rejects(readJson(file), (error) => error instanceof UnreadableFile && error.code === code);
  });
}

/** @type {[string, string, string][]} */
const WRONG_LINES = [
  ["an end behind the text", "T1\tORG 0 900\tMaju", "lineOutside"],
  ["a beginning behind the text", "T1\tORG 900 901\tMaju", "lineOutside"],
  ["words of another text", "T1\tORG 0 4\tLaju", "lineDiffers"],
  ["no offsets", "T1\tORG\tMaju", "lineWrong"],
  ["no words", "T1\tORG 0 4", "lineWrong"],
  ["offsets that run backwards", "T1\tORG 4 0\tMaju", "lineWrong"],
  ["very many fragments", `T1\tORG ${"0 1;".repeat(300_000)}0 1\tM`, "lineDiffers"],
];
for (const [what, line, code] of WRONG_LINES) {
  test(`brat's lines with ${what} are refused by the number of the line`, () => {
    assert.throws(
      () => readBrat(`\n${line}\n`, "Maju kata Maju"),
      (error) => error instanceof UnreadableFile && error.code === code && error.where === "2",
    );
  });
}

test("a span of very many fragments comes from brat", () => {
  const text = "Maju ".repeat(100_000);
  const places = Array.from({ length: 100_000 }, (_, index) => `${5 * index} ${5 * index + 4}`).join(";");
  const { annotations } = readBrat(`T1\tORG ${places}\t${text.trim()}\n`, text);
  assert.deepEqual(annotations, [{ start: 0, end: text.length - 1, label: "ORG" }]);
});

test("a span from a file that cuts a letter has all of it", async () => {
  const spans = '[{"start":0,"end":3,"label":"ORG"},{"start":5,"end":6,"label":"GPE"}]';
  const { annotations } = await readJson(`{"text":"a \ud83d\ude00 \ud83d\ude00","annotations":${spans}}`);
  assert.deepEqual(annotations, [
    { start: 0, end: 4, label: "ORG" },
    { start: 5, end: 7, label: "GPE" },
  ]);
});

test("a place that GeoNames has is told by its address there", async () => {
  const { Annotator } = await load();
  const text = "Hujan turun di Jakarta dan di Desa Sukamaju.";
  const work = { text, document: new Annotator().annotate(text) };
  const address = "https://sws.geonames.org/1642911/";
  const [tei] = await write("tei", work);
  assert.deepEqual(tei?.content.match(/<placeName[^>]*>[^<]*/g), [
    `<placeName type="gpe" ref="${address}">Jakarta`,
    '<placeName type="gpe">Desa Sukamaju',
  ]);
  const [file] = await write("web-annotation", work);
  const items = /** @type {{ body: { source?: string }[] }[]} */ (JSON.parse(file?.content ?? "").items);
  assert.deepEqual(
    items.map(({ body }) => body.flatMap(({ source }) => source ?? [])),
    [[address], []],
  );
});

/** @param {string} text @param {object[][]} selectors of an annotation each */
function quotedPage(text, selectors) {
  const items = selectors.map((selector) => ({ body: { value: "ORG" }, target: { selector } }));
  return JSON.stringify({ type: "AnnotationPage", items, "urn:sorot:content": text });
}

test("JSON and Web Annotation bring back the day from which dates were read, and nothing that is no day", async () => {
  const { Annotator } = await load();
  const text = "Rapat dimulai Sabtu (24/9).";
  const work = { text, document: new Annotator().annotate(text, "2016-10-01") };
  for (const form of /** @type {const} */ (["json", "web-annotation"])) {
    const written = await content(form, work);
    assert.equal((await readJson(written)).date, "2016-10-01", form);
    assert.equal((await readJson(written.replace('"2016-10-01"', "null"))).date, "", form);
    for (const wrong of ['"2016-99-99"', '"<img>"', '{ "toString": 1 }', "5"])
      assert.equal((await readJson(written.replace('"2016-10-01"', wrong))).date, undefined, `${form}: ${wrong}`);
  }
});

test("a quote is found by the words around it, where no position is told or other words are there", async () => {
  const text = "Maju lalu Maju, kata Maju.";
  const quote = { type: "TextQuoteSelector", exact: "Maju", prefix: "kata " };
  const wrong = { type: "TextPositionSelector", start: 10, end: 13 };
  const whole = { type: "TextQuoteSelector", exact: "Maju" };
  const { annotations } = await readJson(quotedPage(text, [[quote, wrong], [whole]]));
  assert.deepEqual(annotations, [
    { start: 0, end: 4, label: "ORG" },
    { start: 21, end: 25, label: "ORG" },
  ]);
  const absent = quotedPage(text, [[{ type: "TextQuoteSelector", exact: "Mundur" }]]);
  await assert.rejects(readJson(absent), (error) => error instanceof UnreadableFile && error.code === "spanOutside");
});

test("a file of quotes that are made to be slow is read, and one of endless quotes is refused by name", async () => {
  const text = `${"a".repeat(1_000_000)}b`;
  const selector = (/** @type {string} */ exact) => [{ type: "TextQuoteSelector", exact }];
  const quotes = Array.from({ length: 1000 }, (_, index) => `${"a".repeat(400 + index)}b`);
  const { annotations } = await readJson(quotedPage(text, quotes.map(selector)));
  assert.deepEqual(annotations, [{ start: 998_601, end: 1_000_001, label: "ORG" }]);
  const endless = Array.from({ length: 3 }, (_, index) => selector(`${index}${"a".repeat(900_000)}`));
  await assert.rejects(
    readJson(quotedPage(text, endless)),
    (error) => error instanceof UnreadableFile && error.code === "quotesTooLong",
  );
});

test("nothing but known fields is taken over from a file", async () => {
  const value =
    '{"kind":"number","number":5,"__proto__":{"polluted":1},"deep":{"a":{"b":1}},"counts":"orang","exact":5,"toString":1}';
  const file = `{"text":"5 orang","annotations":[{"start":0,"end":7,"label":"CARDINAL","value":${value},"evil":1}]}`;
  const { annotations } = await readJson(file);
  assert.deepEqual(annotations, [
    { start: 0, end: 7, label: "CARDINAL", value: { kind: "number", number: 5, counts: "orang" } },
  ]);
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
});
