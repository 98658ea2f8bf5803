// The buttons of a bar as one stop of the Tab key. The arrow keys go along them.

export class Stops {
  #bar;

  /** @param {HTMLElement} bar */
  constructor(bar) {
    this.#bar = bar;
  }

  /** @returns {HTMLElement[]} */
  get #all() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.#bar.querySelectorAll("button, select"))];
  }

  /** Takes up other buttons, with the focus on one where it was. @param {string | null | undefined} focused what it does */
  renew(focused) {
    const all = this.#all;
    const at = all.findIndex((stop) => stop.dataset.do === focused);
    all.forEach((stop, index) => {
      stop.tabIndex = index === Math.max(at, 0) ? 0 : -1;
    });
    all[at]?.focus();
  }

  /** Gives the focus to one of them, counted from the end where below 0. @param {number} at */
  go(at) {
    const all = this.#all;
    const next = all.at(at % all.length);
    for (const stop of all) stop.tabIndex = stop === next ? 0 : -1;
    next?.focus();
  }

  /** Follows a key that goes along the bar. Gives whether it is one. @param {string} key */
  take(key) {
    const at = this.#all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[key];
    if (next !== undefined) this.go(next);
    return next !== undefined;
  }
}
