// What people mend in what the engine found: spans with another label, with none, or with one where the engine saw none.
// A correction goes before everything that it touches; the rest stays as the engine has it.

import { isName } from "./labels.js";
import { listed } from "./listed.js";

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
 * @property {true} [rest] whether it is a stretch between the marks of a file, where nothing is to be marked but what is corrected
 *   or written there since
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
  const touched = goThrough(corrections.filter(({ rest }) => !rest));
  const around = goThrough(corrections.filter(({ rest }) => rest));
  found.annotations.forEach((annotation, was) => {
    const { start, end } = annotation;
    const over = touched(start);
    const rest = around(start);
    // What reaches out of a stretch of the rest has words that are new.
    const isOld = rest && rest.start <= start && end <= rest.end;
    if ((!over || over.start >= end) && !isOld) annotations.push({ ...annotation, was });
  });
  for (const { start, end, label, value } of corrections) {
    if (!label) continue;
    annotations.push({ start, end, text: text.slice(start, end), label, score: 1, ...(value ? { value } : {}) });
  }
  annotations.sort((one, other) => one.start - other.start);
  return relinked(found, annotations);
}

/**
 * What gives the first of the sorted, disjoint corrections that ends behind an offset. Offsets have to be asked for in rising
 * order.
 *
 * @param {readonly Correction[]} corrections
 */
function goThrough(corrections) {
  let at = 0;
  return (/** @type {number} */ offset) => {
    while ((corrections[at]?.end ?? Infinity) <= offset) at++;
    return corrections[at];
  };
}

/**
 * The marks of a file as corrections, with the rest of the text as what is not to be marked.
 *
 * @param {string} text
 * @param {readonly Correction[]} marks sorted and disjoint
 * @returns {Correction[]}
 */
export function withRest(text, marks) {
  let from = 0;
  const end = text.length;
  return [...marks, { start: end, end, label: null }].flatMap((mark) => {
    const gap = { start: from, end: mark.start, label: null, rest: /** @type {const} */ (true) };
    from = mark.end;
    const own = mark.start < end ? [mark] : [];
    return text.slice(gap.start, gap.end).trim() ? [gap, ...own] : own;
  });
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
 * The corrections with some more. What they touch of the others is gone, but of the rest only where they are.
 *
 * @param {readonly Correction[]} corrections
 * @param {readonly Correction[]} added sorted and disjoint
 * @returns {Correction[]}
 */
export function withCorrections(corrections, added) {
  const free = corrections.flatMap((correction) => {
    const over = added.filter(({ start, end }) => start < correction.end && correction.start < end);
    return over.reduce((pieces, span) => pieces.flatMap((piece) => without(piece, span)), [correction]);
  });
  return [...free, ...added].sort((one, other) => one.start - other.start);
}

/**
 * What is left of a correction, or another span, when something is said or written in `span`: nothing where that touches its words, but
 * of the rest what is around.
 *
 * @template {Span & { rest?: true }} Kind
 * @param {Kind} correction
 * @param {Span} span
 * @returns {Kind[]}
 */
function without(correction, { start, end }) {
  if (end <= correction.start || correction.end <= start) return [correction];
  if (!correction.rest) return [];
  const pieces = [
    { ...correction, end: start },
    { ...correction, start: end },
  ];
  return pieces.filter((piece) => piece.start < piece.end);
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
 * Spans, such as corrections, moved to where their words stand after an edit of the text. One whose own words changed is gone; of the
 * rest stays what is around them.
 *
 * @template {Span & { rest?: true }} Kind
 * @param {readonly Kind[]} spans
 * @param {import("./structure.js").Edit} edit
 * @returns {Kind[]}
 */
export function moved(spans, { start: from, removed, inserted }) {
  const to = from + removed;
  const by = inserted.length - removed;
  return spans
    .flatMap((span) => without(span, { start: from, end: to }))
    .map((one) => (one.start >= to ? { ...one, start: one.start + by, end: one.end + by } : one));
}

/**
 * What is still true of a text when it has become another one.
 *
 * @param {SorotDocument} found
 * @param {string} before
 * @param {string} after
 * @returns {SorotDocument}
 */
export function carried(found, before, after) {
  const { head, tail } = unchanged(before, after);
  const edit = { start: head, removed: before.length - head - tail, inserted: after.slice(head, after.length - tail) };
  const annotations = found.annotations.map((annotation, was) => ({ ...annotation, was }));
  return relinked({ ...found, segments: moved(found.segments, edit) }, moved(annotations, edit));
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
  /** @type {Correction[]} */
  const all = [...corrections];
  const taken = all.filter(({ rest }) => !rest);
  const covered = new Uint8Array(list.length + matches.length > 0 ? text.length : 0);
  for (const { start, end } of taken) covered.fill(1, start, end);
  const add = (/** @type {Correction} */ correction) => {
    const { start, end } = correction;
    if (covered.subarray(start, end).includes(1)) return;
    covered.fill(1, start, end);
    all.push(correction);
  };
  listed(text, list).forEach(add);
  matches.forEach(add);
  return all.sort((one, other) => one.start - other.start);
}
