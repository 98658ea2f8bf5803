// What a person sees of a document in the article: its highlights, the one that is current, and the way from one to the
// next.

import { hideDetails, showDetails } from "./details.js";
import { MOST_RANGES, painter } from "./highlighter.js";
import { FAMILIES } from "./labels.js";
import { firstEndingAfter } from "./search.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ start: number, end: number }} Span */

export class View {
  /** @type {Set<Label>} labels that are not to be seen */
  hidden = new Set();
  /** @type {Annotation[]} */
  #shown = [];
  /** @type {SorotDocument | null} */
  #document = null;
  /** @type {Span | null} */
  #current = null;
  #article;
  #card;
  #paint;
  #onCurrent;

  /**
   * @param {import("./article.js").Article} article
   * @param {{ mirror: HTMLElement, card: HTMLElement }} elements
   * @param {() => void} onCurrent called when another span is current, or none
   */
  constructor(article, { mirror, card }, onCurrent) {
    this.#article = article;
    this.#card = card;
    this.#paint = painter(article, mirror);
    this.#onCurrent = onCurrent;
    const { element } = article;
    element.addEventListener("pointermove", ({ clientX, clientY, buttons }) => {
      const hit = buttons === 0 ? this.#at(clientX, clientY) : null;
      if (hit && this.#document) showDetails(card, this.#document, hit.annotation, hit.box);
      else hideDetails(card);
    });
    element.addEventListener("pointerleave", () => hideDetails(card));
    element.addEventListener("click", ({ clientX, clientY }) => {
      const hit = getSelection()?.isCollapsed ? this.#at(clientX, clientY) : null;
      this.setCurrent(hit && { start: hit.annotation.start, end: hit.annotation.end });
    });
    let scheduled = false;
    addEventListener("scroll", () => {
      if (scheduled || this.#shown.length <= MOST_RANGES) return;
      scheduled = true;
      requestAnimationFrame(() => {
        scheduled = false;
        this.repaint();
      });
    });
  }

  /** What is found and not hidden. */
  get shown() {
    return this.#shown;
  }

  /** The span that keys and buttons work on. */
  get current() {
    return this.#current;
  }

  /** The annotation that is current, where the current span is one's. */
  get currentAnnotation() {
    const current = this.#current;
    return current && this.#shown.find(({ start, end }) => start === current.start && end === current.end);
  }

  /** @param {Span | null} span */
  setCurrent(span) {
    const same = span?.start === this.#current?.start && span?.end === this.#current?.end;
    if (!span) hideDetails(this.#card);
    if (same) return;
    this.#current = span;
    this.repaint();
    this.#onCurrent();
  }

  /**
   * Shows a document. The current span stays where there is one.
   *
   * @param {SorotDocument} document
   */
  show(document) {
    this.#document = document;
    this.#shown = document.annotations.filter(({ label }) => !this.hidden.has(label));
    hideDetails(this.#card);
    this.repaint();
  }

  /** Paints what is found; of very many, what is on the screen and near it. */
  repaint() {
    const near = this.#shown.length > MOST_RANGES ? this.#nearScreen() : this.#shown;
    const chrome = this.#document?.segments.filter(({ kind }) => kind === "chrome") ?? [];
    const paints = [
      ...chrome.map(({ start, end }) => ({ start, end, style: "chrome" })),
      ...near.map(({ start, end, label }) => ({ start, end, style: FAMILIES[label] })),
      ...(this.#current ? [{ ...this.#current, style: "current" }] : []),
    ].sort((one, other) => one.start - other.start);
    this.#paint(paints);
  }

  #nearScreen() {
    let low = 0;
    let high = this.#shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const annotation = this.#shown[middle];
      const range = annotation && this.#article.range(annotation.start, annotation.end);
      if ((range?.getBoundingClientRect().bottom ?? 0) < 0) low = middle + 1;
      else high = middle;
    }
    const before = Math.max(0, low - MOST_RANGES / 3);
    return this.#shown.slice(before, before + MOST_RANGES);
  }

  /**
   * Brings a span into view and shows what it is.
   *
   * @param {Span} span
   */
  go({ start, end }) {
    this.setCurrent({ start, end });
    const range = this.#article.range(start, end);
    if (!range) return;
    const box = range.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 160) {
      scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
    }
    const annotation = this.currentAnnotation;
    if (annotation && this.#document)
      showDetails(this.#card, this.#document, annotation, range.getBoundingClientRect());
    else hideDetails(this.#card);
  }

  /**
   * Goes to the next highlight, or the one before, from the current one or from the caret.
   *
   * @param {1 | -1} step
   */
  walk(step) {
    const shown = this.#shown;
    if (shown.length === 0) return;
    const caret = this.#article.selection?.end ?? 0;
    const from = this.#current ?? { start: caret, end: caret };
    const after = firstEndingAfter(shown, step > 0 ? from.end : from.start);
    const target = shown[(after + (step > 0 ? 0 : -1) + shown.length) % shown.length];
    if (target) this.go(target);
  }

  /**
   * The highlight at a place of the window, with its box there.
   *
   * @param {number} x
   * @param {number} y
   */
  #at(x, y) {
    const offset = this.#article.offsetAt(x, y);
    if (offset === null) return null;
    // A caret lies between two letters; the highlight may be on either side.
    const at = firstEndingAfter(this.#shown, offset - 1);
    for (const annotation of this.#shown.slice(at, at + 2)) {
      const boxes = this.#article.range(annotation.start, annotation.end)?.getClientRects() ?? [];
      const box = [...boxes].find(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
      if (box) return { annotation, box };
    }
    return null;
  }
}
