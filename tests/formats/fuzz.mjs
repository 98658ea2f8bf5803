// Fuzzes what reads files and lists from anybody: `node tests/formats/fuzz.mjs importers|words SECONDS [SEED]`. Files of works by chance are
// changed at random, and read: what comes of one is sound, or it is refused by name. Prints how many cases were tried; a case that fails
// is printed whole.

import assert from "node:assert/strict";
import { LABELS } from "../../www/app/labels.js";
import { Trouble } from "../../www/app/notice.js";
import { fromLink, linkTo } from "../../www/app/share.js";
import { cutsLetter } from "../../www/app/structure.js";
import { read } from "../../www/app/takeaway.js";
import { parseWordList, writeWordList } from "../../www/app/word-list.js";
import { write } from "../../www/formats/index.js";
import fc from "../chance.mjs";
import { files, works } from "./arbitraries.mjs";

/** How many works and files the changes begin with. */
const SEEDS = 60;

/** What numbers and words of a file are exchanged for. */
const ODD = [
  "-1",
  "0",
  "0.5",
  "1e308",
  "99999999999",
  "null",
  "true",
  "[]",
  "{}",
  '""',
  '"x"',
  "NaN",
  '{"toString":1}',
];

/** The same as JSON. */
const VALUES = ODD.filter((value) => value !== "NaN").concat(
  '"PERSON"',
  '"number"',
  "3",
  '{"__proto__":{"a":1}}',
  "[[[[]]]]",
);

/** What is put between the characters of a file. */
const PIECES = [
  '"',
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\t",
  "\n",
  "\r",
  "T1",
  "#1",
  "\ud83d",
  "😀",
  "\u0000",
  "__proto__",
  "ORG",
  ";",
  "/",
  "\\",
  " ",
];

/** At most so many changes are made to one file. */
const CHANGES = 6;

/**
 * Numbers by chance, from 0 up to 1 (mulberry32).
 *
 * @param {number} seed
 */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const [target = "importers", seconds = "60", seed = "2016"] = process.argv.slice(2);
const random = chance(Number(seed));
const below = (/** @type {number} */ count) => Math.floor(random() * count);
/** @template T @param {readonly T[]} items @returns {T} */
const one = (items) => /** @type {T} */ (items[below(items.length)]);

/** A value of JSON by chance. @returns {unknown} */
const odd = () => JSON.parse(one(VALUES));

/**
 * Exchanges, takes away or repeats something inside of a value of JSON.
 *
 * @param {any} value
 */
function changeInside(value) {
  const keys = Object.keys(value);
  if (keys.length === 0) return;
  const key = one(keys);
  const inner = value[key];
  // Deep places are rarer than the many beside them.
  if (typeof inner === "object" && inner !== null && below(4) > 0) changeInside(inner);
  else if (Array.isArray(value)) value.splice(Number(key), below(2), below(3) === 0 ? odd() : structuredClone(inner));
  else if (below(4) === 0) delete value[key];
  else value[key] = typeof inner === "number" && below(2) === 0 ? inner + below(7) - 3 : odd();
}

/**
 * The content changed: of JSON, mostly by its values, so that it stays JSON.
 *
 * @param {string} content
 */
function changed(content) {
  if (content.startsWith("{") && below(5) > 0) {
    const value = parsed(content);
    if (typeof value === "object" && value !== null) {
      for (let left = 1 + below(3); left > 0; left--) changeInside(value);
      return JSON.stringify(value);
    }
  }
  let now = content;
  for (let left = 1 + below(CHANGES); left > 0; left--) now = one(WAYS)(now);
  return now;
}

/** @param {string} content @returns {any} */
function parsed(content) {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

/** @type {((content: string) => string)[]} */
const WAYS = [
  (content) => {
    const at = below(content.length);
    return content.slice(0, at) + content.slice(at + 1 + below(12));
  },
  (content) => {
    const at = below(content.length + 1);
    return content.slice(0, at) + one(PIECES) + content.slice(at);
  },
  (content) => {
    const [from, to] = [below(content.length), below(content.length)];
    return content.slice(0, to) + content.slice(from, from + 1 + below(80)) + content.slice(to);
  },
  (content) => {
    const numbers = [...content.matchAll(/-?\d+(\.\d+)?|true|false|null/g)];
    if (numbers.length === 0) return content;
    const number = one(numbers);
    return content.slice(0, number.index) + one(ODD) + content.slice(number.index + number[0].length);
  },
  (content) => {
    const words = [...content.matchAll(/"[^"\\]{0,40}"/g)];
    if (words.length < 2) return content;
    const word = one(words);
    return content.slice(0, word.index) + one([one(words)[0], ...ODD]) + content.slice(word.index + word[0].length);
  },
];

/** @param {File[]} from */
async function importFiles(from) {
  const { text, annotations } = await read(from);
  let end = 0;
  for (const annotation of annotations) {
    assert.ok(LABELS.includes(annotation.label), `the label ${annotation.label}`);
    assert.ok(Number.isInteger(annotation.start) && Number.isInteger(annotation.end), "offsets are whole");
    assert.ok(annotation.start >= end && annotation.end > annotation.start, "spans are in order, and do not overlap");
    assert.ok(annotation.end <= text.length, "spans end in the text");
    assert.ok(!cutsLetter(text, annotation.start) && !cutsLetter(text, annotation.end), "no letter is cut");
    end = annotation.end;
  }
}

/** A file that is read is sound; one that is not is refused in words for people, not by an accident. */
async function importers() {
  const works_ = fc.sample(works, SEEDS);
  const forms = /** @type {const} */ (["json", "web-annotation", "brat"]);
  const written = await Promise.all(works_.flatMap((work) => forms.map((form) => write(form, work))));
  const others = fc.sample(files, SEEDS);
  const links = await Promise.all(
    works_.map(({ text }) => linkTo("https://a.id/", { text, corrections: [], marks: [], language: "id", date: "" })),
  );
  return async () => {
    if (below(8) === 0) {
      const link = changed(`#${one(links).split("#")[1]}`);
      const shared = await fromLink(link).catch(() => null);
      if (shared) assert.equal(typeof shared.text, "string", link);
      return;
    }
    const other = () => [new File([one(others)], "article.json")];
    const chosen = below(6) === 0 ? other() : one(written).map(({ name, content }) => new File([content], name));
    const contents = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, content: changed(await file.text()) })),
    );
    try {
      await importFiles(contents.map(({ name, content }) => new File([content], name)));
    } catch (error) {
      if (!(error instanceof Trouble)) throw Object.assign(/** @type {Error} */ (error), { case: contents });
    }
  };
}

/** Whatever a list has in it, its good lines are read, the others are counted, and it comes back as it was written. */
async function words() {
  const lines = [
    "Koperasi Maju,ORG",
    "/\\bKA-\\d+/,PRODUCT",
    '"Bina ""Maju""";ORG',
    "Budi\tPERSON",
    "Rp,-",
    ",,,",
    "a",
  ];
  return async () => {
    const content = changed(Array.from({ length: 1 + below(8) }, () => one(lines)).join(one(["\n", "\r\n", "\r"])));
    try {
      const { list, wrong } = parseWordList(content);
      assert.equal(new Set(wrong).size, wrong.length);
      const filled = content.split(/\r\n|\r|\n/).filter((line) => line.trim()).length;
      assert.equal(list.length + wrong.length, filled, "every line is read or named");
      assert.deepEqual(parseWordList(writeWordList(list)), {
        list: parseWordList(writeWordList(list)).list,
        wrong: [],
      });
    } catch (error) {
      throw Object.assign(/** @type {Error} */ (error), { case: content });
    }
  };
}

const TARGETS = { importers, words };
const attempt = await TARGETS[/** @type {keyof typeof TARGETS} */ (target)]();
const end = Date.now() + Number(seconds) * 1000;
let count = 0;
while (Date.now() < end) {
  await attempt();
  count++;
}
console.log(`${target}: ${count} cases`);
