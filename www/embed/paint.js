// Painting spans on a page that is not ours: by the CSS Custom Highlight API, which leaves the DOM alone, and by marks where
// that API is missing.

import { FAMILIES, LABELS } from "../app/labels.js";
import { hasHighlights, rangePainter } from "../app/ranges.js";
import { markPainter } from "./marks.js";
import { shared } from "./shared.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ label: Label, pieces: { node: Text, start: number, end: number }[] }} Paint */
/**
 * @typedef {object} Painter
 * @property {(paints: readonly Paint[]) => void} paint
 * @property {() => void} clear
 * @property {() => void} [heal] where it is by marks: takes away the marks in text that the page has written or taken since
 */
/** @typedef {Partial<Record<Label, string>>} Colours */

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

/** @param {Label} label @param {Colours} [colours] CSS colours in the place of labels' own */
export function hueOf(label, colours = {}) {
  const colour = colours[label];
  return colour && CSS.supports("color", colour) ? colour : HUES[FAMILIES[label]];
}

/** A name that tells an article with colours of its own from others of the page. @param {Colours} colours */
export function paletteOf(colours) {
  return Object.keys(colours).length > 0 ? `-${++shared.palettes}` : "";
}

/**
 * The style sheet of the highlights. It is built by script, not written into the page, so that a strict policy allows it.
 *
 * @param {Colours} colours
 * @param {string} palette the name of these colours
 */
export function styleSheet(colours, palette) {
  const sheet = new CSSStyleSheet();
  for (const label of LABELS) {
    for (const own of new Set(["", palette])) {
      const hue = hueOf(label, own ? colours : {});
      const rule = `background-color: color-mix(in srgb, ${hue} 24%, transparent); ${underline(hue)}`;
      const mark = own ? `mark.sorot.sorot${own}` : "mark.sorot";
      sheet.insertRule(`${mark}[data-label="${label}"] { color: inherit; ${rule} }`);
      // A browser without the API does not know the selector, and needs only the rule above.
      if (hasHighlights()) sheet.insertRule(`::highlight(sorot-${label}${own}) { ${rule} }`);
    }
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

/**
 * A painter of the kind that this browser is able to use.
 *
 * @param {Element} target
 * @param {string} palette the name of its colours
 */
export function painter(target, palette) {
  return hasHighlights() ? highlightPainter(palette) : markPainter(target, palette);
}

/** @param {string} palette @returns {Painter} */
function highlightPainter(palette) {
  const paintRanges = rangePainter();
  return {
    paint(paints) {
      paintRanges(
        paints.flatMap(({ label, pieces }) => {
          const [first, last] = [pieces[0], pieces[pieces.length - 1]];
          if (!first || !last) return [];
          const begins = { startContainer: first.node, startOffset: first.start };
          return [{ ...begins, endContainer: last.node, endOffset: last.end, style: `${label}${palette}` }];
        }),
      );
    },
    clear: () => paintRanges([]),
  };
}
