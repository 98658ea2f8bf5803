// What a text had beside its words where it came from: headings and links. They are kept beside the text, as spans.

/**
 * @typedef {object} Heading a line of the text that is a heading; one that begins in mid-line is none any more
 * @property {"heading"} kind
 * @property {number} start
 * @property {number} end
 * @property {number} level from 1 to 6
 */
/**
 * @typedef {object} Link
 * @property {"link"} kind
 * @property {number} start
 * @property {number} end
 * @property {string} href an address of the web or of mail
 */
/** @typedef {Heading | Link} Mark */
/** @typedef {{ start: number, removed: number, inserted: string }} Edit a stretch of a text exchanged for other words */

/** A text goes on for so long behind its headline, in UTF-16 code units. */
const ARTICLE = 200;

/** Addresses that a link may lead to: none of these runs anything. */
const SAFE = /^(https?:\/\/|mailto:)[^\s"<>\\^`{|}]+$/i;

/**
 * An address as a link may have it; `null` where it may not.
 *
 * @param {unknown} href
 * @returns {string | null}
 */
export function safeAddress(href) {
  const address = typeof href === "string" ? href.trim() : "";
  return SAFE.test(address) && address.length <= 2048 ? address : null;
}

/**
 * The marks after an edit of the text: each stays with its words, and grows or shrinks with what is written in it.
 *
 * @param {readonly Mark[]} marks
 * @param {Edit} edit
 * @returns {Mark[]}
 */
export function stretched(marks, { start, removed, inserted }) {
  const end = start + removed;
  const by = inserted.length - removed;
  return marks.flatMap((mark) => {
    let { start: from, end: to } = mark;
    if (from >= end && !(from === start && mark.kind === "heading")) from += by;
    // Words before the first of a heading belong to it; a line that is put before it does not.
    else if (from === start && mark.kind === "heading") from = start + inserted.lastIndexOf("\n") + 1;
    else if (from > start) from = start + inserted.length;
    if (to >= end && !(to === start && removed === 0)) to += by;
    else if (to > start) to = start;
    if (mark.kind === "heading" && to < from) to = from;
    return from < to ? [{ ...mark, start: from, end: to }] : [];
  });
}

/**
 * Whether an offset lies inside a letter of two code units.
 *
 * @param {string} text
 * @param {number} at
 */
export function cutsLetter(text, at) {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
}

/**
 * The marks of a file or a link from elsewhere, sorted: nothing but known fields, in range, and no letter cut by one.
 *
 * @param {string} text
 * @param {unknown} marks
 * @returns {Mark[]}
 */
export function checkedMarks(text, marks) {
  if (!Array.isArray(marks)) return [];
  const inRange = (/** @type {unknown} */ offset) =>
    Number.isSafeInteger(offset) && Number(offset) >= 0 && Number(offset) <= text.length;
  const known = marks.flatMap(
    /** @returns {Mark[]} */ (mark) => {
      const { kind, start, end, level, href } = mark ?? {};
      if (!inRange(start) || !inRange(end) || start >= end) return [];
      if (cutsLetter(text, start) || cutsLetter(text, end)) return [];
      const address = safeAddress(href);
      if (kind === "link" && address) return [{ kind, start, end, href: address }];
      return kind === "heading" && [1, 2, 3, 4, 5, 6].includes(level) ? [{ kind, start, end, level }] : [];
    },
  );
  return known.sort((one, other) => one.start - other.start);
}

/**
 * The levels of the lines of a text that are headings, by where each begins.
 *
 * @param {string} text
 * @param {readonly Mark[]} marks
 * @returns {Map<number, number>}
 */
export function headings(text, marks) {
  /** @type {Map<number, number>} */
  const levels = new Map();
  for (const mark of marks) {
    const begins = mark.start === 0 || text[mark.start - 1] === "\n";
    if (mark.kind === "heading" && begins) levels.set(mark.start, mark.level);
  }
  return levels;
}

/**
 * The same, with the headline that the engine sees where no line came as a heading.
 *
 * @param {string} text
 * @param {readonly Mark[]} marks
 * @param {readonly import("../../src/document.js").Segment[]} segments
 */
export function headlines(text, marks, segments) {
  const levels = headings(text, marks);
  const title = segments.find(({ kind }) => kind === "title");
  // While somebody writes the first lines, none of them is to grow and shrink.
  const own = title && text.length - title.end > ARTICLE;
  if (levels.size === 0 && own) levels.set(title.start, 1);
  return levels;
}

/** The links among the marks, none over another. @param {readonly Mark[]} marks @returns {Link[]} */
export function links(marks) {
  let from = 0;
  return marks.filter(
    /** @returns {mark is Link} */ (mark) => {
      if (mark.kind !== "link" || mark.start < from) return false;
      from = mark.end;
      return true;
    },
  );
}
