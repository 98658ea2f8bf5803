/**
 * The median of some measurements, the quarters around it, and how many there are.
 *
 * @param {readonly number[]} numbers
 */
export function spread(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), low: at(0.25), high: at(0.75), runs: sorted.length };
}
