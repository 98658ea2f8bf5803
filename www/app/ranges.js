// The ranges that the browser paints as highlights. A range moves with the text that it is in, so that one which still
// stands where it should is kept: a browser paints again only what is taken away or added.

/**
 * @typedef {object} Places where a range begins and ends
 * @property {Text} startContainer
 * @property {number} startOffset
 * @property {Text} endContainer
 * @property {number} endOffset
 */
/** @typedef {Places & { style: string }} Stretch what is painted in a style */

/**
 * Paints with the CSS Custom Highlight API: exactly the stretches that it is given, in the order of the text, nothing else.
 *
 * @returns {(stretches: readonly Stretch[]) => void}
 */
export function rangePainter() {
  /** @type {Map<Text, Map<string, Range>>} what is painted, by where it begins and in what style */
  let painted = new Map();
  return (stretches) => {
    const old = painted;
    painted = new Map();
    /** @type {Stretch[]} */
    const fresh = [];
    for (const stretch of stretches) {
      const key = keyOf(stretch.style, stretch.startOffset);
      const range = old.get(stretch.startContainer)?.get(key);
      if (range && stands(range, stretch)) {
        old.get(stretch.startContainer)?.delete(key);
        note(painted, stretch, range);
      } else fresh.push(stretch);
    }
    for (const [, gone] of old) {
      for (const [key, range] of gone) CSS.highlights.get(`sorot-${key.split(" ")[0]}`)?.delete(range);
    }
    for (const stretch of fresh) {
      const range = new Range();
      range.setStart(stretch.startContainer, stretch.startOffset);
      range.setEnd(stretch.endContainer, stretch.endOffset);
      highlight(stretch.style).add(range);
      note(painted, stretch, range);
    }
  };
}

const keyOf = (/** @type {string} */ style, /** @type {number} */ offset) => `${style} ${offset}`;

/**
 * @param {Map<Text, Map<string, Range>>} painted
 * @param {Stretch} stretch
 * @param {Range} range
 */
function note(painted, { startContainer, startOffset, style }, range) {
  const own = painted.get(startContainer) ?? new Map();
  painted.set(startContainer, own.set(keyOf(style, startOffset), range));
}

/** @param {string} style */
function highlight(style) {
  const name = `sorot-${style}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

/** @param {Range} range @param {Places} places */
function stands(range, { startContainer, startOffset, endContainer, endOffset }) {
  return (
    range.startContainer === startContainer &&
    range.startOffset === startOffset &&
    range.endContainer === endContainer &&
    range.endOffset === endOffset
  );
}

/** Whether the browser has what paints ranges. */
export function hasHighlights() {
  return typeof Highlight === "function" && "highlights" in CSS;
}
