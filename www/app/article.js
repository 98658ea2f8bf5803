// The article: an element that people edit, and its text. Knows which place in the DOM is which offset in the text, in
// UTF-16 code units, and changes nothing of what people write.

/** @typedef {{ node: Text, start: number }} Piece */

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
      element.addEventListener("paste", insertPlainText);
    }
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
    const piece = this.#read().find((piece) => piece.node === node);
    return piece ? piece.start + offset : null;
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

/** @param {ClipboardEvent} event */
function insertPlainText(event) {
  event.preventDefault();
  const selection = getSelection();
  if (!selection?.rangeCount) return;
  selection.deleteFromDocument();
  selection.getRangeAt(0).insertNode(document.createTextNode(event.clipboardData?.getData("text/plain") ?? ""));
  selection.collapseToEnd();
}
