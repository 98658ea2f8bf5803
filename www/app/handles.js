// The handles at the ends of the current highlight, which are pulled by mouse or finger.

import { part } from "./findings.js";

/** @typedef {{ start: number, end: number }} Span */
/** @typedef {"start" | "end"} Side */

export class Handles {
  #article;
  #current;
  #onPulled;
  #start = this.#handle("start");
  #end = this.#handle("end");

  /**
   * @param {import("./article.js").Article} article
   * @param {() => Span | null | undefined} current the highlight that they are at the ends of
   * @param {(span: Span) => void} onPulled called with where its ends are to be
   */
  constructor(article, current, onPulled) {
    this.#article = article;
    this.#current = current;
    this.#onPulled = onPulled;
    article.element.parentElement?.append(this.#start, this.#end);
    addEventListener("resize", () => this.place());
    addEventListener("scroll", () => this.place(), { passive: true });
  }

  /** Puts the handles at the ends of the current highlight; hides them where none is current. */
  place() {
    const span = this.#current();
    const range = span ? this.#article.range(span.start, span.end) : null;
    for (const handle of [this.#start, this.#end]) handle.hidden = !range;
    if (!range) return;
    this.#put(this.#start, "start", range);
    this.#put(this.#end, "end", range);
  }

  /** @param {Side} side */
  #handle(side) {
    const handle = part("span", `handle ${side}`, "");
    // The bar and the keys do the same; a handle is for those who point.
    handle.setAttribute("aria-hidden", "true");
    handle.hidden = true;
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointerup", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      handle.releasePointerCapture(event.pointerId);
      const span = this.#pulled(side, event);
      if (span) this.#onPulled(span);
    });
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const span = this.#pulled(side, event);
      const range = span && this.#article.range(span.start, span.end);
      if (range) this.#put(handle, side, range);
    });
    return handle;
  }

  /**
   * The span that the pointer makes of the current highlight; `null` where it makes none.
   *
   * @param {Side} side
   * @param {PointerEvent} event
   */
  #pulled(side, { clientX, clientY }) {
    const span = this.#current();
    // What is asked for is the letter below the handle.
    const handles = [this.#start, this.#end];
    for (const handle of handles) handle.style.pointerEvents = "none";
    const offset = this.#article.offsetAt(clientX, clientY);
    for (const handle of handles) handle.style.pointerEvents = "";
    if (!span || offset === null) return null;
    const { start, end } = span;
    return side === "start" ? { start: Math.min(offset, end - 1), end } : { start, end: Math.max(offset, start + 1) };
  }

  /**
   * @param {HTMLElement} handle
   * @param {Side} side
   * @param {Range} range
   */
  #put(handle, side, range) {
    const boxes = [...range.getClientRects()];
    const box = side === "start" ? boxes[0] : boxes[boxes.length - 1];
    const paper = this.#article.element.parentElement?.getBoundingClientRect();
    if (!box || !paper) return;
    handle.style.left = `${(side === "start" ? box.left : box.right) - paper.left}px`;
    handle.style.top = `${box.top - paper.top}px`;
    handle.style.height = `${box.height}px`;
  }
}
