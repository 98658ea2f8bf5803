// Two ways to paint spans on a page that is not ours: the CSS Custom Highlight API, which leaves the DOM alone, and <mark>
// elements around text where that API is missing.

import { FAMILIES, LABELS } from "../app/labels.js";
import { hasHighlights, rangePainter } from "../app/ranges.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ label: Label, pieces: { node: Text, start: number, end: number }[] }} Paint */
/** @typedef {{ paint: (paints: readonly Paint[]) => void, clear: () => void }} Painter */

/** One hue for each family; tints of them keep the text's own colour readable on light and on dark pages. */
/** @type {Record<import("../app/labels.js").Family, string>} */
export const HUES = {
  person: "#d0742c",
  place: "#2f8f4e",
  organization: "#3d6fd1",
  "other-name": "#9a57c4",
  time: "#c2437f",
  number: "#a98600",
  identifier: "#5f7d8c",
};

/**
 * The style sheet of the highlights. It is built by script, not written into the page, so that a strict policy allows it.
 *
 * @param {Partial<Record<Label, string>>} colours a CSS colour in the place of the label's own
 */
export function styleSheet(colours) {
  const sheet = new CSSStyleSheet();
  for (const label of LABELS) {
    const colour = colours[label];
    const hue = colour && CSS.supports("color", colour) ? colour : HUES[FAMILIES[label]];
    const rule = `background-color: color-mix(in srgb, ${hue} 24%, transparent); ${underline(hue)}`;
    sheet.insertRule(`mark.sorot[data-label="${label}"] { color: inherit; ${rule} }`);
    // A browser without the API does not know the selector, and needs only the rule above.
    if (hasHighlights()) sheet.insertRule(`::highlight(sorot-${label}) { ${rule} }`);
  }
  sheet.insertRule(
    ".sorot-tooltip { position: absolute; z-index: 9999; max-width: 20rem; padding: 0.2rem 0.5rem; pointer-events: none; " +
      "border: 1px solid; border-radius: 0.3rem; background: Canvas; color: CanvasText; font: 0.85rem/1.4 system-ui, sans-serif; }",
  );
  sheet.insertRule(
    ".sorot-legend { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0.5rem 0; font: 0.85rem/1.4 system-ui, sans-serif; }",
  );
  sheet.insertRule('.sorot-legend button[aria-pressed="false"] { text-decoration: line-through; opacity: 0.7; }');
  return sheet;
}

/**
 * A line below words, said in parts, because Safari knows no `text-decoration` of several words.
 *
 * @param {string} colour
 */
export function underline(colour) {
  return `text-decoration-line: underline; text-decoration-thickness: 2px; text-decoration-color: ${colour};`;
}

/** A painter of the kind that this browser is able to use. */
export function painter() {
  return hasHighlights() ? highlightPainter() : markPainter();
}

/** @returns {Painter} */
function highlightPainter() {
  const paintRanges = rangePainter();
  return {
    paint(paints) {
      paintRanges(
        paints.flatMap(({ label, pieces }) => {
          const [first, last] = [pieces[0], pieces[pieces.length - 1]];
          if (!first || !last) return [];
          const begins = { startContainer: first.node, startOffset: first.start };
          return [{ ...begins, endContainer: last.node, endOffset: last.end, style: label }];
        }),
      );
    },
    clear: () => paintRanges([]),
  };
}

/** @returns {Painter} */
function markPainter() {
  /** @type {Map<Text, ChildNode[]>} */
  const replaced = new Map();
  const clear = () => {
    for (const [node, parts] of replaced) {
      const [first] = parts;
      // What the page itself took out or moved since is its own to keep.
      if (first?.parentNode && parts.every((part) => part.parentNode === first.parentNode)) {
        node.data = parts.map((part) => part.textContent).join("");
        first.before(node);
        for (const part of parts) part.remove();
      }
    }
    replaced.clear();
  };
  return {
    clear,
    paint(paints) {
      clear();
      /** @type {Map<Text, { label: Label, start: number, end: number }[]>} */
      const nodes = new Map();
      for (const { label, pieces } of paints) {
        for (const { node, start, end } of pieces) {
          nodes.set(node, [...(nodes.get(node) ?? []), { label, start, end }]);
        }
      }
      for (const [node, spans] of nodes) replaced.set(node, wrap(node, spans));
    },
  };
}

/**
 * Puts text and marks in the place of a text node, and gives what stands there now.
 *
 * @param {Text} node
 * @param {readonly { label: Label, start: number, end: number }[]} spans
 * @returns {ChildNode[]}
 */
function wrap(node, spans) {
  /** @type {ChildNode[]} */
  const parts = [];
  let from = 0;
  const text = (/** @type {number} */ end) => {
    if (end > from) parts.push(document.createTextNode(node.data.slice(from, end)));
    from = end;
  };
  for (const { label, start, end } of spans) {
    text(start);
    const mark = document.createElement("mark");
    mark.className = "sorot";
    mark.dataset.label = label;
    mark.textContent = node.data.slice(start, end);
    parts.push(mark);
    from = end;
  }
  text(node.data.length);
  node.replaceWith(...parts);
  return parts;
}
