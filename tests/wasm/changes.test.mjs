// What changed in a text that is edited: put into the document before, it makes the document of a new text.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, NOTHING } from "../../www/document-change.js";
import fc from "../chance.mjs";
import { load } from "./engine.mjs";
import { mixed, texts } from "./texts.mjs";

const { Annotator, Session } = await load();
const engine = new Annotator();

/** Pieces that make names, entities, segments and days come, go and change for the rest of a text. */
const PIECES = [
  "x",
  " ",
  "\n\n",
  '"',
  "(",
  "👍🏽",
  "é",
  "Budi Santoso mengatakan harga naik 1.250,50 rupiah.",
  "Santoso",
  "Natsir Hartono (NH)",
  "Jakarta, 14 Februari 2018 - ",
  "natsir demak wulan",
  "Maria Olsen dan Kabupaten Demak, Jakarta.",
  '"Ya," kata Olsen.\n',
];

const edit = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  share: fc.constantFrom(0, 0, 0.01, 0.3, 1),
  put: fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }),
});

/** Has nobody change it. @template Item @param {Item} item @returns {Item} */
function frozen(item) {
  if (typeof item !== "object" || item === null || Object.isFrozen(item)) return item;
  Object.values(item).forEach(frozen);
  return Object.freeze(item);
}

test("changes, one after the other, make the documents of new texts", () => {
  const start = fc.constantFrom("", mixed(4000), texts.Indonesian ?? "", texts["lone surrogates"] ?? "");
  const works = fc.property(start, fc.array(edit, { minLength: 1, maxLength: 6 }), (begin, edits) => {
    const session = new Session();
    let text = begin;
    let document = frozen(changed(frozen(structuredClone(NOTHING)), engine.annotateChange(session, text)));
    assert.deepStrictEqual(document, engine.annotate(text));
    for (const { from, share, put } of edits) {
      const at = Math.floor(from * text.length);
      text = text.slice(0, at) + put.join("") + text.slice(at + Math.floor(share * text.length));
      document = frozen(changed(document, engine.annotateChange(session, text)));
      assert.deepStrictEqual(document, engine.annotate(text));
    }
    session.free();
  });
  fc.assert(works, { numRuns: 60 });
});

test("a letter in a word that is no name brings nothing anew", () => {
  const session = new Session();
  const text = mixed(20_000);
  const middle = text.indexOf("terendam", 10_000) + 3;
  const before = changed(NOTHING, engine.annotateChange(session, text));
  const change = engine.annotateChange(session, `${text.slice(0, middle)}x${text.slice(middle)}`);
  for (const { removed, added } of [change.annotations, change.entities]) assert.deepEqual([removed, added], [0, []]);
  assert.equal(changed(before, change).entities, before.entities);
});
