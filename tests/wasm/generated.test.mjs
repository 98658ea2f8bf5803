// Native and WebAssembly, with and without instructions for vectors, agree on texts that nobody wrote: the sentences of the
// tests' cases, cut up and put together. An engine with no more language packs than a text needs agrees, too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { sentences } from "../cases.mjs";
import fc from "../chance.mjs";
import { annotateNatively, load, pack } from "./engine.mjs";

const { Annotator, Bare } = await load();
const engine = new Annotator();
const plain = new (await load("sorot_plain_bg.wasm")).Annotator();

/** How many articles are tried; each starts the program once. */
const RUNS = { numRuns: Number(process.env.SOROT_RUNS ?? 25) };

const piece = fc
  .record({
    sentence: fc.constantFrom(...sentences),
    from: fc.double({ min: 0, max: 1 }),
    to: fc.double({ min: 0, max: 1 }),
  })
  .map(({ sentence, from, to }) => {
    const [start, end] = [from, to]
      .map((share) => Math.floor(share * sentence.length))
      .sort((one, other) => one - other);
    return sentence.slice(start, end);
  });
const anything = fc.string({ unit: "binary", maxLength: 20 });
const article = fc
  .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...sentences) }, { weight: 3, arbitrary: piece }, anything), {
    minLength: 20,
    maxLength: 60,
  })
  .chain((pieces) => fc.constantFrom(" ", "\n", "\n\n", "").map((seam) => pieces.join(seam)));
const options = fc.record(
  {
    date: fc.constantFrom("0001-01-01", "2016-10-01", "2024-02-29", "9999-12-31"),
    language: fc.constantFrom("id", "en"),
  },
  { requiredKeys: [] },
);

test(`native and WebAssembly agree on articles by chance, of ${sentences.length} sentences`, () => {
  assert.ok(sentences.length > 300);
  fc.assert(
    fc.property(article, options, (text, options) => {
      const document = annotateNatively(text, options);
      assert.deepStrictEqual(engine.annotate(text, options.date, options.language), document);
      assert.deepStrictEqual(plain.annotate(text, options.date, options.language), document);
      const sparing = new Bare();
      for (const language of sparing.missing(text, options.language)) sparing.addLanguage(language, pack(language));
      assert.deepStrictEqual(sparing.annotate(text, options.date, options.language), document);
      sparing.free();
    }),
    RUNS,
  );
});
