// What lies on the desk: the article with its corrections, headings and links, every step back, and whether the browser
// keeps the article.

import { moved, unchanged, withCorrections } from "./corrections.js";
import { History } from "./history.js";
import * as store from "./store.js";
import { stretched } from "./structure.js";

/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./structure.js").Mark} Mark */
/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {{ start: number, end: number }} Span */
/**
 * @typedef {object} State what lies on the desk beside the text
 * @property {Correction[]} corrections
 * @property {Mark[]} marks
 * @property {string | null} id the id of the article, where it is kept
 * @property {string} language
 * @property {string} date
 */
/** @typedef {{ corrections?: Correction[], marks?: Mark[], id?: string | null, changed?: number }} Laid */
/**
 * @typedef {object} Turn what a step back or forth does: the words go in the place of a stretch of the text
 * @property {number} start
 * @property {number} end
 * @property {string} words
 * @property {State} state what lies on the desk then
 * @property {boolean} whole whether another article is on the desk then
 * @property {Span} selection what is selected then
 */

/** How long typing is gathered before an article that is kept is written, in milliseconds. */
const GATHERED = 400;

export class Desk {
  /** @type {Correction[]} */
  corrections = [];
  /** @type {Mark[]} */
  marks = [];
  /** @type {string | null} the id of the article, where it is kept */
  id = null;
  #history = new History();
  #text = "";
  /** When this page last read or wrote the article that is kept. */
  #known = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #settings;
  #title;
  #onKept;
  #onTrouble;

  /**
   * @param {() => { language: string, date: string }} settings how the article is read
   * @param {() => string} title what a list of articles calls it
   * @param {() => void} onKept called when the article was written
   * @param {(error: unknown) => void} onTrouble called when it could not be
   */
  constructor(settings, title, onKept, onTrouble) {
    this.#settings = settings;
    this.#title = title;
    this.#onKept = onKept;
    this.#onTrouble = onTrouble;
    // A tab that is closed or goes to the background may never come back.
    addEventListener("pagehide", () => this.#flush());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#flush());
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /**
   * Puts another article on the desk. The one that was there comes back with a step back, unless there was none.
   *
   * @param {string} text
   * @param {Laid & { language?: string, date?: string }} [laid] in what language and from what date it is read from now on
   */
  put(text, { corrections = [], marks = [], id = null, changed = 0, language, date } = {}) {
    this.#flush();
    const before = this.#state();
    const removed = this.#text;
    this.#text = text;
    this.corrections = corrections;
    this.marks = marks;
    this.id = id;
    this.#known = changed;
    // The first article of a visit takes the place of none.
    if (removed === "" && !this.#history.canUndo) return;
    const after = this.#state();
    if (language !== undefined) after.language = language;
    if (date !== undefined) after.date = date;
    this.#record({ start: 0, removed, inserted: text, before, after, whole: true });
  }

  /**
   * Follows a change of the text.
   *
   * @param {string} text
   * @param {Span | null} selection what was selected before
   * @param {Mark[]} [added] headings and links that came with the change
   */
  follow(text, selection, added = []) {
    if (text === this.#text) return;
    const { head, tail } = unchanged(this.#text, text);
    const removed = this.#text.slice(head, this.#text.length - tail);
    const inserted = text.slice(head, text.length - tail);
    const edit = { start: head, removed: removed.length, inserted };
    const whole = isAnother(this.#text, text, head + tail);
    if (whole) this.#flush();
    const before = this.#state();
    this.corrections = whole ? [] : moved(this.corrections, edit);
    this.marks = [...(whole ? [] : stretched(this.marks, edit)), ...added].sort(
      (one, other) => one.start - other.start,
    );
    if (whole) this.id = null;
    this.#text = text;
    const after = this.#state();
    this.#record({ start: head, removed, inserted, before, after, whole, selection });
    this.touch();
  }

  /** @param {Correction[]} corrections */
  correct(corrections) {
    const before = this.#state();
    this.corrections = withCorrections(this.corrections, corrections);
    // Work that a person puts in is not to be lost with the page.
    this.id ??= crypto.randomUUID();
    const after = this.#state();
    this.#record({ start: 0, removed: "", inserted: "", before, after, whole: false });
    this.touch();
  }

  /** Takes a step back. Gives what is to be done to the article; `undefined` where there is no step. */
  undo() {
    const step = this.#history.back();
    if (!step) return undefined;
    const { start, removed, inserted, before, whole, selection } = step;
    const end = start + removed.length;
    return this.#turn({
      start,
      end: start + inserted.length,
      words: removed,
      state: before,
      whole,
      selection: selection ?? { start: end, end },
    });
  }

  /** Does a step again that was taken back, as `undo` takes it back. */
  redo() {
    const step = this.#history.forth();
    if (!step) return undefined;
    const { start, removed, inserted, after, whole } = step;
    const end = start + inserted.length;
    return this.#turn({
      start,
      end: start + removed.length,
      words: inserted,
      state: after,
      whole,
      selection: { start: end, end },
    });
  }

  /** @param {Turn} turn @returns {Turn} */
  #turn(turn) {
    const { start, end, words, state, whole } = turn;
    if (whole) this.#flush();
    this.#text = this.#text.slice(0, start) + words + this.#text.slice(end);
    this.corrections = state.corrections;
    this.marks = state.marks;
    if (whole) {
      this.id = state.id;
      this.#known = Date.now();
    }
    this.touch();
    return turn;
  }

  /** @param {Omit<import("./history.js").Step, "time" | "selection"> & { selection?: Span | null }} step */
  #record(step) {
    this.#history.record({ selection: null, ...step, time: Date.now() });
  }

  /** @returns {State} */
  #state() {
    const { corrections, marks, id } = this;
    return { corrections, marks, id, ...this.#settings() };
  }

  /** Begins to keep the article. Gives whether it is kept. */
  keep() {
    this.id ??= crypto.randomUUID();
    this.touch();
    return this.#flush();
  }

  /** Has what changed written soon, where the article is kept. */
  touch() {
    if (!this.id) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), GATHERED);
  }

  async #flush() {
    if (this.#timer === undefined || !this.id) return false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { id, corrections, marks } = this;
    const about = { id, title: this.#title(), ...this.#settings() };
    const article = { ...about, text: this.#text, corrections, marks, changed: Date.now() };
    try {
      const written = await store.save(article, this.#known);
      if (this.id === id) {
        this.id = written;
        this.#known = article.changed;
      }
      this.#onKept();
      return true;
    } catch (error) {
      this.#onTrouble(error);
      return false;
    }
  }
}

/**
 * Whether a text shares so little with the one before that it is another article.
 *
 * @param {string} before
 * @param {string} after
 * @param {number} same how many code units are the same at the head and at the tail
 */
function isAnother(before, after, same) {
  const most = Math.min(before.length, after.length);
  return most >= 40 && same * 10 < most;
}
