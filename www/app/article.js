// The article: an element that people edit, and its text. Knows which place in the DOM is which offset in the text, in
// UTF-16 code units, and changes nothing of what people write.

import { caretAt } from "./caret.js";
import { textOf } from "./rich-text.js";

/** @typedef {{ node: Text, start: number }} Piece */

const FOLLOWING = 4;

export class Article {
  /** @type {HTMLElement} */
  #element;
  /** @type {Piece[] | null} */
  #pieces = null;
  #text = "";

  /**
   * @param {HTMLElement} element
   * @param {() => void} onChange called after each change of the text by a person
   */
  constructor(element, onChange) {
    this.#element = element;
    // Where "plaintext-only" is unknown, setting it throws, and rich text is kept out below.
    try {
      element.contentEditable = "plaintext-only";
    } catch {
      element.contentEditable = "true";
    }
    element.addEventListener("paste", insertPlainText);
    new MutationObserver(() => {
      this.#pieces = null;
      onChange();
    }).observe(element, { childList: true, characterData: true, subtree: true });
  }

  get element() {
    return this.#element;
  }

  /** The text as a reader sees it, line breaks as `\n` where the editor made them, and as pasted elsewhere. */
  get text() {
    this.#read();
    return this.#text;
  }

  set text(text) {
    this.#element.textContent = text;
    this.#pieces = null;
  }

  /**
   * The part of the DOM from offset `start` up to `end`; `null` where the text has no such part.
   *
   * @param {number} start
   * @param {number} end
   */
  range(start, end) {
    const pieces = this.#read();
    const first = pieces[lastAtOrBefore(pieces, start)];
    const last = pieces[lastAtOrBefore(pieces, Math.max(start, end - 1))];
    if (!first || !last || start - first.start > first.node.length || end - last.start > last.node.length) return null;
    const range = new Range();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return range;
  }

  /**
   * The offset in the text of a place in the DOM; `null` where the place is not in the article's text.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    const pieces = this.#read();
    const piece = pieces.find((piece) => piece.node === node);
    if (piece) return piece.start + offset;
    if (node.nodeType === Node.TEXT_NODE || !this.#element.contains(node)) return null;
    // Between nodes: where the next text begins, or at the end of all.
    const next = node.childNodes[offset] ?? null;
    const following = pieces.find(
      (piece) => next && (next.contains(piece.node) || next.compareDocumentPosition(piece.node) & FOLLOWING),
    );
    return next && following ? following.start : this.#text.length;
  }

  /** What is selected of the text, a caret where both ends are the same; `null` where the selection is elsewhere. */
  get selection() {
    const selection = getSelection();
    if (!selection?.rangeCount) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = this.offsetOf(startContainer, startOffset);
    const end = this.offsetOf(endContainer, endOffset);
    return start === null || end === null ? null : { start, end };
  }

  /**
   * The offset in the text at a place of the window; `null` where there is none.
   *
   * @param {number} x
   * @param {number} y
   */
  offsetAt(x, y) {
    const caret = caretAt(x, y);
    return caret && this.offsetOf(caret.node, caret.offset);
  }

  /** @returns {Piece[]} */
  #read() {
    if (this.#pieces) return this.#pieces;
    /** @type {Piece[]} */
    const pieces = [];
    let text = "";
    const walker = document.createTreeWalker(this.#element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        pieces.push({ node, start: text.length });
        text += node.data;
      } else if (node.nodeName === "BR") {
        // The last break of an editable element only holds the caret's place.
        if (node !== this.#element.lastChild) text += "\n";
      } else if (text !== "" && !text.endsWith("\n")) {
        text += "\n";
      }
    }
    this.#text = text;
    this.#pieces = pieces;
    return pieces;
  }
}

/**
 * The index of the last piece that starts at `offset` or before; -1 where there is none.
 *
 * @param {Piece[]} pieces
 * @param {number} offset
 */
function lastAtOrBefore(pieces, offset) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Inserts what is pasted as plain text: of rich text, what its paragraphs, headings and lists say.
 *
 * @param {ClipboardEvent} event
 */
function insertPlainText(event) {
  const html = event.clipboardData?.getData("text/html");
  const text = html ? textOf(html) : event.clipboardData?.getData("text/plain");
  if (!text) return;
  event.preventDefault();
  // The one way to insert that the browser's own undo knows.
  document.execCommand("insertText", false, text);
}
