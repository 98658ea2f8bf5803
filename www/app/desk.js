// What lies on the desk: the article's corrections, the way back from each, and whether the browser keeps the article.

import { moved, unchanged, withCorrections } from "./corrections.js";
import * as store from "./store.js";

/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./store.js").Kept} Kept */

/** How long typing is gathered before an article that is kept is written, in milliseconds. */
const GATHERED = 400;

export class Desk {
  /** @type {Correction[]} */
  corrections = [];
  /** @type {string | null} the id of the article, where it is kept */
  id = null;
  /** @type {Correction[][]} */
  #before = [];
  #text = "";
  /** When this page last read or wrote the article that is kept. */
  #known = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {{ article: Kept, known: number } | null} what is being written */
  #writing = null;
  /** @type {Kept | null} what was left when the page went */
  #left = null;
  #snapshot;
  #onKept;
  #onTrouble;

  /**
   * @param {() => { text: string, title: string, language: string, date: string }} snapshot what is to be kept
   * @param {() => void} onKept called when the article was written
   * @param {(error: unknown) => void} onTrouble called when it could not be
   */
  constructor(snapshot, onKept, onTrouble) {
    this.#snapshot = snapshot;
    this.#onKept = onKept;
    this.#onTrouble = onTrouble;
    // A tab that is closed or goes to the background may never come back.
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", () => this.#comeBack());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.#flush());
  }

  get canUndo() {
    return this.#before.length > 0;
  }

  /**
   * Puts another article on the desk.
   *
   * @param {string} text
   * @param {{ corrections?: Correction[], id?: string | null, changed?: number }} [kept]
   */
  put(text, { corrections = [], id = null, changed = 0 } = {}) {
    this.#flush();
    this.#text = text;
    this.corrections = corrections;
    this.id = id;
    this.#known = changed;
    this.#before = [];
  }

  /** Follows a change of the text. @param {string} text */
  follow(text) {
    if (text === this.#text) return;
    if (isAnother(this.#text, text)) {
      this.put(text);
      return;
    }
    const follow = (/** @type {Correction[]} */ all) => moved(all, this.#text, text);
    this.#before = this.#before.map(follow);
    this.corrections = follow(this.corrections);
    this.#text = text;
    this.touch();
  }

  /** @param {Correction[]} corrections */
  correct(corrections) {
    this.#before.push(this.corrections);
    this.corrections = withCorrections(this.corrections, corrections);
    // Work that a person puts in is not to be lost with the page.
    this.id ??= crypto.randomUUID();
    this.touch();
  }

  undo() {
    this.corrections = this.#before.pop() ?? this.corrections;
    this.touch();
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
    const { id } = this;
    const writing = this.#version(id);
    this.#writing = writing;
    try {
      const written = await store.save(writing.article, writing.known);
      if (this.id === id) {
        this.id = written;
        this.#known = writing.article.changed;
      }
      this.#onKept();
      return true;
    } catch (error) {
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
    clearTimeout(this.#timer);
    this.#timer = undefined;
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
    const article = { id, ...this.#snapshot(), text: this.#text, corrections: this.corrections, changed: Date.now() };
    return { article, known: this.#known };
  }
}

/**
 * Whether a text shares so little with the one before that it is another article.
 *
 * @param {string} before
 * @param {string} after
 */
function isAnother(before, after) {
  const most = Math.min(before.length, after.length);
  if (most < 40) return false;
  const { head, tail } = unchanged(before, after);
  return (head + tail) * 10 < most;
}
