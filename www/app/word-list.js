// A person's own words: a line each, with a label behind a comma or a tab, as in a CSV file. `-` for a label says that the
// words are nothing to mark. What stands between slashes is a pattern.

import { LABELS } from "./labels.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./store.js").Entry} Entry */

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
    const [, quoted, bare, name] = /^\s*(?:"((?:[^"]|"")+)"|(.+?))\s*[,;\t]\s*"?([A-Za-z_]+|-)"?\s*$/.exec(line) ?? [];
    const words = (quoted?.replaceAll('""', '"') ?? bare ?? "").trim();
    const label = /** @type {Label} */ (name?.toUpperCase());
    if (words && (name === "-" || LABELS.includes(label))) list.push({ words, label: name === "-" ? null : label });
    else wrong.push(index + 1);
  });
  return { list, wrong };
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
 * The lines of a list, as `parseWordList` reads them.
 *
 * @param {readonly Entry[]} list
 */
export function writeWordList(list) {
  const cell = (/** @type {string} */ words) => (/[",;\t]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  return list.map(({ words, label }) => `${cell(words)},${label ?? "-"}\n`).join("");
}
