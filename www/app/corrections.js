// What people mend in what the engine found: spans with another label, with none, or with one where the engine saw none.
// A correction goes before everything that it touches; the rest stays as the engine has it.

import { isName } from "./labels.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Entity} Entity */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {{ start: number, end: number }} Span */
/**
 * @typedef {object} Correction
 * @property {number} start
 * @property {number} end in UTF-16 code units
 * @property {Label | null} label `null` says that nothing is to be marked here
 * @property {Value} [value] what the span means
 */

/**
 * The document with the corrections in it. They are sorted and disjoint.
 *
 * @param {string} text
 * @param {SorotDocument} found
 * @param {readonly Correction[]} corrections
 * @returns {SorotDocument}
 */
export function corrected(text, found, corrections) {
  if (corrections.length === 0) return found;
  /** @type {(Annotation & { was?: number })[]} */
  const annotations = [];
  let at = 0;
  found.annotations.forEach((annotation, was) => {
    while ((corrections[at]?.end ?? Infinity) <= annotation.start) at++;
    const over = corrections[at];
    if (!over || over.start >= annotation.end) annotations.push({ ...annotation, was });
  });
  for (const { start, end, label, value } of corrections) {
    if (!label) continue;
    annotations.push({ start, end, text: text.slice(start, end), label, score: 1, ...(value ? { value } : {}) });
  }
  annotations.sort((one, other) => one.start - other.start);
  return relinked(found, annotations);
}

/**
 * The document with other annotations. What `was` among the old ones keeps its entity; a new name joins the entity of that
 * name, or is one of its own.
 *
 * @param {SorotDocument} found
 * @param {(Annotation & { was?: number })[]} annotations
 * @returns {SorotDocument}
 */
function relinked(found, annotations) {
  /** @type {Map<number, Entity>} */
  const kept = new Map();
  /** @type {Entity[]} */
  const entities = [];
  /** @type {Map<string, Entity>} */
  const named = new Map();
  const key = (/** @type {string} */ name, /** @type {Label} */ label) => `${label} ${name.toLowerCase()}`;
  for (const annotation of annotations) {
    const { was, entity: old } = annotation;
    const known = was === undefined || old === undefined ? undefined : found.entities[old];
    if (old === undefined || !known || kept.has(old)) continue;
    const entity = { ...known, mentions: [] };
    kept.set(old, entity);
    for (const name of [known.name, ...known.aliases]) named.set(key(name, known.label), entity);
  }
  const plain = annotations.map(({ was, ...annotation }, index) => {
    const own = was === undefined || annotation.entity === undefined ? undefined : kept.get(annotation.entity);
    delete annotation.entity;
    const { label, text: name } = annotation;
    if (!own && !isName(label)) return annotation;
    const entity = own ?? named.get(key(name, label)) ?? { name, label, aliases: [], mentions: [], salience: 0 };
    named.set(key(name, label), entity);
    if (!entities.includes(entity)) entities.push(entity);
    entity.mentions.push(index);
    return { ...annotation, entity: entities.indexOf(entity) };
  });
  const segments = found.segments.map(({ entity, ...segment }) => {
    const speaker = entity === undefined ? undefined : kept.get(entity);
    return speaker && entities.includes(speaker) ? { ...segment, entity: entities.indexOf(speaker) } : segment;
  });
  return { ...found, annotations: plain, entities, segments };
}

/**
 * The corrections with one more. What it touches of the others is gone.
 *
 * @param {readonly Correction[]} corrections
 * @param {readonly Correction[]} added sorted and disjoint
 * @returns {Correction[]}
 */
export function withCorrections(corrections, added) {
  const free = corrections.filter(
    ({ start, end }) => !added.some((correction) => correction.start < end && start < correction.end),
  );
  return [...free, ...added].sort((one, other) => one.start - other.start);
}

/**
 * How much of a text is the same before and after a change, at its head and at its tail, in UTF-16 code units.
 *
 * @param {string} before
 * @param {string} after
 */
export function unchanged(before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  const same = (/** @type {number} */ tail) =>
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail);
  let tail = 0;
  while (tail < most - head && same(tail)) tail++;
  return { head, tail };
}

/**
 * The corrections, moved to where their words stand after an edit of the text. One whose own words changed is gone.
 *
 * @param {readonly Correction[]} corrections
 * @param {import("./structure.js").Edit} edit
 * @returns {Correction[]}
 */
export function moved(corrections, { start: from, removed, inserted }) {
  const by = inserted.length - removed;
  return corrections.flatMap((correction) => {
    const { start, end } = correction;
    if (end <= from) return [correction];
    if (start >= from + removed) return [{ ...correction, start: start + by, end: end + by }];
    return [];
  });
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
  const inWord = (/** @type {string} */ one, /** @type {string} */ other) =>
    /[\p{L}\p{M}\p{N}]$/u.test(one) && /^[\p{L}\p{M}\p{N}]/u.test(other);
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
 * What a word list adds: its words wherever they stand, but where people have corrected, and the longer of two that
 * overlap.
 *
 * @param {string} text
 * @param {readonly { words: string, label: Label | null }[]} list
 * @param {readonly Correction[]} corrections
 * @param {readonly Correction[]} [matches] what patterns of the list match
 * @returns {Correction[]} the corrections and what the list adds
 */
export function withList(text, list, corrections, matches = []) {
  const longest = [...list].sort((one, other) => other.words.length - one.words.length);
  /** @type {Correction[]} */
  const all = [...corrections];
  const taken = all.map(({ start, end }) => ({ start, end }));
  const covered = new Uint8Array(list.length + matches.length > 0 ? text.length : 0);
  for (const { start, end } of taken) covered.fill(1, start, end);
  const add = (/** @type {Correction} */ correction) => {
    const { start, end } = correction;
    if (covered.subarray(start, end).includes(1)) return;
    covered.fill(1, start, end);
    all.push(correction);
  };
  for (const { words, label } of longest) for (const span of occurrences(text, words)) add({ ...span, label });
  matches.forEach(add);
  return all.sort((one, other) => one.start - other.start);
}
