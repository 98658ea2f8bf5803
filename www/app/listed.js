// Where words stand in a text by themselves: some, or all of a list. Of a long list, the text is gone through once, word by word,
// however many entries there are: a person may have the names of all villages in theirs.

import { firstEndingAfter } from "./search.js";

/** @typedef {import("./store.js").Entry} Entry */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {Entry & { rank: number }} Ranked an entry with its place in the list, where longer words come first */
/**
 * @typedef {object} Index
 * @property {Map<string, Ranked>} entries by their words
 * @property {Map<string, Set<number>>} lengths how long those are that begin with a word: many may begin with the same
 * @property {Ranked[]} others what is looked for one by one
 */

/** So many entries are found sooner one by one. */
const FEW = 30;

/** @type {WeakMap<readonly Entry[], Index>} */
const indexes = new WeakMap();

/**
 * Every place of the words of a list, the longest words first.
 *
 * @param {string} text
 * @param {readonly Entry[]} list
 */
export function listed(text, list) {
  const { entries, lengths, others } = indexes.get(list) ?? index(list);
  const found = others.flatMap(({ words, label, rank }) =>
    occurrences(text, words).map((span) => ({ ...span, label, rank })),
  );
  if (lengths.size > 0)
    for (const { 0: word, index: start } of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu))
      for (const length of lengths.get(word) ?? []) {
        const end = start + length;
        const entry = entries.get(text.slice(start, end));
        if (entry && !inWord(entry.words, text.slice(end, end + 2)))
          found.push({ start, end, label: entry.label, rank: entry.rank });
      }
  found.sort((one, other) => one.rank - other.rank || one.start - other.start);
  return found.map(({ start, end, label }) => ({ start, end, label }));
}

/** @param {readonly Entry[]} list */
function index(list) {
  /** @type {Index} */
  const made = { entries: new Map(), lengths: new Map(), others: [] };
  const longest = [...list].sort((one, other) => other.words.length - one.words.length);
  longest.forEach(({ words, label }, rank) => {
    const [word] = list.length > FEW ? (/^[\p{L}\p{M}\p{N}]+/u.exec(words) ?? []) : [];
    if (word === undefined) made.others.push({ words, label, rank });
    // Of two that are the same, the first counts.
    else if (!made.entries.has(words)) {
      made.entries.set(words, { words, label, rank });
      made.lengths.set(word, (made.lengths.get(word) ?? new Set()).add(words.length));
    }
  });
  indexes.set(list, made);
  return made;
}

/** Whether two texts that follow each other part a word. @param {string} one @param {string} other */
export function inWord(one, other) {
  return /[\p{L}\p{M}\p{N}]$/u.test(one) && /^[\p{L}\p{M}\p{N}]/u.test(other);
}

/**
 * Every place of `text` where `words` stand by themselves.
 *
 * @param {string} text
 * @param {string} words
 * @returns {Span[]}
 */
export function occurrences(text, words) {
  if (!words) return [];
  /** @type {Span[]} */
  const spans = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
    const end = start + words.length;
    // Two code units hold any letter.
    if (inWord(text.slice(Math.max(0, start - 2), start), words)) continue;
    if (inWord(words, text.slice(end, end + 2))) continue;
    spans.push({ start, end });
  }
  return spans;
}

/**
 * Every place where `words` are mentioned: where they stand by themselves, and not in a longer annotation.
 *
 * @param {string} text
 * @param {string} words
 * @param {readonly Span[]} annotations sorted and disjoint
 * @returns {Span[]}
 */
export function mentions(text, words, annotations) {
  return occurrences(text, words).filter(({ start, end }) => {
    for (let at = firstEndingAfter(annotations, start); ; at++) {
      const over = annotations[at];
      if (!over || over.start >= end) return true;
      if (over.end - over.start > words.length) return false;
    }
  });
}
