// Sorot's own JSON: the document of `document.d.ts`, with the text that its offsets count in.

import { checked } from "./checked.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const content = `${JSON.stringify({ ...document, text }, null, 2)}\n`;
  return [{ name: "sorot.json", type: "application/json", content }];
}

/**
 * @param {{ text: string, annotations: unknown[] }} parsed
 * @returns {import("./index.js").Reading}
 */
export function read({ text, annotations }) {
  const found = annotations.map((annotation) => {
    const { start, end, label, value, text } = /** @type {Record<string, unknown>} */ (annotation ?? {});
    return { start, end, label, value, quote: text };
  });
  return { text, annotations: checked(text, found) };
}
