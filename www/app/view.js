// What a person sees of a document in the article: its highlights, the one that is current, and the way from one to the
// next.

import { hideDetails, showDetails } from "./details.js";
import { painter, paintsOf } from "./highlighter.js";
import { firstEndingAfter } from "./search.js";
import { onTap } from "./tap.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./structure.js").Link} Link */
/** @typedef {{ start: number, end: number }} Span */

/** Of more highlights than this only those are painted that a reader sees, or will see next. */
const MOST_RANGES = 400;

export class View {
  /** @type {Set<Label>} labels that are not to be seen */
  hidden = new Set();
  /** @type {Annotation[]} */
  #shown = [];
  /** @type {SorotDocument | null} */
  #document = null;
  /** @type {readonly Link[]} */
  #links = [];
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
      if (hit && this.#document) showDetails(card, this.#document, hit, hit.box);
      else hideDetails(card);
    });
    element.addEventListener("pointerleave", () => hideDetails(card));
    element.addEventListener("click", ({ clientX, clientY, ctrlKey, metaKey }) => {
      const hit = getSelection()?.isCollapsed ? this.#at(clientX, clientY) : null;
      if (hit?.link && (ctrlKey || metaKey)) globalThis.open(hit.link.href, "_blank", "noopener,noreferrer");
      this.#choose(hit?.annotation);
    });
    // A tap on a highlight asks what it is. Whoever taps it again wants to write there, and the keyboard comes.
    onTap(element, ({ clientX, clientY }) => {
      const annotation = document.activeElement === element ? undefined : this.#at(clientX, clientY)?.annotation;
      if (!annotation || annotation === this.currentAnnotation) return false;
      this.#choose(annotation);
      return true;
    });
    addEventListener("beforeprint", () => this.repaint({ all: true }));
    addEventListener("afterprint", () => this.repaint());
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

  /** What is found, hidden or not. */
  get all() {
    return this.#document?.annotations ?? [];
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

  /** @param {Annotation | undefined} annotation the one that was clicked on */
  #choose(annotation) {
    this.setCurrent(annotation ? { start: annotation.start, end: annotation.end } : null);
    // The bar says it now, and the card would lie on it or on the text.
    if (annotation) hideDetails(this.#card);
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
   * @param {readonly Link[]} links the links of the text, sorted
   */
  show(document, links) {
    this.#document = document;
    this.#links = links;
    this.#shown = document.annotations.filter(({ label }) => !this.hidden.has(label));
    hideDetails(this.#card);
    this.repaint();
  }

  /**
   * Paints what is found; of very many, what is in the window and near it.
   *
   * @param {{ all?: boolean }} [options]
   */
  repaint({ all = false } = {}) {
    const near = (/** @type {readonly Span[]} */ spans) =>
      all || spans.length <= MOST_RANGES ? spans : spans.slice(...this.#nearWindow(spans));
    const chrome = this.#document?.segments.filter(({ kind }) => kind === "chrome") ?? [];
    const annotations = /** @type {readonly Annotation[]} */ (near(this.#shown));
    const paints = [
      ...chrome.map(({ start, end }) => ({ start, end, style: "chrome" })),
      ...near(this.#links).map(({ start, end }) => ({ start, end, style: "link" })),
      ...paintsOf(annotations),
      ...(this.#current ? [{ ...this.#current, style: "current" }] : []),
    ].sort((one, other) => one.start - other.start);
    this.#paint(paints);
  }

  /**
   * Which of the sorted spans are in the window or within a window's height of it: the first, and the one behind the last.
   *
   * @param {readonly Span[]} spans
   * @returns {[number, number]}
   */
  #nearWindow(spans) {
    const firstBelow = (/** @type {number} */ line) => {
      let low = 0;
      let high = spans.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const span = spans[middle];
        const range = span && this.#article.range(span.start, span.end);
        if ((range?.getBoundingClientRect().bottom ?? 0) < line) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const first = firstBelow(-innerHeight);
    return [first, Math.min(firstBelow(2 * innerHeight) + 1, first + 5 * MOST_RANGES)];
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
      showDetails(this.#card, this.#document, { annotation }, range.getBoundingClientRect());
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
    if (!target) return;
    this.go(target);
    const { activeElement } = document;
    // Who goes on writing writes there. Where a button has the focus, the caret would take it away.
    if (activeElement === document.body || activeElement === this.#article.element)
      this.#article.select({ start: target.end, end: target.end }, { reveal: false });
  }

  /**
   * The highlight and the link at a place of the window, and the box there of one of them; `null` where there is neither.
   *
   * @param {number} x
   * @param {number} y
   */
  #at(x, y) {
    const offset = this.#article.offsetAt(x, y);
    if (offset === null) return null;
    const annotation = this.#among(this.#shown, offset, x, y);
    const link = this.#among(this.#links, offset, x, y);
    const box = annotation?.box ?? link?.box;
    return box ? { box, annotation: annotation?.span, link: link?.span } : null;
  }

  /**
   * The one of the sorted spans that is at a place of the window, and its box there.
   *
   * @template {Span} Kind
   * @param {readonly Kind[]} spans
   * @param {number} offset
   * @param {number} x
   * @param {number} y
   */
  #among(spans, offset, x, y) {
    // A caret lies between two letters; the span may be on either side.
    const at = firstEndingAfter(spans, offset - 1);
    for (const span of spans.slice(at, at + 2)) {
      const boxes = this.#article.range(span.start, span.end)?.getClientRects() ?? [];
      const box = [...boxes].find(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
      if (box) return { span, box };
    }
    return undefined;
  }
}
