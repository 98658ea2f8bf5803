// Markdown (CommonMark): the text with its annotations in bold, and behind each what it is.

import { headline, meaning } from "./plain.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const heading = headline(text, document);
  let content = "";
  let from = 0;
  for (const annotation of document.annotations) {
    const { start, end, text: surface, label } = annotation;
    const tag = `[${label}${meaning(annotation, document.entities)}]`;
    content += `${quoted(text.slice(from, start))}**${quoted(surface.trim().replace(/\s+/g, " "))}** ${quoted(tag)}`;
    from = end;
  }
  content += quoted(text.slice(from));
  // Space before a line would make it code; what begins with a sign or a number, an item of a list.
  const lines = content.split(/[\r\n]/).map((line) => line.trim().replace(/^(\d*)([-+.)])/, "$1\\$2"));
  const first = lines.findIndex((line) => line.trim() !== "");
  if (heading !== undefined && first >= 0) lines[first] = `# ${lines[first]}`;
  // A line of the text is a paragraph; CommonMark would join it with the next.
  return [{ name: "sorot.md", type: "text/markdown", content: `${lines.filter(Boolean).join("\n\n")}\n` }];
}

/**
 * Text whose signs Markdown would take for its own.
 *
 * @param {string} text
 */
function quoted(text) {
  return text.replace(/[\\`*_[\]<>#&~|!=]/g, "\\$&");
}
