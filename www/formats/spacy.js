// JSON that spaCy reads with `Doc.from_json` and displaCy draws with `manual=True`. Offsets count code points, as
// Python's strings do.

import { codePoints } from "./code-points.js";
import { exact, headline } from "./plain.js";
import { tokens } from "./sentences.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write(work) {
  const { document } = work;
  // A half of a pair of surrogates has no place in Python's strings of text.
  const text = work.text.toWellFormed();
  const at = codePoints(text);
  const borders = new Set(document.annotations.flatMap(({ start, end }) => [start, end]));
  const words = [...pieces(text, borders)].map(({ start, end }, id) => ({ id, start: at(start), end: at(end) }));
  const place = codePoints(text);
  const ents = document.annotations.map(({ start, end, text, label, entity, value }) => ({
    start: place(start),
    end: place(end),
    label,
    text,
    ...(value ? { value: exact(value) } : {}),
    ...(entity === undefined ? {} : { entity: document.entities[entity]?.name }),
  }));
  const content = { text, title: headline(text, document) ?? null, ents, tokens: words };
  return [{ name: "sorot.spacy.json", type: "application/json", content: `${JSON.stringify(content, null, 2)}\n` }];
}

/**
 * The tokens as spaCy cuts a text: no letter is left out, but for one space behind each token; any other space is a token.
 *
 * @param {string} text
 * @param {ReadonlySet<number>} borders
 */
function* pieces(text, borders) {
  let from = 0;
  for (const token of [...tokens(text, 0, text.length, borders), { start: text.length, end: text.length }]) {
    const gap = from > 0 && text[from] === " " ? from + 1 : from;
    if (gap < token.start) yield { start: gap, end: token.start };
    if (token.start < token.end) yield token;
    from = token.end;
  }
}
