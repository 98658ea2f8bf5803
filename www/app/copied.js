// What is copied of the article by the browser's own keys: its words with their headings and links, as rich text for any
// program, and exactly as they are for this page.

import { checkedMarks } from "./structure.js";

/** @typedef {import("./structure.js").Mark} Mark */

/** Rich text has no several empty lines, and no several spaces. */
const OWN = "application/x-sorot";

/**
 * @param {DataTransfer | null} data
 * @param {string} text
 * @param {readonly Mark[]} marks those of the whole text
 * @param {{ start: number, end: number }} span what is copied
 */
export function putCopied(data, text, marks, { start, end }) {
  const words = text.slice(start, end);
  // Of a heading that is not copied whole there are only words.
  const own = marks
    .filter((mark) =>
      mark.kind === "heading" ? start <= mark.start && mark.end <= end : mark.start < end && start < mark.end,
    )
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }));
  // As it is: what a browser makes of the blocks has other empty lines.
  data?.setData("text/plain", words);
  if (own.length === 0) return;
  data?.setData(OWN, JSON.stringify({ words, marks: own }));
  data?.setData("text/html", richText(words, own));
}

/**
 * What was copied here; nothing where it was not.
 *
 * @param {DataTransfer | null} data
 * @returns {{ text: string, marks: Mark[] } | undefined}
 */
export function takeCopied(data) {
  try {
    const { words, marks } = JSON.parse(data?.getData(OWN) ?? "");
    if (typeof words === "string") return { text: words, marks: checkedMarks(words, marks) };
  } catch {
    // Another program may call anything so.
  }
  return undefined;
}

/** @param {string} words @param {readonly Mark[]} marks */
function richText(words, marks) {
  let at = 0;
  const blocks = words.split("\n").map((line) => {
    const start = at;
    at += line.length + 1;
    const heading = marks.find((mark) => mark.kind === "heading" && mark.start === start);
    const tag = heading?.kind === "heading" ? `h${heading.level}` : "p";
    return line.trim() && `<${tag}>${inLine(words, marks, start, start + line.length)}</${tag}>`;
  });
  return blocks.join("");
}

/**
 * @param {string} words
 * @param {readonly Mark[]} marks
 * @param {number} start
 * @param {number} end
 */
function inLine(words, marks, start, end) {
  let html = "";
  let at = start;
  for (const mark of marks) {
    if (mark.kind !== "link" || mark.start < at || mark.end > end) continue;
    const { href } = mark;
    html += `${plain(words.slice(at, mark.start))}<a href="${plain(href)}">${plain(words.slice(mark.start, mark.end))}</a>`;
    at = mark.end;
  }
  return html + plain(words.slice(at, end));
}

/** @param {string} words */
function plain(words) {
  return words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
