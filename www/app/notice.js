// What the page tells a person: one message at a time, until it is closed, or until what it tells of is over.

import { StoreError } from "./store.js";
import { say } from "./strings.js";

/** What can be said again in another language. @typedef {() => string} Said */

/** What went wrong, in words of the interface's language. */
export class Trouble extends Error {
  /** @param {Said} said */
  constructor(said) {
    super(said());
    this.name = "Trouble";
    this.said = said;
  }
}

export class Notice {
  #element;
  /** @type {Said} */
  #said = () => "";
  /** @type {(() => void) | undefined} */
  #undo;
  /** Whether it tells of storage that fails, until that holds again. */
  #lasts = false;
  #passes = false;
  /** Whether it tells of something that did not succeed, until something of the kind does. */
  #failed = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
  }

  /**
   * @param {Said} said
   * @param {object} [options]
   * @param {boolean} [options.passes] whether it only says that something is done, so that it goes with the next article
   * @param {() => void} [options.undo] takes back what it tells of
   * @param {boolean} [options.failed] whether it says that something was not done, so that it goes when an article comes after all
   */
  tell(said, { passes = false, failed = false, undo } = {}) {
    this.#said = said;
    this.#undo = undo;
    this.#show();
    this.#lasts = false;
    this.#passes = passes;
    this.#failed = failed;
  }

  /** Says what is to be seen in the language that the interface has now. */
  translate() {
    if (!this.#element.hidden) this.#show();
  }

  #show() {
    const close = this.#button("×", () => {});
    close.className = "close";
    close.setAttribute("aria-label", say("close"));
    const back = this.#undo ? [" ", this.#button(say("undo"), this.#undo)] : [];
    this.#element.replaceChildren(this.#said(), ...back, close);
    this.#element.hidden = false;
  }

  /** Takes back what is of no use with another article. @param {boolean} [succeeded] whether one has come as it was to */
  pass(succeeded = true) {
    if (this.#passes || (succeeded && this.#failed)) this.#hide();
  }

  /** Tells of what went wrong. It can be handed on as it is. */
  trouble = (/** @type {unknown} */ error) => {
    const stored = error instanceof StoreError;
    if (stored) this.tell(() => say(error.code));
    else if (error instanceof Trouble) this.tell(error.said, { failed: true });
    else this.tell(() => (error instanceof Error ? error.message : String(error)), { failed: true });
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

  /** @param {string} title @param {() => void} action */
  #button(title, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title;
    button.addEventListener("click", () => {
      this.#hide();
      action();
    });
    return button;
  }

  #hide() {
    this.#element.hidden = true;
  }
}
