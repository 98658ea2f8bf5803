// The text of a part of a page, with the way back from each offset to the text node that holds it.

/** @typedef {{ node: Text, start: number, end: number }} Run a text node and where its text lies in the joined text */

/** What a page, or Sorot itself, keeps from being read. */
export const OFF = "[data-sorot=off]";

/** Elements whose text is none of an article's: controls, code, what is never shown, and ways through the site. */
const SKIPPED =
  `${OFF}, script, style, noscript, template, code, pre, kbd, samp, textarea, input, select, button, form, nav, svg, math, ` +
  "iframe, object, canvas, audio, video, [contenteditable]:not([contenteditable=false])";

/** Stands where an inline element was left out, so that no name reaches across it. */
const GAP = "\uFFFC";

/**
 * The text that a reader of `root` sees: blocks parted by an empty line, inline markup joined without a seam.
 *
 * @param {Element} root
 * @returns {{ text: string, runs: Run[] }} offsets in UTF-16 code units, runs in the order of the text
 */
export function readText(root) {
  /** @type {Run[]} */
  const runs = [];
  let text = "";
  const seam = (/** @type {string} */ mark) => {
    if (text && !text.endsWith(mark)) text += mark;
  };
  // Nothing is read of what stands in a part that is off.
  const stack = root.closest(OFF) ? [] : [/** @type {Node | { seam: string }} */ (root)];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!(next instanceof Node)) seam(next.seam);
    else if (next instanceof Text) {
      const shown = joined(next);
      runs.push({ node: next, start: text.length, end: text.length + shown.length });
      text += shown;
    } else if (next instanceof HTMLBRElement) seam("\n");
    else if (next instanceof Element) {
      const { display, visibility } = getComputedStyle(next);
      if (display === "none") continue;
      const block = !/^(inline|contents|ruby)/.test(display);
      if (next.matches(SKIPPED) || visibility !== "visible") {
        seam(block ? "\n\n" : GAP);
        continue;
      }
      if (block) {
        seam("\n\n");
        stack.push({ seam: "\n\n" });
      }
      stack.push(...[...next.childNodes].reverse());
    }
  }
  return { text, runs };
}

/**
 * The text of a node as it is shown: a line end of the source is a space there, of the same length.
 *
 * @param {Text} node
 */
function joined(node) {
  const parent = node.parentElement;
  const kept = parent && getComputedStyle(parent).whiteSpace.startsWith("pre");
  return kept ? node.data : node.data.replace(/[\t\n\r\f]/g, " ");
}

/**
 * The pieces of text nodes that a span of the joined text covers.
 *
 * @param {readonly Run[]} runs
 * @param {number} start
 * @param {number} end
 * @returns {{ node: Text, start: number, end: number }[]} offsets inside each node
 */
export function pieces(runs, start, end) {
  let low = 0;
  for (let high = runs.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let run = runs[low]; run && run.start < end; run = runs[++low]) {
    if (run.end === run.start) continue;
    found.push({
      node: run.node,
      start: Math.max(start, run.start) - run.start,
      end: Math.min(end, run.end) - run.start,
    });
  }
  return found;
}
