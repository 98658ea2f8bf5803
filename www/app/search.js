// Looking up sorted things.

/**
 * How many of the `sorted` things stand before what is looked for: those at the beginning for which `before` holds.
 *
 * @template T
 * @param {readonly T[]} sorted
 * @param {(thing: T) => boolean} before
 */
export function countBefore(sorted, before) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(/** @type {T} */ (sorted[middle]))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The index of the first of the sorted, disjoint `spans` that ends after `offset`; their number where none does.
 *
 * @param {readonly { start: number, end: number }[]} spans
 * @param {number} offset
 */
export function firstEndingAfter(spans, offset) {
  return countBefore(spans, ({ end }) => end <= offset);
}
