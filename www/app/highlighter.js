// Highlights on the article. Two ways to paint, behind one function each: the CSS Custom Highlight API, which leaves the
// article's DOM alone, and a mirror of the text with <mark> elements behind the article where that API is missing.

import { FAMILIES } from "./labels.js";

/** @typedef {import("./article.js").Article} Article */
/** @typedef {{ start: number, end: number, style: string }} Paint a span and the name of its style */

/** Browsers slow down with thousands of ranges, and a reader sees a screenful. */
export const MOST_RANGES = 1500;

const STYLES = [...new Set(Object.values(FAMILIES)), "chrome", "current"];

/**
 * A painter for the article: paints exactly the sorted spans that it is given, nothing else.
 *
 * @param {Article} article
 * @param {HTMLElement} mirror
 * @returns {(paints: readonly Paint[]) => void}
 */
export function painter(article, mirror) {
  if (typeof Highlight === "function" && CSS.highlights) {
    mirror.hidden = true;
    return (paints) => paintHighlights(article, paints);
  }
  return (paints) => paintMirror(article, mirror, paints);
}

/**
 * @param {Article} article
 * @param {readonly Paint[]} paints
 */
function paintHighlights(article, paints) {
  /** @type {Map<string, Highlight>} */
  const highlights = new Map(STYLES.map((style) => [style, new Highlight()]));
  for (const { start, end, style } of paints) {
    const range = article.range(start, end);
    if (range) highlights.get(style)?.add(range);
  }
  for (const [style, highlight] of highlights) {
    highlight.priority = style === "current" ? 1 : 0;
    CSS.highlights.set(`sorot-${style}`, highlight);
  }
}

/**
 * @param {Article} article
 * @param {HTMLElement} mirror
 * @param {readonly Paint[]} paints
 */
function paintMirror(article, mirror, paints) {
  const { text } = article;
  const content = document.createDocumentFragment();
  let from = 0;
  for (const { start, end, style } of paints) {
    if (start < from) continue;
    const mark = document.createElement("mark");
    mark.dataset.family = style;
    mark.textContent = text.slice(start, end);
    content.append(text.slice(from, start), mark);
    from = end;
  }
  content.append(text.slice(from));
  mirror.replaceChildren(content);
}
