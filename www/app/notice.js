// What the page tells a person: one message at a time, until it is closed, or until what it tells of is over.

import { StoreError } from "./store.js";
import { say } from "./strings.js";

export class Notice {
  #element;
  /** Whether it tells of storage that fails, until that holds again. */
  #lasts = false;
  #passes = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /**
   * @param {string} message
   * @param {{ passes?: boolean }} [options] whether it only says that something is done, so that it goes with the next article
   */
  tell(message, { passes = false } = {}) {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = "×";
    close.setAttribute("aria-label", say("close"));
    close.addEventListener("click", () => this.#hide());
    this.#element.replaceChildren(message, close);
    this.#element.hidden = false;
    this.#lasts = false;
    this.#passes = passes;
  }

  /** Takes back what is of no use with another article. */
  pass() {
    if (this.#passes) this.#hide();
  }

  /** Tells of what went wrong. It can be handed on as it is. */
  trouble = (/** @type {unknown} */ error) => {
    const stored = error instanceof StoreError;
    if (stored) this.tell(say(error.code));
    else this.tell(error instanceof Error ? error.message : String(error));
    this.#lasts = stored;
  };

  /** Takes back what was told of an engine that failed. */
  engineWorks() {
    if (!this.#lasts) this.#hide();
  }

  /** Takes back what was told of storage that failed. */
  storageHolds() {
    if (this.#lasts) this.#hide();
    this.#lasts = false;
  }

  #hide() {
    this.#element.hidden = true;
  }
}
