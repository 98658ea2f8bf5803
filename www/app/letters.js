// Spans that begin and end where a person would have them.

/** @typedef {{ start: number, end: number }} Span */

/**
 * A span without the spaces at its ends; `null` where nothing is left.
 *
 * @param {string} text
 * @param {Span} span
 * @returns {Span | null}
 */
export function trimmed(text, { start, end }) {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = from + words.trim().length;
  return from < to ? { start: from, end: to } : null;
}

/**
 * The offset one letter on from another, where a letter may be two code units.
 *
 * @param {string} text
 * @param {number} offset
 * @param {number} step
 */
export function letter(text, offset, step) {
  const next = offset + step;
  const high = text.charCodeAt(next - 1);
  const low = text.charCodeAt(next);
  const inside = high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
  return Math.max(0, Math.min(text.length, inside ? next + step : next));
}
