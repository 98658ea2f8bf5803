// The article: an element that people edit, and its text, with offsets in UTF-16 code units. Each line of the text is a block
// of its own, so that a change lays out no more than its own lines.

import { ArticleText } from "./article-text.js";
import { asBlocks, MOST_BLOCKS } from "./blocks.js";
import { caretAt } from "./caret.js";

/** @typedef {import("./article-text.js").Line} Line */
/** @typedef {{ start: number, end: number }} Span */

/** A stretch of lines in one block that is longer than this is parted. */
const LONG = 2000;
/** How far from the edge of the window a caret is brought back into it, in pixels. */
const EDGE = 80;

export class Article {
  /** @type {HTMLElement} */
  #element;
  /** @type {ArticleText | null} what was read of the DOM as it is now */
  #now = null;
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
    return this.#read().text;
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
    const now = this.#read();
    const first = now.lineAt(start);
    const last = now.lineAt(end);
    const whole = start === 0 && end === now.text.length;
    const node = first?.nodes[0]?.firstChild;
    if (whole || !first || !last) {
      // The first script may have put it there.
      if (words !== now.text) this.#element.replaceChildren(...asBlocks(words));
    } else if (
      first === last &&
      !words.includes("\n") &&
      node instanceof Text &&
      node.length === first.end - first.start
    ) {
      node.replaceData(start - first.start, end - start, words);
      if (node.length === 0) node.replaceWith(document.createElement("br"));
    } else {
      const content = now.text.slice(first.start, start) + words + now.text.slice(end, last.end);
      put(now.lines.slice(now.lines.indexOf(first), now.lines.indexOf(last) + 1), content);
    }
    this.#observer.takeRecords();
    this.#now = null;
    this.#onChange();
  }

  /**
   * Puts the caret somewhere, or selects, and brings the place into the window where it is not there.
   *
   * @param {Span} span
   * @param {{ reveal?: boolean }} [options] whether the place is brought into the window
   */
  select({ start, end }, { reveal = true } = {}) {
    const now = this.#read();
    const from = now.caret(start);
    const to = now.caret(end);
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
    return this.#read().places(start, end);
  }

  /**
   * The offset in the text of a place in the DOM; `null` where the place is not in the article.
   *
   * @param {Node} node
   * @param {number} offset
   */
  offsetOf(node, offset) {
    return this.#read().offsetOf(node, offset);
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
    const now = this.#read();
    /** @type {Set<HTMLElement>} */
    const shown = new Set();
    for (const [start, level] of levels) {
      const [block] = now.lineAt(start)?.nodes ?? [];
      if (!(block instanceof HTMLElement)) continue;
      if (block.dataset.level !== `${level}`) block.dataset.level = `${level}`;
      shown.add(block);
    }
    for (const block of this.#headings) if (!shown.has(block)) delete block.dataset.level;
    this.#headings = shown;
  }

  /** The level of a line that is shown as a heading; nothing where it is not. @param {number} line from 0 */
  levelOf(line) {
    const [block] = this.#read().lines[line]?.nodes ?? [];
    return block instanceof HTMLElement ? block.dataset.level : undefined;
  }

  #remember() {
    // Browsers lay the page out before they tell what is selected. In a page that has just come there is nothing yet.
    const untouched = this.text === "" && document.activeElement !== this.#element;
    this.#before = untouched ? null : this.selection;
  }

  /** After a change that the browser made. */
  #changed() {
    this.#now = null;
    if (!this.#composing) this.#part();
    this.#onChange();
  }

  /** Parts text that came as one long stretch, such as from another program that types for a person, into its lines. */
  #part() {
    const { lines, text } = this.#read();
    if (lines.length >= MOST_BLOCKS) return;
    const long = lines.filter(({ start, end }) => end - start > LONG && text.slice(start, end).includes("\n"));
    if (long.length === 0) return;
    const selection = this.selection;
    for (const line of long) put([line], text.slice(line.start, line.end));
    this.#observer.takeRecords();
    this.#now = null;
    if (selection) this.select(selection);
  }

  #read() {
    this.#now ??= new ArticleText(this.#element);
    return this.#now;
  }
}

/**
 * Puts a text in the place of lines.
 *
 * @param {readonly Line[]} lines
 * @param {string} content
 */
function put(lines, content) {
  const old = lines.flatMap(({ nodes }) => nodes);
  old[0]?.before(...asBlocks(content));
  for (const node of old) node.remove();
}
