// When a text is another article, and no longer the one that it was.

/** @typedef {{ start: number, end: number }} Span */

/** A text of fewer code units is no article yet: somebody may be writing its first words. */
const SHORT = 40;

/**
 * Whether a text shares so little with the one before that it is another article.
 *
 * @param {string} before
 * @param {string} after
 * @param {number} same how many code units are the same at the head and at the tail
 * @param {Span | null} selection what was selected before
 */
export function isAnother(before, after, same, selection) {
  const covered = selection && before.slice(selection.start, selection.end).trim() === before.trim();
  // Two short texts have letters in common by chance.
  if (covered) return before.trim() !== "" && same * 2 < before.length;
  const isRest = same === after.length && after.length >= SHORT;
  return before.length >= SHORT && same * 10 < before.length && !isRest;
}
