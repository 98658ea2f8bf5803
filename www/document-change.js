// A document after a change of its text: what the change brings, and the rest of the document before, moved along.

/** @typedef {import("../src/document.js").Document} SorotDocument */
/** @typedef {import("../src/document.js").DocumentChange} DocumentChange */
/**
 * @template Item
 * @typedef {import("../src/document.js").Splice<Item>} Splice
 */

/** @type {SorotDocument} what the first change is of */
export const NOTHING = {
  version: 1,
  language: "und",
  reference_date: null,
  annotations: [],
  entities: [],
  segments: [],
};

/**
 * The document that `change` makes of `before`, which stays as it is; what is the same in both is shared by them.
 *
 * @param {SorotDocument} before
 * @param {DocumentChange} change
 * @returns {SorotDocument}
 */
export function changed(before, change) {
  const { version, language, reference_date } = change;
  const { kept, removed, added } = change.entities;
  const by = added.length - removed;
  /** @template {{ entity?: number }} Item @param {Item} item @returns {Item} */
  const renumbered = (item) => {
    const { entity } = item;
    return by === 0 || entity === undefined || entity < kept + removed ? item : { ...item, entity: entity + by };
  };
  const annotations = spliced(before.annotations, change.annotations, renumbered);
  const segments = spliced(before.segments, change.segments, renumbered);
  const same = annotations.length === before.annotations.length && change.annotations.added.length === 0;
  const entities =
    same && removed === 0 && by === 0
      ? before.entities
      : mentioned([...before.entities.slice(0, kept), ...added, ...before.entities.slice(kept + removed)], annotations);
  return { version, language, reference_date, annotations, entities, segments };
}

/**
 * @template {{ start: number, end: number }} Item
 * @param {readonly Item[]} items
 * @param {Splice<Item>} splice
 * @param {(item: Item) => Item} renumbered
 */
function spliced(items, { kept, removed, added, moved }, renumbered) {
  const behind = items.slice(kept + removed).map((item) => {
    const here = renumbered(item);
    return moved === 0 ? here : { ...here, start: here.start + moved, end: here.end + moved };
  });
  return [...items.slice(0, kept).map(renumbered), ...added, ...behind];
}

/**
 * The entities, each with the annotations that mention it.
 *
 * @param {readonly import("../src/document.js").Entity[]} entities
 * @param {readonly import("../src/document.js").Annotation[]} annotations
 */
function mentioned(entities, annotations) {
  const all = entities.map((entity) => ({ ...entity, mentions: /** @type {number[]} */ ([]) }));
  annotations.forEach(({ entity }, index) => {
    if (entity !== undefined) all[entity]?.mentions.push(index);
  });
  return all;
}
