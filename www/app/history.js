// What was done on the desk, step by step, and the way back and forth: typing, pasting, mending, and the exchange of one
// article for another. The browser's own history ends wherever a script changes the text, so that the page keeps one.

import { unchanged } from "./corrections.js";

/** @typedef {import("./desk.js").State} State */
/**
 * @typedef {object} Step a stretch of the text exchanged for another, and what lay on the desk before and after
 * @property {number} start
 * @property {string} removed
 * @property {string} inserted
 * @property {State} before
 * @property {State} after
 * @property {{ start: number, end: number } | null} selection what was selected before; `null` where nothing was
 * @property {number} time when it was done, in milliseconds
 * @property {boolean} whole whether one article was exchanged for another
 */

/** Typing without a longer pause than this is one step, in milliseconds. */
const PAUSE = 1000;
/** More at once than this is no typing, in UTF-16 code units. */
const WORD = 40;
/** What all steps together may hold, in UTF-16 code units; the oldest go first. */
const MOST = 20_000_000;
/** Nobody walks back further than so many steps; browsers end there as well. */
const MOST_STEPS = 1000;
/** So many articles before this one can be brought back: each is held with all its words. */
const MOST_ARTICLES = 100;

export class History {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }

  /** @param {Step} step */
  record(step) {
    this.#undone = [];
    const last = this.#done.at(-1);
    const joined = last && join(last, step);
    if (joined) this.#done[this.#done.length - 1] = joined;
    else this.#done.push(step);
    let held = 0;
    let articles = 0;
    const tooOld = this.#done.findLastIndex(({ removed, inserted, whole }, index) => {
      held += removed.length + inserted.length;
      articles += whole ? 1 : 0;
      return held > MOST || articles > MOST_ARTICLES || this.#done.length - index > MOST_STEPS;
    });
    // The last step can always be undone, however much it holds.
    if (tooOld >= 0) this.#done.splice(0, Math.min(tooOld + 1, this.#done.length - 1));
  }

  /**
   * A step and the last one as one, in whose place it comes; the step alone where one of them exchanges articles.
   *
   * @template {Omit<Step, "time">} Kind
   * @param {Kind} step
   * @param {string} was the text before it
   * @param {string} is the text after it
   */
  withLast(step, was, is) {
    const last = this.#done.at(-1);
    if (!last || last.whole || step.whole) return step;
    this.#done.pop();
    const text = was.slice(0, last.start) + last.removed + was.slice(last.start + last.inserted.length);
    const { head, tail } = unchanged(text, is);
    const between = (/** @type {string} */ words) => words.slice(head, words.length - tail);
    return { ...last, start: head, removed: between(text), inserted: between(is), after: step.after };
  }

  /** The step to take back now; `undefined` where there is none. */
  back() {
    const step = this.#done.pop();
    if (step) this.#undone.push(step);
    return step;
  }

  /** The step to do again now; `undefined` where there is none. */
  forth() {
    const step = this.#undone.pop();
    if (step) this.#done.push(step);
    return step;
  }
}

/**
 * Two steps as one, where a person would call them one: words typed on, or letters taken away one by one.
 *
 * @param {Step} one
 * @param {Step} next
 * @returns {Step | null}
 */
function join(one, next) {
  const typed = (/** @type {Step} */ { removed, inserted, whole }) =>
    !whole &&
    removed.length + inserted.length > 0 &&
    removed.length + inserted.length < WORD &&
    !inserted.includes("\n");
  if (!typed(next) || one.whole || one.inserted.length + one.removed.length === 0 || one.inserted.includes("\n"))
    return null;
  if (next.time - one.time > PAUSE || one.inserted.length > 4 * WORD) return null;
  const { after, time } = next;
  const from = next.start - one.start;
  if (one.inserted !== "" && from >= 0 && from + next.removed.length <= one.inserted.length) {
    const inserted = one.inserted.slice(0, from) + next.inserted + one.inserted.slice(from + next.removed.length);
    return { ...one, inserted, after, time };
  }
  if (one.inserted !== "" || next.inserted !== "") return null;
  if (next.start + next.removed.length === one.start)
    return { ...one, start: next.start, removed: next.removed + one.removed, after, time };
  if (from === 0) return { ...one, removed: one.removed + next.removed, after, time };
  return null;
}
