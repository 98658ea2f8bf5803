// A person's own words: a line each, with a label behind a comma or a tab, as in a CSV file. `-` for a label says that the
// words are nothing to mark. What stands between slashes is a pattern.

import { LABELS } from "./labels.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./store.js").Entry} Entry */

/** What parts words from their label. */
const BORDERS = [",", ";", "\t"];

/**
 * @param {string} content
 * @returns {{ list: Entry[], wrong: number[] }} the words, and the numbers of the lines that are not understood, from 1
 */
export function parseWordList(content) {
  /** @type {Entry[]} */
  const list = [];
  /** @type {number[]} */
  const wrong = [];
  content.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (!line.trim()) return;
    // Found by hand, not by one pattern for the line, which would take long for a line of spaces.
    const border = Math.max(...BORDERS.map((sign) => line.lastIndexOf(sign)), 0);
    const [, name] = /^"?([A-Za-z_]+|-)"?$/.exec(line.slice(border + 1).trim()) ?? [];
    const words = unquoted(line.slice(0, border).trim()).trim();
    const label = /** @type {Label} */ (name?.toUpperCase());
    if (words && (name === "-" || LABELS.includes(label))) list.push({ words, label: name === "-" ? null : label });
    else wrong.push(index + 1);
  });
  return { list, wrong };
}

/**
 * A cell of a CSV file without the quotes around it.
 *
 * @param {string} cell
 */
function unquoted(cell) {
  const inner = cell.slice(1, -1);
  const isQuoted = cell.length > 2 && cell.startsWith('"') && cell.endsWith('"');
  return isQuoted && !inner.replaceAll('""', "").includes('"') ? inner.replaceAll('""', '"') : cell;
}

/**
 * The pattern that an entry is, where it stands between slashes; `null` where it is words.
 *
 * @param {Entry} entry
 */
export function patternOf({ words }) {
  return /^\/.+\/$/s.test(words) ? words.slice(1, -1) : null;
}

/**
 * The lines of a list, as `parseWordList` reads them. The end of a line in words is a space there.
 *
 * @param {readonly Entry[]} list
 */
export function writeWordList(list) {
  const cell = (/** @type {string} */ words) => (/[",;\t]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  return list.map(({ words, label }) => `${cell(words.replace(/[\r\n]+/g, " "))},${label ?? "-"}\n`).join("");
}

/**
 * A list that was written in one tab while another has changed it: what either has added is there, what either has taken away
 * is not.
 *
 * @param {string} own
 * @param {string} known what both began with
 * @param {string} others
 */
export function joinedWordLists(own, known, others) {
  if (others === known) return own;
  const [written, before, there] = [own, known, others].map((list) => new Set(list.split("\n")));
  const kept = [...(there ?? [])].filter((line) => written?.has(line) || !before?.has(line));
  const added = [...(written ?? [])].filter((line) => !before?.has(line) && !there?.has(line));
  return [...kept, ...added].map((line) => line && `${line}\n`).join("");
}
