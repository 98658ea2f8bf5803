// Articles for the tests of the forms: real ones as the engine reads them, and one that tries what breaks forms.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { load } from "../wasm/engine.mjs";

/** @typedef {import("../../www/formats/index.js").Work} Work */
/** @typedef {import("../../dist/wasm/sorot.js").Label} Label */

const HOSTILE = [
  '=HYPERLINK("http://x","y") Jl. "Ahmad Yani" 5, Bandung\r\n',
  "😀 PT <script>alert(1)</script> & Co, ]]> Rp 5 juta -- *tebal* _miring_ `kode` [a](javascript:x) # bukan judul\n",
  "+62 812, -3 derajat, @akun; \u0000\u0007 \ud800 lepas, \u202eterbalik\n\n1. bukan daftar\n- juga bukan",
].join("");

/**
 * Marks every place of `words` in a text.
 *
 * @param {string} text
 * @param {[string, Label][]} words
 * @returns {Work}
 */
function marked(text, words) {
  const annotations = words.map(([word, label]) => {
    const start = text.indexOf(word);
    return { start, end: start + word.length, text: word, label, score: 1 };
  });
  annotations.sort((one, other) => one.start - other.start);
  return {
    text,
    document: { version: 1, language: "id", reference_date: null, annotations, entities: [], segments: [] },
  };
}

/** @returns {Promise<Record<string, Work>>} */
export async function works() {
  const { Annotator } = await load();
  const annotator = new Annotator();
  const read = (/** @type {string} */ text) => ({ text, document: annotator.annotate(text) });
  const sample = (/** @type {string} */ name) =>
    read(readFileSync(resolve(import.meta.dirname, `../../www/sample/${name}.txt`), "utf8").trimEnd());
  return {
    indonesian: sample("id"),
    english: sample("en"),
    empty: read(""),
    hostile: marked(HOSTILE, [
      ['=HYPERLINK("http://x","y")', "WORK_OF_ART"],
      ['Jl. "Ahmad Yani" 5, Bandung', "FAC"],
      ["PT <script>alert(1)</script> & Co, ]]>", "ORG"],
      ["*tebal* _miring_", "EVENT"],
      ["+62 812", "PHONE"],
      ["-3 derajat", "QUANTITY"],
      ["@akun", "MENTION"],
      ["bukan daftar\n- juga", "PRODUCT"],
    ]),
  };
}
