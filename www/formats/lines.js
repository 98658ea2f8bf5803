// An article as its lines, for the forms that have paragraphs: headings with their levels, and in each line the links and
// the annotations in the order of the text.

import { headings, links } from "../app/structure.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../app/structure.js").Link} Link */
/** @typedef {{ start: number, end: number, annotation?: Annotation }} Part text, or an annotation */
/** @typedef {{ link?: Link, parts: Part[] }} Run parts that are in one link, or in none */
/** @typedef {{ start: number, end: number, level: number, runs: Run[] }} Line `level` is 0 where it is no heading */

/**
 * The lines that have anything on them. One that ends inside an annotation goes on to where the annotation's last line ends.
 *
 * @param {import("./index.js").Work} work
 * @returns {Generator<Line>}
 */
export function* linesOf({ text, document, marks = [] }) {
  const { annotations, segments } = document;
  const levels = headings(text, marks);
  const title = segments.find(({ kind }) => kind === "title");
  // Where the text brought no headings, the headline that was found is one.
  if (levels.size === 0 && title) levels.set(title.start, 1);
  const all = links(marks);
  let at = 0;
  for (let start = 0; start < text.length; ) {
    let end = endOfLine(text, start);
    const from = at;
    for (let next = annotations[at]; next && next.start < end; next = annotations[++at])
      if (next.end > end) end = endOfLine(text, next.end);
    const runs = runsOf(start, end, annotations.slice(from, at), all);
    // Vertical tabs and form feeds are shown as what a form cannot hold.
    if (/[^\s]|[\v\f]/.test(text.slice(start, end))) yield { start, end, level: levels.get(start) ?? 0, runs };
    start = end + 1;
  }
}

/** @param {string} text @param {number} from */
function endOfLine(text, from) {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/**
 * @param {number} start
 * @param {number} end
 * @param {readonly Annotation[]} annotations
 * @param {readonly Link[]} links
 * @returns {Run[]}
 */
function runsOf(start, end, annotations, links) {
  /** @type {Run[]} */
  const runs = [];
  const put = (/** @type {Part} */ part, /** @type {Link | undefined} */ link) => {
    const last = runs[runs.length - 1];
    if (last && last.link === link) last.parts.push(part);
    else runs.push({ parts: [part], ...(link ? { link } : {}) });
  };
  const own = links.filter((link) => link.start < end && link.end > start);
  const plain = (/** @type {number} */ from, /** @type {number} */ to) => {
    for (const link of own) {
      if (link.end <= from || link.start >= to) continue;
      if (from < link.start) put({ start: from, end: link.start }, undefined);
      const until = Math.min(to, link.end);
      put({ start: Math.max(from, link.start), end: until }, link);
      from = until;
    }
    if (from < to) put({ start: from, end: to }, undefined);
  };
  let from = start;
  for (const annotation of annotations) {
    plain(from, annotation.start);
    // An annotation is one piece: only a link around all of it is its link, too.
    const around = own.find((link) => link.start <= annotation.start && annotation.end <= link.end);
    put({ start: annotation.start, end: annotation.end, annotation }, around);
    from = annotation.end;
  }
  plain(from, end);
  return runs;
}
