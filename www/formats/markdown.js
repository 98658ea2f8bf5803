// Markdown (CommonMark): the text with its annotations in bold, and behind each what it is.

import { linesOf } from "./lines.js";
import { meaning } from "./plain.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write(work) {
  const { text, document } = work;
  const part = (/** @type {import("./lines.js").Part} */ { start, end, annotation }) => {
    const words = text.slice(start, end);
    if (!annotation) return quoted(words);
    const tag = `[${annotation.label}${meaning(annotation, document.entities)}]`;
    return `**${quoted(words.trim().replace(/\s+/g, " "))}** ${quoted(tag)}`;
  };
  const lines = [...linesOf(work)].flatMap(({ level, runs }) => {
    const content = runs.map(({ link, parts }) => {
      const inner = parts.map(part).join("");
      // In an address, too, "&copy;" would be a sign.
      const address = link?.href.replaceAll("&", "\\&");
      return link ? `[${inner.replace(/[\r\n]+/g, " ")}](<${address}>)` : inner;
    });
    // Space before a line would make it code; what begins with a sign or a number, an item of a list.
    const own = content.join("").split(/[\r\n]+/);
    const plain = own.map((line) => line.trim().replace(/^(\d*)([-+.)])/, "$1\\$2")).filter(Boolean);
    return level ? plain.map((line) => `${"#".repeat(level)} ${line}`) : plain;
  });
  // A line of the text is a paragraph; CommonMark would join it with the next.
  return [{ name: "sorot.md", type: "text/markdown", content: `${lines.join("\n\n")}\n` }];
}

/**
 * Text whose signs Markdown would take for its own.
 *
 * @param {string} text
 */
function quoted(text) {
  return text.replace(/[\\`*_[\]<>#&~|!=]/g, "\\$&");
}
