// Looking up sorted spans.

/**
 * The index of the first of the sorted, disjoint `spans` that ends after `offset`; their number where none does.
 *
 * @param {readonly { start: number, end: number }[]} spans
 * @param {number} offset
 */
export function firstEndingAfter(spans, offset) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
