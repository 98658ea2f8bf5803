// How articles come onto the page: at its start, and by the buttons and gestures that bring one.

import { withRest } from "./corrections.js";
import { find, input, on } from "./elements.js";
import { FAMILIES } from "./labels.js";
import { asKept, lastKept, ofClipboard, ofLink } from "./opening.js";
import { sample } from "./sample.js";
import * as store from "./store.js";
import { interfaceLanguage, say } from "./strings.js";
import * as takeaway from "./takeaway.js";

/** @typedef {import("./opening.js").Opened} Opened */

/** The families of labels whose words mean something. */
const MEANS = /^(time|number)$/;
/** Of so many numbers of a file the words are read alone, where the engine sees something else in the text. */
const MOST_ASKED = 500;

export class Arrivals {
  #reading;
  #words;
  #notice;
  #replace;
  /** The text of the sample, while it is as it came. */
  #untouched = "";
  /** Whether the article is that of the link in the address. */
  #linked = false;

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
    // A link that is followed from this very page loads no other.
    addEventListener("hashchange", () => this.#openLink());
    // A file that is dropped beside the article would else be opened by the browser in the page's place.
    document.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    document.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
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
    const linked = await this.#openLink();
    // Most visits are first ones, and see the sample at once (first.js tells the same of them).
    const first = !linked && !store.isNoted();
    if (first) this.#openSample({ quiet: true });
    try {
      if (await used) {
        this.#reading.prepare();
        await store.takeUp();
        await this.#words.load();
        const last = linked ? null : await lastKept();
        if (last && (!first || this.#untouched)) {
          this.#replace(last, { quiet: true });
          return;
        }
      }
    } catch (error) {
      this.#notice.trouble(error);
    }
    if (!first && !linked) this.#openSample({ quiet: true });
  }

  /** Opens the article that the address carries. Gives whether it carries one. */
  async #openLink() {
    try {
      const linked = await ofLink(location.hash);
      if (!linked) return false;
      this.#linked = false;
      this.#replace(linked);
      this.#linked = true;
      return true;
    } catch {
      this.#notice.tell(() => say("linkDamaged"), { failed: true });
      return false;
    }
  }

  /** Takes the link out of the address, where its article is kept by now or gone: who comes back wants what is there. */
  leaveLink() {
    if (this.#linked) history.replaceState(history.state, "", location.href.split("#")[0]);
    this.#linked = false;
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
    if (isLong) this.#notice.tell(() => takeaway.tooLong(size), { failed: true });
    return isLong;
  }

  /** @param {{ quiet?: boolean }} [options] as for `replace` */
  #openSample(options) {
    const opened = sample(interfaceLanguage());
    if (!opened) return;
    this.#replace(opened, options);
    this.#untouched = opened.text;
  }

  /** @param {readonly File[]} files */
  async #openFiles(files) {
    if (files.length === 0) return;
    try {
      const { text, annotations, marks = [], marked, date, notes } = await takeaway.read(files);
      if (this.refuse(text.length)) return;
      // What a file marks is all there is to mark: the rest of the engine's findings stay out of the way as they do for
      // corrections.
      const corrections = marked ? withRest(text, annotations) : [];
      this.#replace({ text, corrections, marks, ...(date === undefined ? {} : { date }) });
      this.#mean(text, annotations).catch(this.#notice.trouble);
      if (marked && annotations.length > 0) notes.unshift(() => say("imported", { count: annotations.length }));
      if (notes.length > 0) this.#notice.tell(() => notes.map((note) => note()).join(" "), { passes: true });
    } catch (error) {
      this.#notice.trouble(error);
    }
  }

  /**
   * Gives numbers and times that came without a value the one that the engine reads there, or in their words alone.
   *
   * @param {string} text
   * @param {import("./corrections.js").Correction[]} corrections
   */
  async #mean(text, corrections) {
    const bare = corrections.filter(({ label, value }) => label && !value && MEANS.test(FAMILIES[label]));
    if (bare.length === 0) return;
    const found = new Map(
      (await this.#reading.aside(text)).map((one) => [`${one.start} ${one.end} ${one.label}`, one]),
    );
    let asked = 0;
    for (const correction of bare) {
      const { start, end, label } = correction;
      const read = found.get(`${start} ${end} ${label}`)?.value;
      const alone = !read && label && asked++ < MOST_ASKED;
      const value = alone ? await this.#reading.valueOf(text.slice(start, end), label) : read;
      if (value) correction.value = value;
    }
    this.#reading.again();
  }

  async #openClipboard() {
    try {
      const opened = await ofClipboard();
      if (this.refuse(opened.text.length)) return;
      if (opened.text) this.#replace(opened);
      else this.#notice.tell(() => say("nothingToPaste"), { failed: true });
    } catch {
      this.#notice.tell(() => say("pasteFailed"), { failed: true });
      find("article").focus();
    }
  }
}
