// What holds for every article in every form, and for every file that is read: whatever a text has in it and whoever wrote
// the file.

import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: it brings no types
import { Parser } from "commonmark";
import { parse } from "parse5";
import { SaxesParser } from "saxes";
import { LABELS } from "../../www/app/labels.js";
import { fromLink, linkTo } from "../../www/app/share.js";
import { cutsLetter } from "../../www/app/structure.js";
import { read } from "../../www/app/takeaway.js";
import { parseWordList, writeWordList } from "../../www/app/word-list.js";
import { rich } from "../../www/formats/html.js";
import { readJson, UnreadableFile, write } from "../../www/formats/index.js";
import { firstPlaces } from "../../www/formats/quotes.js";
import fc from "../chance.mjs";
import { files, texts, works } from "./arbitraries.mjs";
import { parseCsv } from "./csv.mjs";

/** @typedef {import("../../www/formats/index.js").Work} Work */
/** @typedef {import("../../www/formats/index.js").Format} Format */

/** How many cases are tried, as many as suit a test that runs often; `SOROT_RUNS` asks for more. */
const RUNS = { numRuns: Number(process.env.SOROT_RUNS ?? 150) };

/** @param {string} text */
const bare = (text) => text.replace(/\s+/g, "");

/** Where the links of a work lead. @param {Work} work */
const addressesOf = ({ marks = [] }) => new Set(marks.flatMap((mark) => (mark.kind === "link" ? [mark.href] : [])));

/**
 * The files of a form, as they lie on a disk.
 *
 * @param {Format} format
 * @param {Work} work
 */
async function saved(format, work) {
  return (await write(format, work)).map(({ name, content }) => new File([content], name));
}

/**
 * Holds for works by chance.
 *
 * @param {string} what
 * @param {(work: Work) => Promise<void>} check
 */
function holds(what, check) {
  test(what, () => fc.assert(fc.asyncProperty(works, check), RUNS));
}

for (const format of /** @type {const} */ (["json", "web-annotation", "brat"])) {
  holds(`${format} comes back from a disk with the text and every annotation`, async (work) => {
    const { text, annotations, marks = [] } = await read(await saved(format, work));
    // A file of plain text has no place for half a letter.
    assert.equal(text, format === "brat" ? work.text.toWellFormed() : work.text);
    assert.deepEqual(
      annotations.map(({ start, end, label }) => ({ start, end, label })),
      work.document.annotations.map(({ start, end, label }) => ({ start, end, label })),
    );
    const valued = work.document.annotations.map(({ value }) => JSON.stringify(value));
    if (format !== "json") return;
    assert.deepEqual(
      annotations.map(({ value }) => JSON.stringify(value)),
      valued,
    );
    assert.deepEqual(marks, work.marks);
  });
}

holds("a CSV file has a row for every annotation, with its words and no formula", async (work) => {
  const [file] = await write("csv", work);
  const [head = [], ...rows] = parseCsv(file?.content ?? "");
  assert.equal(rows.length, work.document.annotations.length);
  rows.forEach((row, index) => {
    assert.equal(row.length, head.length);
    for (const cell of row) {
      assert.ok(!/^[\t\r]/.test(cell), cell);
      // Some programs part cells in the middle of a quoted one.
      for (const part of cell.split(/[\t;|\r\n]/))
        assert.ok(!/^[=@＝＋－＠]|^[+-](?!\d+(\.\d+)?(e[+-]?\d+)?$)/.test(part), cell);
    }
    const bare = (/** @type {string | undefined} */ text) => text?.replace(/(^|[\t;|\r\n])'/g, "$1");
    assert.equal(bare(row[2]), bare(work.document.annotations[index]?.text));
  });
});

holds("IOB2 lines have four columns and give every annotation back", async (work) => {
  const [file] = await write("iob2", work);
  /** @type {[string, string][]} */
  const found = [];
  for (const line of (file?.content ?? "").split("\n").slice(1).filter(Boolean)) {
    const [token = "", , , tag = "", ...more] = line.split(" ");
    assert.ok(tag && more.length === 0, line);
    if (tag.startsWith("B-")) found.push([tag.slice(2), token]);
    else if (tag.startsWith("I-")) {
      const last = found[found.length - 1];
      assert.equal(last?.[0], tag.slice(2));
      if (last) last[1] += token;
    }
  }
  assert.deepEqual(
    found,
    work.document.annotations.map(({ label, text }) => [label, bare(text)]),
  );
});

holds("spaCy's offsets count code points, and its tokens cover the text", async (work) => {
  const [file] = await write("spacy", work);
  const { text, ents, tokens } = JSON.parse(file?.content ?? "");
  const letters = [...text];
  assert.equal(text, work.text.toWellFormed());
  const borders = new Set(tokens.flatMap((/** @type {any} */ { start, end }) => [start, end]));
  ents.forEach((/** @type {any} */ { start, end }, /** @type {number} */ index) => {
    assert.equal(letters.slice(start, end).join(""), work.document.annotations[index]?.text.toWellFormed());
    assert.ok(borders.has(start) && borders.has(end));
  });
  let from = 0;
  for (const { start, end } of tokens) {
    assert.ok(start === from || (start === from + 1 && letters[from] === " "), `a gap at ${from}`);
    from = end;
  }
  assert.ok(from >= letters.length - 1);
});

holds("TEI is well-formed XML with the whole text and an element for every annotation", async (work) => {
  const [file] = await write("tei", work);
  const parser = new SaxesParser({ xmlns: true });
  let body = false;
  let text = "";
  let marks = 0;
  /** Whether a number that is met is one with the bounds of a measure. */
  let inMeasure = false;
  // TEI's datatype of addresses wants some signs encoded.
  const addresses = new Set([...addressesOf(work)].map(decodeURIComponent));
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, attributes }) => {
    if (local === "body") body = true;
    else if (body && !["div", "head", "p", "ref"].includes(local) && !inMeasure) marks++;
    if (local === "measure") inMeasure = true;
    const address = attributes.target?.value;
    if (local === "ref") assert.ok(addresses.has(decodeURIComponent(address ?? "")), address);
  });
  parser.on("closetag", ({ local }) => {
    if (local === "measure") inMeasure = false;
  });
  parser.on("text", (words) => {
    if (body) text += words;
  });
  parser.write(file?.content ?? "").close();
  // What XML cannot hold is U+FFFD there.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
  const held = work.text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
  assert.equal(bare(text), bare(held));
  assert.equal(marks, work.document.annotations.length);
});

holds(
  "an HTML page has the text, a mark for every annotation, and no element that the text asked for",
  async (work) => {
    const [file] = await write("html", work);
    const known = ["html", "head", "meta", "title", "style", "body", "article", "p", "br", "mark", "small", "a"];
    const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
    const addresses = addressesOf(work);
    for (const page of [file?.content ?? "", rich(work)]) {
      let text = "";
      let marks = 0;
      walk(parse(page), (node) => {
        if (node.nodeName === "#text" && !["style", "title", "small"].includes(node.parentNode?.nodeName))
          text += node.value;
        if (!node.tagName) return !/^#comment/.test(node.nodeName);
        if (node.tagName === "mark") marks++;
        const attributes = node.attrs.map((/** @type {any} */ { name }) => name);
        const harmless = ["lang", "charset", "name", "content", "http-equiv", "class", "style", "title"];
        if (node.tagName === "a") {
          assert.deepEqual(
            node.attrs.filter((/** @type {any} */ { name, value }) => name !== "href" || !addresses.has(value)),
            [],
          );
          return true;
        }
        return (
          [...known, ...headings].includes(node.tagName) &&
          attributes.every((/** @type {string} */ name) => harmless.includes(name))
        );
      });
      assert.equal(marks, work.document.annotations.length);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is meant
      const held = work.text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd");
      assert.equal(bare(text), bare(held));
    }
  },
);

holds("Markdown has the whole text, and no markup but headings, paragraphs, bold and its own links", async (work) => {
  const [file] = await write("markdown", { ...work, document: { ...work.document, annotations: [] } });
  const known = ["document", "paragraph", "heading", "strong", "text", "softbreak", "link"];
  // A reader of Markdown escapes in addresses what is no part of any.
  const addresses = new Set([...addressesOf(work)].map(decodeURIComponent));
  let text = "";
  for (const content of [file?.content ?? "", (await write("markdown", work))[0]?.content ?? ""]) {
    const walker = new Parser().parse(content).walker();
    let all = "";
    for (let step = walker.next(); step; step = walker.next()) {
      assert.ok(known.includes(step.node.type), `${step.node.type} in ${JSON.stringify(content)}`);
      const { destination } = step.node;
      if (step.entering && step.node.type === "link")
        assert.ok(addresses.has(decodeURIComponent(destination)), `${destination} in ${JSON.stringify(content)}`);
      if (step.entering && step.node.literal) all += step.node.literal;
    }
    text ||= all;
  }
  assert.equal(bare(text).replaceAll("\0", "\ufffd"), bare(work.text).replaceAll("\0", "\ufffd"));
});

test("a file from anybody is read or refused by name, and nothing else happens", () =>
  fc.assert(
    fc.asyncProperty(files, async (content) => {
      try {
        const { text, annotations, marks = [] } = await readJson(content);
        for (const { kind, start, end, ...more } of marks) {
          assert.ok(start < end && end <= text.length, JSON.stringify({ start, end }));
          const [[key = "", value] = [], ...others] = Object.entries(more);
          assert.deepEqual([key, others], [kind === "link" ? "href" : "level", []]);
          assert.match(`${value}`, kind === "link" ? /^(https?:|mailto:)\S+$/i : /^[1-6]$/);
        }
        let from = 0;
        for (const { start, end, label, ...more } of annotations) {
          assert.ok(start >= from && end > start && end <= text.length && LABELS.includes(label));
          assert.ok(!cutsLetter(text, start) && !cutsLetter(text, end), "half a letter is marked");
          assert.ok(Object.keys(more).every((key) => key === "value"));
          from = end;
        }
      } catch (error) {
        assert.ok(error instanceof UnreadableFile, String(error));
      }
      assert.equal(/** @type {any} */ ({}).polluted, undefined);
    }),
    { numRuns: RUNS.numRuns * 4 },
  ));

test("brat's lines from anybody are read or refused by name", () => {
  const offset = fc.oneof(fc.nat(30), fc.integer());
  const places = fc.array(fc.tuple(offset, offset), { maxLength: 3 });
  const span = fc.tuple(fc.nat(), fc.constantFrom("ORG", "X", ""), places, fc.oneof(texts, fc.constant(null)));
  return fc.assert(
    fc.asyncProperty(texts, fc.array(fc.oneof(texts, span), { maxLength: 4 }), async (text, spans) => {
      const letters = [...text];
      const lines = spans.map((span) => {
        if (typeof span === "string") return span;
        const [id, label, places, other] = span;
        // Mostly the words that are there, so that what is wrong is something else.
        const words = other ?? places.map(([from, to]) => letters.slice(from, to).join("")).join(" ");
        return `T${id}\t${label} ${places.map((place) => place.join(" ")).join(";")}\t${words}`;
      });
      const pair = [new File([lines.join("\n")], "x.ann"), new File([text], "x.txt")];
      try {
        const { annotations } = await read(pair);
        for (const { start, end } of annotations) assert.ok(start < end && end <= text.length);
        for (const span of spans) {
          if (typeof span !== "string") assert.ok(span[2].every(([, to]) => to <= letters.length));
        }
      } catch (error) {
        assert.ok(error instanceof Error && /x\.ann, x\.txt/.test(error.message), String(error));
      }
    }),
    RUNS,
  );
});

test("quotes are found where they stand first", () => {
  const pieces = fc.array(fc.constantFrom("a", "b", "ab", "\ud83d\ude00"), { maxLength: 20 });
  const words = pieces.map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 8 }), (text, quotes) => {
      const expected = quotes.map((quote) => text.indexOf(quote));
      assert.deepEqual(firstPlaces(text, quotes), expected);
    }),
    { numRuns: RUNS.numRuns * 4 },
  );
});

test("a link carries any article, and a damaged one is refused", () =>
  fc.assert(
    fc.asyncProperty(works, fc.nat(), fc.string({ maxLength: 3 }), async (work, at, noise) => {
      const corrections = work.document.annotations.map(({ start, end, label }) => ({ start, end, label }));
      const shared = { text: work.text, corrections, marks: work.marks, language: "id", date: "2016-10-01" };
      const { hash } = new URL(await linkTo("http://localhost/", shared));
      assert.deepEqual(await fromLink(hash), shared);
      const place = "#artikel=".length + (at % (hash.length - "#artikel=".length));
      const damaged = hash.slice(0, place) + noise + hash.slice(place + 1);
      await fromLink(damaged).then(
        (article) => assert.equal(typeof article?.text, "string"),
        (error) => assert.ok(error instanceof Error),
      );
    }),
    RUNS,
  ));

test("a word list reads as it was written, whatever its words are", () => {
  const words = texts.map((text) => text.trim()).filter((text) => text !== "");
  const entry = fc.tuple(words, fc.constantFrom(...LABELS, null)).map(([words, label]) => ({ words, label }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (list) => {
      const read = parseWordList(writeWordList(list));
      const lines = list.map(({ words, label }) => ({ words: words.replace(/[\r\n]+/g, " "), label }));
      assert.deepEqual(read, { list: lines, wrong: [] });
    }),
    RUNS,
  );
});

/**
 * @param {any} node
 * @param {(node: any) => boolean} allowed
 */
function walk(node, allowed) {
  assert.ok(allowed(node), `${node.nodeName} ${JSON.stringify(node.attrs)}`);
  for (const child of node.childNodes ?? []) walk(child, allowed);
}
