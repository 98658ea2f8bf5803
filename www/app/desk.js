// What lies on the desk: the article with its corrections, headings and links, every step back, and whether the browser
// keeps the article.

import { isAnother } from "./another.js";
import { moved, unchanged, withCorrections } from "./corrections.js";
import { History } from "./history.js";
import * as store from "./store.js";
import { stretched } from "./structure.js";

/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./structure.js").Mark} Mark */
/** @typedef {import("./store.js").Kept} Kept */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {{ language: string, date: string }} Settings how an article is read */
/**
 * @typedef {object} State what lies on the desk beside the text
 * @property {Correction[]} corrections
 * @property {Mark[]} marks
 * @property {string | null} id the id of the article, where it is kept
 * @property {string} language
 * @property {string} date
 * @property {boolean} [typed] whether somebody has typed in the article
 */
/** @typedef {{ corrections?: Correction[], marks?: Mark[], id?: string | null, changed?: number }} Laid */
/**
 * @typedef {object} Turn what a step back or forth does: the words go in the place of a stretch of the text
 * @property {number} start
 * @property {number} end
 * @property {string} words
 * @property {State} state what lies on the desk then
 * @property {boolean} whole whether another article is on the desk then
 * @property {Span | null} selection what is selected then; `null` where nothing is
 */

/** @typedef {Omit<import("./history.js").Step, "time" | "selection"> & { selection?: Span | null }} Recorded */

/** How long typing is gathered before an article that is kept is written, in milliseconds. */
const GATHERED = 400;
/** What an article is read with where nobody has chosen: what the engine guesses. @type {Settings} */
const GUESSED = { language: "auto", date: "" };

export class Desk {
  /** @type {Correction[]} */
  corrections = [];
  /** @type {Mark[]} */
  marks = [];
  /** @type {string | null} the id of the article, where it is kept */
  id = null;
  #history = new History();
  /** Whether somebody has typed in the article. */
  #typed = false;
  /** Whether the next change is one step with the last. */
  #moves = false;
  /** Whether the last change was typed. */
  #byHand = false;
  /** Whether what is to be kept could not be written last. */
  #failed = false;
  #text = "";
  /** When this page last read or wrote the article that is kept. */
  #known = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {{ article: Kept, known: number } | null} what is being written */
  #writing = null;
  /** @type {{ text: string, state: State } | null} the article whose words were all taken away, while there are no others */
  #emptied = null;
  /** @type {Kept | null} what was left when the page went */
  #left = null;
  #settings;
  #title;
  #onKept;
  #onTrouble;

  /**
   * @param {() => Settings} settings how the article is read
   * @param {(text: string) => string} title what a list of articles calls one
   * @param {() => void} onKept called when the article was written
   * @param {(error: unknown) => void} onTrouble called when it could not be
   */
  constructor(settings, title, onKept, onTrouble) {
    this.#settings = settings;
    this.#title = title;
    this.#onKept = onKept;
    this.#onTrouble = onTrouble;
    // A tab that is closed or goes to the background may never come back.
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", () => this.#comeBack());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#flush());
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** Whether there is work in the article that goes with the page. */
  get isLost() {
    return this.#typed && (this.id === null || this.#failed) && this.#text.trim() !== "";
  }

  /** Takes note of how the next change is made. @param {boolean} byHand whether somebody types it */
  type(byHand) {
    this.#byHand = byHand;
    this.#typed ||= byHand;
  }

  /**
   * Puts another article on the desk. The one that was there comes back with a step back, unless there was none.
   *
   * @param {string} text
   * @param {Laid & Partial<Settings>} [laid] with how it is read from now on
   * @returns {Settings} the same
   */
  put(text, { corrections = [], marks = [], id = null, changed = 0, language, date } = {}) {
    this.#flush();
    this.#emptied = null;
    this.#typed = false;
    const read = { language: language ?? GUESSED.language, date: date ?? GUESSED.date };
    const before = this.#state();
    const removed = this.#text;
    this.#text = text;
    this.corrections = corrections;
    this.marks = marks;
    this.id = id;
    this.#known = changed;
    // The first article of a visit takes the place of none.
    if (removed !== "" || this.#history.canUndo) {
      const after = { ...this.#state(), ...read };
      this.#record({ start: 0, removed, inserted: text, before, after, whole: true });
    }
    return read;
  }

  /**
   * Follows a change of the text.
   *
   * @param {string} text
   * @param {Span | null} selection what was selected before
   * @param {Mark[]} [added] headings and links that came with the change
   * @returns {Settings | undefined} how it is read from now on, where it is another article now
   */
  follow(text, selection, added = []) {
    if (text === this.#text) return undefined;
    const was = this.#text;
    const { head, tail } = unchanged(was, text);
    const removed = this.#text.slice(head, this.#text.length - tail);
    const inserted = text.slice(head, text.length - tail);
    const edit = { start: head, removed: removed.length, inserted };
    const before = this.#state();
    const again = this.#emptied?.text === text && this.#text === "" ? this.#emptied.state : undefined;
    // Who takes a kept article away letter by letter does not mean the one that is kept.
    const erased = text === "" && this.id !== null;
    const replaced = isAnother(this.#text, text, head + tail, selection);
    const whole = replaced || erased || again !== undefined;
    if (replaced) this.#flush();
    else if (erased) this.#drop();
    this.#emptied = whole && text === "" ? { text: this.#text, state: before } : null;
    this.corrections = again?.corrections ?? (whole ? [] : moved(this.corrections, edit));
    this.marks =
      again?.marks ??
      [...(whole ? [] : stretched(this.marks, edit)), ...added].sort((one, other) => one.start - other.start);
    if (whole) {
      this.#take(again?.id ?? null);
      this.#typed = this.#byHand && inserted !== "";
    }
    this.#text = text;
    const read = whole ? { ...GUESSED, ...(again && { language: again.language, date: again.date }) } : undefined;
    const after = { ...this.#state(), ...read };
    const step = { start: head, removed, inserted, before, after, whole, selection };
    this.#record(this.#moves ? this.#history.withLast(step, was, text) : step);
    this.#moves = false;
    this.touch();
    return read;
  }

  /** Has the next change be one step with the last: the words that were dragged away are put down. */
  move() {
    this.#moves = true;
  }

  /**
   * @param {Correction[]} corrections
   * @param {readonly Correction[]} [base] what they are added to
   */
  correct(corrections, base = this.corrections) {
    const before = this.#state();
    this.corrections = withCorrections(base, corrections);
    const first = !this.id;
    // Work that a person puts in is not to be lost with the page.
    this.id ??= crypto.randomUUID();
    const after = this.#state();
    this.#record({ start: 0, removed: "", inserted: "", before, after, whole: false });
    this.touch();
    // Until then, the page would open something else when it is loaded again.
    if (first) this.#flush();
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
      selection: selection ?? (whole ? null : { start: end, end }),
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
      selection: whole ? null : { start: end, end },
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
      this.#take(state.id);
      this.#typed = state.typed ?? false;
    }
    this.touch();
    return turn;
  }

  /** Goes on with an article that was on the desk before. @param {string | null} id */
  #take(id) {
    this.id = id;
    this.#known = Date.now();
  }

  /** @param {Recorded} step */
  #record(step) {
    this.#history.record({ selection: null, ...step, time: Date.now() });
  }

  /** @returns {State} */
  #state() {
    const { corrections, marks, id } = this;
    return { corrections, marks, id, typed: this.#typed, ...this.#settings() };
  }

  /** Keeps the article no more. */
  letGo() {
    this.#drop();
    this.id = null;
  }

  /** Keeps an article on that was let go, where it is still on the desk. @param {Kept} kept */
  resume({ id, text }) {
    if (this.id === null && text === this.#text) this.#take(id);
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

  /** Leaves what is kept as it was written last. */
  #drop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #flush() {
    if (this.#timer === undefined || !this.id) return false;
    this.#drop();
    const { id } = this;
    const writing = this.#version(id);
    this.#writing = writing;
    try {
      const written = await store.save(writing.article, writing.known);
      if (this.id === id) {
        this.id = written;
        this.#known = writing.article.changed;
      }
      this.#failed = false;
      this.#onKept();
      return true;
    } catch (error) {
      this.#failed = true;
      this.#onTrouble(error);
      return false;
    } finally {
      if (this.#writing === writing) this.#writing = null;
    }
  }

  /** Leaves what is not written yet, or not to its end, to the next visit: a page that goes is told nothing any more. */
  #leave() {
    const left = this.#timer === undefined || !this.id ? this.#writing : this.#version(this.id);
    if (!left) return;
    this.#drop();
    this.#left = left.article;
    store.leave(left.article, left.known).catch(() => {});
  }

  /** Takes up what was left, where a browser has kept the page itself and shows it again. */
  #comeBack() {
    const left = this.#left;
    this.#left = null;
    if (!left) return;
    const taken = () => {
      if (this.id === left.id) this.#known = Math.max(this.#known, left.changed);
    };
    store.takeUp().then(taken, this.#onTrouble);
  }

  /** @param {string} id */
  #version(id) {
    const { corrections, marks } = this;
    const about = { id, title: this.#title(this.#text), ...this.#settings() };
    return { article: { ...about, text: this.#text, corrections, marks, changed: Date.now() }, known: this.#known };
  }
}
