// What all highlighted articles of a page share, be they this script's or those of another copy of it: one article may
// stand in another.

/** @typedef {{ observer: MutationObserver, note: (records: MutationRecord[]) => void }} Watch */
/**
 * @typedef {object} Shared
 * @property {Set<Watch>} watches what watches the articles whose text is in marks
 * @property {WeakMap<Node, object>} owners the painter of each mark, and of each text node that marks part
 * @property {number} palettes how many articles have had colours of their own
 */

const KEY = Symbol.for("sorot-embed");
const page = /** @type {Record<symbol, Shared>} */ (/** @type {unknown} */ (globalThis));
page[KEY] ??= { watches: new Set(), owners: new WeakMap(), palettes: 0 };
export const shared = page[KEY];

/**
 * Does what no watch is to take for a change of the page: articles that paint would otherwise have each other paint for ever.
 *
 * @param {() => void} work
 */
export function unnoticed(work) {
  for (const { observer, note } of shared.watches) note(observer.takeRecords());
  try {
    work();
  } finally {
    for (const { observer } of shared.watches) observer.takeRecords();
  }
}
