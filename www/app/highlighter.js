// Highlights on the article. Two ways to paint, behind one function each: the CSS Custom Highlight API, which leaves the
// article's DOM alone, and a mirror of the text with <mark> elements behind the article where that API is missing.

import { FAMILIES, isUnsure } from "./labels.js";
import { hasHighlights, rangePainter } from "./ranges.js";

/** @typedef {Pick<import("./article.js").Article, "places" | "text"> & { levelOf?: (line: number) => string | undefined }} Painted */
/** @typedef {{ start: number, end: number, style: string }} Paint a span and the name of its style */

/** The styles that are seen over the families' own, the last above all. */
const ABOVE = ["unsure", "current"];

/**
 * What is painted of annotations.
 *
 * @param {readonly import("../../src/document.js").Annotation[]} annotations
 * @returns {Paint[]}
 */
export function paintsOf(annotations) {
  return [
    ...annotations.map(({ start, end, label }) => ({ start, end, style: FAMILIES[label] })),
    ...annotations.filter(isUnsure).map(({ start, end }) => ({ start, end, style: "unsure" })),
  ];
}

/**
 * A painter for the article: paints exactly the sorted spans that it is given, and nothing that another painter has painted before.
 *
 * @param {Painted} article
 * @param {HTMLElement} mirror
 * @returns {(paints: readonly Paint[]) => void}
 */
export function painter(article, mirror) {
  if (!hasHighlights()) return (paints) => paintMirror(article, mirror, paints);
  mirror.hidden = true;
  const paintRanges = rangePainter();
  let begun = false;
  return (paints) => {
    if (!begun)
      for (const name of [...CSS.highlights.keys()]) if (name.startsWith("sorot-")) CSS.highlights.delete(name);
    begun = true;
    paintRanges(
      paints.flatMap(({ start, end, style }) => {
        const places = article.places(start, end);
        return places ? [{ ...places, style }] : [];
      }),
    );
    for (const [index, style] of ABOVE.entries()) {
      const highlight = CSS.highlights.get(`sorot-${style}`);
      if (highlight) highlight.priority = index + 1;
    }
  };
}

/**
 * Draws the text with its marks behind the article, line on line.
 *
 * @param {Painted} article
 * @param {HTMLElement} mirror
 * @param {readonly Paint[]} paints
 */
function paintMirror(article, mirror, paints) {
  const { text } = article;
  let line = document.createElement("div");
  const lines = [line];
  const write = (/** @type {string} */ words, /** @type {string} */ style) => {
    words.split("\n").forEach((part, index) => {
      if (index > 0) {
        line = document.createElement("div");
        lines.push(line);
      }
      if (!style) line.append(part);
      else if (part) {
        const mark = document.createElement("mark");
        mark.dataset.family = style;
        mark.textContent = part;
        line.append(mark);
      }
    });
  };
  let from = 0;
  for (const { start, end, style } of paints) {
    if (start < from) continue;
    write(text.slice(from, start), "");
    write(text.slice(start, end), style);
    from = end;
  }
  write(text.slice(from), "");
  for (const [index, block] of lines.entries()) {
    if (!block.textContent) block.append(document.createElement("br"));
    const level = article.levelOf?.(index);
    if (level) block.dataset.level = level;
  }
  mirror.replaceChildren(...lines);
}
