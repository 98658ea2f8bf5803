// The columns of CoNLL-2003 with IOB2 tags: a token a line, an empty line behind each sentence. The columns of parts of
// speech and of phrases are empty (-X- and O).

import { split, tokens } from "./sentences.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const { annotations } = document;
  const borders = new Set(annotations.flatMap(({ start, end }) => [start, end]));
  const lines = ["-DOCSTART- -X- -X- O", ""];
  let at = 0;
  for (const sentence of split(text)) {
    const before = lines.length;
    for (const { start, end } of tokens(text, sentence.start, sentence.end, borders)) {
      while ((annotations[at]?.end ?? Infinity) <= start) at++;
      const over = annotations[at];
      const tag = over && over.start <= start ? `${over.start === start ? "B" : "I"}-${over.label}` : "O";
      lines.push(`${text.slice(start, end)} -X- O ${tag}`);
    }
    // A name that goes on behind the end of a sentence is still one name.
    const next = annotations[at];
    if (lines.length > before && !(next && next.start < sentence.end && sentence.end < next.end)) lines.push("");
  }
  return [{ name: "sorot.conll", type: "text/plain", content: `${lines.join("\n").trimEnd()}\n` }];
}
