// <mark> elements around text, for browsers without the CSS Custom Highlight API. A text node that marks part stays where it
// is, with what stands before the first mark, and the rest follows it; what the page itself does there in the meantime stays.

import { shared } from "./shared.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ label: Label, start: number, end: number }} Span */
/**
 * @typedef {object} Parted what became of a text node
 * @property {ParentNode | null} home where it stood
 * @property {string} lead what it was left with
 * @property {(Text | HTMLElement)[]} parts what follows it
 * @property {Node[]} own all of these nodes, with the text in the marks
 */

/** What the page copied of marks. Those that were baked into it have a title. */
const MARKS = "mark.sorot:not([title])";

/**
 * @param {Element} target
 * @param {string} palette
 * @returns {import("./paint.js").Painter}
 */
export function markPainter(target, palette) {
  const { owners } = shared;
  /** @type {Map<Text, Parted>} */
  const parted = new Map();
  const painter = {
    /** @param {readonly import("./paint.js").Paint[]} paints */
    paint(paints) {
      painter.clear();
      /** @type {Map<Text, Span[]>} */
      const nodes = new Map();
      for (const { label, pieces } of paints) {
        for (const { node, start, end } of pieces) {
          // In an article in another one, text that the other has marked is marked well enough.
          if (owners.has(node)) continue;
          nodes.set(node, [...(nodes.get(node) ?? []), { label, start, end }]);
        }
      }
      for (const [node, spans] of nodes) {
        const what = part(node, spans, `sorot${palette && ` sorot${palette}`}`);
        parted.set(node, what);
        for (const one of what.own) owners.set(one, painter);
      }
    },
    clear() {
      for (const [node, what] of parted) whole(node, what);
      for (const mark of target.querySelectorAll(MARKS)) if (!owners.has(mark)) mark.replaceWith(...mark.childNodes);
    },
    heal() {
      for (const [node, what] of parted) {
        if (node.parentNode !== what.home || node.data !== what.lead) whole(node, what);
      }
    },
  };
  const whole = (/** @type {Text} */ node, /** @type {Parted} */ what) => {
    join(node, what);
    parted.delete(node);
    for (const one of what.own) owners.delete(one);
  };
  return painter;
}

/**
 * Puts marks around spans of a text node.
 *
 * @param {Text} node
 * @param {readonly Span[]} spans
 * @param {string} name
 * @returns {Parted}
 */
function part(node, spans, name) {
  /** @type {Parted["parts"]} */
  const parts = [];
  const own = [node];
  for (const { label, start, end } of [...spans].reverse()) {
    if (end < node.length) parts.unshift(node.splitText(end));
    const mark = document.createElement("mark");
    mark.className = name;
    mark.dataset.label = label;
    const text = node.splitText(start);
    text.before(mark);
    mark.append(text);
    parts.unshift(mark);
    own.push(text);
  }
  return { home: node.parentNode, lead: node.data, parts, own: [...own, ...parts] };
}

/**
 * Takes the marks of a text node away again.
 *
 * @param {Text} node
 * @param {Parted} parted
 */
function join(node, { home, lead, parts }) {
  const before = parts[0]?.previousSibling;
  const stays = node.parentNode === home;
  // Joined with the text before it, as `normalize()` does, or with no text of its own left to stay for.
  const merged = !stays && (!lead || (before instanceof Text && before.data.endsWith(lead)));
  if (!merged && !(stays && node.data === lead)) {
    // The page holds the node: what it writes there stands for all of the text, and what it takes away is all of it.
    if (node.data === lead) for (const { textContent } of parts) node.appendData(textContent ?? "");
    for (const part of parts) if (part.parentNode === home) part.remove();
    return;
  }
  /** @type {Node | null} */
  let last = stays ? node : null;
  for (const part of parts) {
    // What the page took out is its own to keep, and so is what it put between the parts, or into one.
    if (!part.parentNode) continue;
    const next = part.previousSibling === last;
    if (next && last instanceof Text && (part instanceof Text || part.children.length === 0)) {
      last.appendData(part.textContent ?? "");
      part.remove();
    } else if (part instanceof Text) last = part;
    else {
      last = part.lastChild;
      part.replaceWith(...part.childNodes);
    }
  }
}
