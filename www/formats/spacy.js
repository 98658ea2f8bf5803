// JSON that spaCy reads with `Doc.from_json` and displaCy draws with `manual=True`. Offsets count code points, as
// Python's strings do.

import { codePoints } from "./code-points.js";
import { exact } from "./plain.js";
import { tokens } from "./sentences.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const at = codePoints(text);
  const borders = new Set(document.annotations.flatMap(({ start, end }) => [start, end]));
  const words = [];
  for (const { start, end } of tokens(text, 0, text.length, borders))
    words.push({ id: words.length, start: at(start), end: at(end) });
  const place = codePoints(text);
  const ents = document.annotations.map(({ start, end, text, label, entity, value }) => ({
    start: place(start),
    end: place(end),
    label,
    text,
    ...(value ? { value: exact(value) } : {}),
    ...(entity === undefined ? {} : { entity: document.entities[entity]?.name }),
  }));
  const title = document.segments.find(({ kind }) => kind === "title");
  const content = { text, title: title ? text.slice(title.start, title.end) : null, ents, tokens: words };
  return [{ name: "sorot.spacy.json", type: "application/json", content: `${JSON.stringify(content, null, 2)}\n` }];
}
