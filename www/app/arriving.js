// How articles come onto the page: at its start, and by the buttons and gestures that bring one.

import { find, input, on } from "./elements.js";
import { asKept, lastKept, ofClipboard, ofLink } from "./opening.js";
import { sample } from "./sample.js";
import * as store from "./store.js";
import { interfaceLanguage, say } from "./strings.js";
import * as takeaway from "./takeaway.js";

/** @typedef {import("./opening.js").Opened} Opened */

export class Arrivals {
  #reading;
  #words;
  #notice;
  #replace;
  /** The text of the sample, while it is as it came. */
  #untouched = "";

  /**
   * @param {import("./reading.js").Reading} reading
   * @param {{ load: () => Promise<void> }} words
   * @param {import("./notice.js").Notice} notice
   * @param {(opened: Opened, options?: { quiet?: boolean }) => void} replace puts another article on the page; quietly where
   *   nobody would want the old one back
   */
  constructor(reading, words, notice, replace) {
    this.#reading = reading;
    this.#words = words;
    this.#notice = notice;
    this.#replace = replace;
    on("paste", "click", () => this.#openClipboard());
    on("sample", "click", () => this.#openSample());
    on("open", "click", () => input("file").click());
    on("file", "change", () => {
      this.#openFiles([...(input("file").files ?? [])]).finally(() => {
        input("file").value = "";
      });
    });
    on("article", "dragover", (event) => {
      if (/** @type {DragEvent} */ (event).dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    on("article", "drop", (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      const files = [...(dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.#openFiles(files);
    });
  }

  /**
   * The first article: the one in the link, else the last that is kept, else the sample.
   *
   * @param {Promise<boolean>} used whether any was ever kept
   */
  async begin(used) {
    if (location.hash) this.#reading.prepare();
    try {
      const linked = await ofLink(location.hash);
      if (linked) {
        this.#replace(linked);
        return;
      }
    } catch {
      this.#notice.tell(say("linkDamaged"));
    }
    // Most visits are first ones, and see the sample at once (first.js tells the same of them).
    const first = !store.isNoted();
    if (first) this.#openSample();
    try {
      if (await used) {
        this.#reading.prepare();
        await store.takeUp();
        await this.#words.load();
        const last = await lastKept();
        if (last && (!first || this.#untouched)) {
          this.#replace(last, { quiet: true });
          return;
        }
      }
    } catch (error) {
      this.#notice.trouble(error);
    }
    if (!first) this.#openSample();
  }

  /** @param {import("./store.js").Kept} kept */
  openKept(kept) {
    this.#replace(asKept(kept));
  }

  /** Whether a text is the sample as it came. @param {string} text */
  isSample(text) {
    return text === this.#untouched;
  }

  /** Is told of each text that the article has, so that a sample that was touched is none any more. @param {string} text */
  changed(text) {
    if (text !== this.#untouched) this.#untouched = "";
  }

  /** Says so where a text is too long to be taken in. Gives whether it is. @param {number} size in code units */
  refuse(size) {
    const isLong = size > takeaway.LONGEST;
    if (isLong) this.#notice.tell(takeaway.tooLong(size));
    return isLong;
  }

  #openSample() {
    const opened = sample(interfaceLanguage());
    if (!opened) return;
    this.#replace(opened);
    this.#untouched = opened.text;
  }

  /** @param {readonly File[]} files */
  async #openFiles(files) {
    if (files.length === 0) return;
    try {
      const { text, annotations, marks = [], marked } = await takeaway.read(files);
      if (this.refuse(text.length)) return;
      // What a file marks is all there is to mark: the rest of the engine's findings stay out of the way as they do for
      // corrections.
      this.#replace({ text, corrections: annotations, marks });
      if (marked && annotations.length > 0) this.#notice.tell(say("imported", { count: annotations.length }));
    } catch (error) {
      this.#notice.trouble(error);
    }
  }

  async #openClipboard() {
    try {
      const opened = await ofClipboard();
      if (this.refuse(opened.text.length)) return;
      if (opened.text) this.#replace(opened);
      else this.#notice.tell(say("nothingToPaste"));
    } catch {
      this.#notice.tell(say("pasteFailed"));
      find("article").focus();
    }
  }
}
