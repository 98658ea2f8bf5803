// Sorot's own JSON: the document of `document.d.ts`, with the text that its offsets count in, and with headings and links
// where there are any (`marks`).

import { checkedMarks } from "../app/structure.js";
import { checked, checkedDate } from "./checked.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document, marks = [] }) {
  const whole = { ...document, text, ...(marks.length > 0 ? { marks } : {}) };
  const content = `${JSON.stringify(whole, null, 2)}\n`;
  return [{ name: "sorot.json", type: "application/json", content }];
}

/**
 * @param {{ text: string, annotations: unknown[], marks?: unknown, reference_date?: unknown }} parsed
 * @returns {import("./index.js").Reading}
 */
export function read({ text, annotations, marks, reference_date: date }) {
  const found = annotations.map((annotation) => {
    const { start, end, label, value, text } = /** @type {Record<string, unknown>} */ (annotation ?? {});
    return { start, end, label, value, quote: text };
  });
  const known = checkedMarks(text, marks);
  return {
    text,
    annotations: checked(text, found),
    ...(known.length > 0 ? { marks: known } : {}),
    ...checkedDate(date),
  };
}
