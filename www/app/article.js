// The article: an element that people edit, and its text. Knows which place in the DOM is which offset in the text, in
// UTF-16 code units. Each line of the text is a block of its own, so that a change lays out no more than its own lines;
// what a browser makes of the DOM while somebody types is read as well.

import { asBlocks, isBlock, MOST_BLOCKS } from "./blocks.js";
import { caretAt } from "./caret.js";

/** @typedef {{ node: Text, start: number }} Piece */
/** @typedef {{ start: number, end: number, nodes: ChildNode[] }} Line a block, or text beside blocks, and what it holds of the text */
/** @typedef {{ start: number, end: number }} Span */

/** A stretch of lines in one block that is longer than this is parted. */
const LONG = 2000;
/** How far from the edge of the window a caret is brought back into it, in pixels. */
const EDGE = 80;

export class Article {
  /** @type {HTMLElement} */
  #element;
  /** @type {Piece[] | null} */
  #pieces = null;
  /** @type {Line[]} */
  #lines = [];
  #text = "";
  /** @type {Span | null} the selection before the change that is coming */
  #before = null;
  #composing = false;
  /** @type {Set<HTMLElement>} the blocks that are shown as headings */
  #headings = new Set();
  #observer;
  #onChange;

  /**
   * @param {HTMLElement} element
   * @param {() => void} onChange called after each change of the text
   */
  constructor(element, onChange) {
    this.#element = element;
    this.#onChange = onChange;
    // Where "plaintext-only" is unknown, setting it throws; what a browser formats by itself is kept out elsewhere.
    try {
      element.contentEditable = "plaintext-only";
    } catch {
      element.contentEditable = "true";
    }
    this.#observer = new MutationObserver(() => this.#changed());
    this.#observer.observe(element, { childList: true, characterData: true, subtree: true });
    element.addEventListener("beforeinput", () => this.#remember());
    element.addEventListener("compositionstart", () => {
      this.#composing = true;
    });
    element.addEventListener("compositionend", () => {
      this.#composing = false;
    });
  }

  get element() {
    return this.#element;
  }

  /** The text as a reader sees it: a `\n` between lines, everything else as it was typed or pasted. */
  get text() {
    this.#read();
    return this.#text;
  }

  set text(text) {
    this.splice(0, this.text.length, text);
  }

  /** What was selected before the last change; `null` where it was elsewhere. */
  get before() {
    return this.#before;
  }

  /**
   * Exchanges a stretch of the text.
   *
   * @param {number} start
   * @param {number} end
   * @param {string} words
   */
  splice(start, end, words) {
    if (start === end && words === "") return;
    this.#remember();
    this.#read();
    const first = this.#lines[lastAtOrBefore(this.#lines, start)];
    const last = this.#lines[lastAtOrBefore(this.#lines, end)];
    const whole = start === 0 && end === this.#text.length;
    const node = first?.nodes[0]?.firstChild;
    if (whole || !first || !last) {
      this.#element.replaceChildren(...asBlocks(words));
    } else if (
      first === last &&
      !words.includes("\n") &&
      node instanceof Text &&
      node.length === first.end - first.start
    ) {
      node.replaceData(start - first.start, end - start, words);
      if (node.length === 0) node.replaceWith(document.createElement("br"));
    } else {
      const content = this.#text.slice(first.start, start) + words + this.#text.slice(end, last.end);
      this.#put(first, last, content);
    }
    this.#observer.takeRecords();
    this.#pieces = null;
    this.#onChange();
  }

  /**
   * Puts the caret somewhere, or selects, and brings the place into the window where it is not there.
   *
   * @param {Span} span
   * @param {{ reveal?: boolean }} [options] whether the place is brought into the window
   */
  select({ start, end }, { reveal = true } = {}) {
    const from = this.#place(start);
    const to = this.#place(end);
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    if (!reveal) return;
    const line = to.node instanceof Element ? to.node : to.node.parentElement;
    const range = new Range();
    range.setStart(to.node, to.offset);
    const own = range.getBoundingClientRect();
    const { top, bottom } = own.height > 0 || !line ? own : line.getBoundingClientRect();
    if (top < EDGE || bottom > innerHeight - EDGE) scrollBy({ top: top - innerHeight / 2, behavior: "instant" });
  }

  /**
   * The part of the DOM from offset `start` up to `end`; `null` where the text has no such part.
   *
   * @param {number} start
   * @param {number} end
   */
  range(start, end) {
    const places = this.places(start, end);
    if (!places) return null;
    const range = new Range();
    range.setStart(places.startContainer, places.startOffset);
    range.setEnd(places.endContainer, places.endOffset);
    return range;
  }

  /**
   * Where a range from offset `start` up to `end` begins and ends; `null` where the text has no such part.
   *
   * @param {number} start
   * @param {number} end
   * @returns {import("./ranges.js").Places | null}
   */
  places(start, end) {
    const pieces = this.#read();
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

  /**
   * The offset in the text of a place in the DOM; `null` where the place is not in the article.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    const pieces = this.#read();
    const piece = pieces.find((piece) => piece.node === node);
    if (piece) return piece.start + offset;
    if (!this.#element.contains(node)) return null;
    const next = node.childNodes[offset];
    if (node === this.#element) {
      const line = next && this.#lines.find(({ nodes }) => nodes.includes(next));
      return line ? line.start : this.#text.length;
    }
    // Between the nodes of a line, such as in one that is empty: where the next text of the line begins, or at its end.
    const line = this.#lines.find(({ nodes }) => nodes.some((own) => own.contains(node)));
    const following = pieces.find(
      ({ node: text, start }) => next && start >= (line?.start ?? 0) && (next === text || next.contains(text)),
    );
    return following?.start ?? (offset === 0 ? line?.start : line?.end) ?? null;
  }

  /** What is selected of the text, a caret where both ends are the same; `null` where the selection is elsewhere. */
  get selection() {
    const selection = getSelection();
    if (!selection?.rangeCount) return null;
    return this.span(selection.getRangeAt(0));
  }

  /**
   * The offsets of a range of the DOM; `null` where it is not in the article.
   *
   * @param {AbstractRange} range
   * @returns {Span | null}
   */
  span({ startContainer, startOffset, endContainer, endOffset }) {
    const start = this.offsetOf(startContainer, startOffset);
    const same = startContainer === endContainer && startOffset === endOffset;
    const end = same ? start : this.offsetOf(endContainer, endOffset);
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

  /**
   * Shows which lines are headings.
   *
   * @param {ReadonlyMap<number, number>} levels the level of each by where it begins
   */
  showHeadings(levels) {
    this.#read();
    /** @type {Set<HTMLElement>} */
    const shown = new Set();
    for (const [start, level] of levels) {
      const [block] = this.#lines[lastAtOrBefore(this.#lines, start)]?.nodes ?? [];
      if (!(block instanceof HTMLElement)) continue;
      if (block.dataset.level !== `${level}`) block.dataset.level = `${level}`;
      shown.add(block);
    }
    for (const block of this.#headings) if (!shown.has(block)) delete block.dataset.level;
    this.#headings = shown;
  }

  /** The level of a line that is shown as a heading; nothing where it is not. @param {number} line from 0 */
  levelOf(line) {
    const [block] = this.#lines[line]?.nodes ?? [];
    return block instanceof HTMLElement ? block.dataset.level : undefined;
  }

  #remember() {
    this.#before = this.selection;
  }

  /** After a change that the browser made. */
  #changed() {
    this.#pieces = null;
    if (!this.#composing) this.#part();
    this.#onChange();
  }

  /** Parts text that came as one long stretch, such as from another program that types for a person, into its lines. */
  #part() {
    this.#read();
    if (this.#lines.length >= MOST_BLOCKS) return;
    const long = this.#lines.filter(
      ({ start, end }) => end - start > LONG && this.#text.slice(start, end).includes("\n"),
    );
    if (long.length === 0) return;
    const selection = this.selection;
    for (const line of long) this.#put(line, line, this.#text.slice(line.start, line.end));
    this.#observer.takeRecords();
    this.#pieces = null;
    if (selection) this.select(selection);
  }

  /**
   * Puts lines in the place of others.
   *
   * @param {Line} first
   * @param {Line} last
   * @param {string} content
   */
  #put(first, last, content) {
    const old = this.#lines
      .slice(this.#lines.indexOf(first), this.#lines.indexOf(last) + 1)
      .flatMap(({ nodes }) => nodes);
    old[0]?.before(...asBlocks(content));
    for (const node of old) node.remove();
  }

  /** Where a caret at an offset stands in the DOM. @param {number} offset @returns {{ node: Node, offset: number }} */
  #place(offset) {
    const pieces = this.#read();
    const piece = pieces[lastAtOrBefore(pieces, offset)];
    if (piece && offset - piece.start <= piece.node.length) return { node: piece.node, offset: offset - piece.start };
    const line = this.#lines[lastAtOrBefore(this.#lines, offset)];
    return { node: line?.nodes[0] ?? this.#element, offset: 0 };
  }

  /** @returns {Piece[]} */
  #read() {
    if (this.#pieces) return this.#pieces;
    /** @type {Piece[]} */
    const pieces = [];
    /** @type {Line[]} */
    const lines = [];
    let text = "";
    /** @type {Line | null} the line beside blocks that is being read */
    let open = null;
    for (const node of this.#element.childNodes) {
      const block = isBlock(node);
      if (block || !open) {
        if (lines.length > 0) text += "\n";
        open = { start: text.length, end: 0, nodes: [] };
        lines.push(open);
      }
      open.nodes.push(node);
      text += textIn(node, text.length, pieces);
      open.end = text.length;
      if (block) open = null;
    }
    this.#text = text;
    this.#lines = lines;
    this.#pieces = pieces;
    return pieces;
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
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
