// The text of the article's DOM as it is at a moment, and which place in the DOM is which offset in the text, in UTF-16 code
// units. Each line of the text is a block of its own; what a browser makes of the DOM while somebody types is read as well.

import { isBlock } from "./blocks.js";
import { countBefore } from "./search.js";

/** @typedef {{ node: Text, start: number }} Piece */
/** @typedef {{ start: number, end: number, nodes: ChildNode[] }} Line a block, or text beside blocks, and what it holds of the text */

export class ArticleText {
  #element;
  /** @type {Piece[]} */
  #pieces = [];
  /** @type {Line[]} */
  lines = [];
  /** A `\n` between lines, everything else as it was typed or pasted. */
  text = "";

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    /** @type {Line | null} the line beside blocks that is being read */
    let open = null;
    for (const node of element.childNodes) {
      const block = isBlock(node);
      if (block || !open) {
        if (this.lines.length > 0) this.text += "\n";
        open = { start: this.text.length, end: 0, nodes: [] };
        this.lines.push(open);
      }
      open.nodes.push(node);
      this.text += textIn(node, this.text.length, this.#pieces);
      open.end = this.text.length;
      if (block) open = null;
    }
  }

  /** The line that an offset is in; nothing where there is no text. @param {number} offset */
  lineAt(offset) {
    return this.lines[lastAtOrBefore(this.lines, offset)];
  }

  /**
   * Where a range from offset `start` up to `end` begins and ends; `null` where the text has no such part.
   *
   * @param {number} start
   * @param {number} end
   * @returns {import("./ranges.js").Places | null}
   */
  places(start, end) {
    const pieces = this.#pieces;
    const first = pieces[lastAtOrBefore(pieces, start)];
    const last = pieces[lastAtOrBefore(pieces, Math.max(start, end - 1))];
    if (!first || !last || start - first.start > first.node.length || end - last.start > last.node.length) return null;
    return {
      startContainer: first.node,
      startOffset: start - first.start,
      endContainer: last.node,
      endOffset: end - last.start,
    };
  }

  /** Where a caret at an offset stands in the DOM. @param {number} offset @returns {{ node: Node, offset: number }} */
  caret(offset) {
    const piece = this.#pieces[lastAtOrBefore(this.#pieces, offset)];
    if (piece && offset - piece.start <= piece.node.length) return { node: piece.node, offset: offset - piece.start };
    return { node: this.lineAt(offset)?.nodes[0] ?? this.#element, offset: 0 };
  }

  /**
   * The offset in the text of a place in the DOM; `null` where the place is not in the article.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    const piece = this.#pieces.find((piece) => piece.node === node);
    if (piece) return piece.start + offset;
    if (!this.#element.contains(node)) return null;
    const next = node.childNodes[offset];
    if (node === this.#element) {
      const line = next && this.lines.find(({ nodes }) => nodes.includes(next));
      return line ? line.start : this.text.length;
    }
    // Between the nodes of a line, such as in one that is empty: where the next text of the line begins, or at its end.
    const line = this.lines.find(({ nodes }) => nodes.some((own) => own.contains(node)));
    const following = this.#pieces.find(
      ({ node: text, start }) => next && start >= (line?.start ?? 0) && (next === text || next.contains(text)),
    );
    return following?.start ?? (offset === 0 ? line?.start : line?.end) ?? null;
  }
}

/**
 * The text in a node, each piece of which goes to `pieces`.
 *
 * @param {Node} node
 * @param {number} at the offset of its beginning
 * @param {Piece[]} pieces
 * @returns {string}
 */
function textIn(node, at, pieces) {
  if (node instanceof Text) {
    pieces.push({ node, start: at });
    return node.data;
  }
  // The last break of a block, or of the article, only holds the caret's place.
  if (node.nodeName === "BR") return node.nextSibling ? "\n" : "";
  let text = "";
  for (const child of node.childNodes) {
    if (isBlock(child) && child.previousSibling) text += "\n";
    text += textIn(child, at + text.length, pieces);
  }
  return text;
}

/**
 * The index of the last part that starts at `offset` or before; -1 where there is none.
 *
 * @param {readonly { start: number }[]} parts
 * @param {number} offset
 */
function lastAtOrBefore(parts, offset) {
  return countBefore(parts, ({ start }) => start <= offset) - 1;
}
