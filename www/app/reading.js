// What the engine reads in the article, and what is shown of it: its findings with the person's corrections and word list
// in them.

import { NOTHING } from "../document-change.js";
import { carried, corrected, withList } from "./corrections.js";
import { Engine } from "./engine.js";
import { painted } from "./painted.js";
import { interfaceLanguage } from "./strings.js";
import { patternOf } from "./word-list.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./engine.js").Result} Result */
/** @typedef {{ text: string, date?: string | undefined, language: string }} Asked */

/** A text this long is read again only after a pause in typing. */
const LONG_TEXT = 100_000;
const PAUSE = 250;
/** A shorter wait than this is not worth a word. */
const PATIENCE = 200;
/** What the browser's own list of times calls the last reading. */
const MEASURE = "sorot:annotate";

export class Reading {
  /** What the engine found last. */
  found = NOTHING;
  /** The text that it was found in. */
  #of = "";
  /** @type {import("./store.js").Entry[]} the words of the word list */
  #words = [];
  /** @type {import("./engine.js").Pattern[]} its patterns */
  #patterns = [];
  /** @type {(Asked & { document: SorotDocument }) | null} what was known of an article before the engine had read it */
  #known = null;
  /** @type {Correction[]} what the patterns of the word list match */
  #matches = [];
  #engine;
  #asked;
  #on;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /**
   * @param {() => Asked} asked what is to be read
   * @param {object} on
   * @param {(result: Result) => void} on.result called when the article as it is now was read
   * @param {(failure: import("./engine.js").Failure, reason: string) => void} on.failure called when it could not be
   * @param {(absent: import("./engine.js").Absent[]) => void} on.lacking called with the languages that lack their pack, after
   *   each reading and when one that was waited for does not come
   * @param {(busy: boolean) => void} on.wait called when reading takes long, and when it has ended
   */
  constructor(asked, on) {
    this.#asked = asked;
    this.#on = on;
    this.#engine = new Engine(() => this.#likely(), {
      result: (request, result) => this.#result(request, result),
      failure: (failure, reason) => {
        this.#settle();
        const asked = this.#asked();
        this.#find(asked.text, this.#knownOf(asked) ?? NOTHING);
        on.failure(failure, reason);
      },
      pack: (failed) => {
        if (failed) on.lacking([failed]);
        else this.again();
      },
    });
  }

  /** The language of the article: the one that was chosen, else the one that it is known to have, else the reader's. */
  #likely() {
    const { language } = this.#asked();
    if (language !== "auto") return language;
    return this.found.language === "und" ? interfaceLanguage() : this.found.language;
  }

  /** Loads the engine ahead of the first text. */
  prepare() {
    this.#engine.start();
  }

  /**
   * Takes what is known to be found in the text that comes next. The engine reads it all the same, but nobody waits for it.
   *
   * @param {string} text
   * @param {SorotDocument} document
   */
  know(text, document) {
    this.#find(text, document);
    this.#known = { ...this.#asked(), text, document };
    this.#settle();
  }

  /** Forgets what was found, where another article has come that is still to be read. */
  forget() {
    this.#find("", NOTHING);
  }

  /** Whether what was found is of this very text. @param {string} text */
  knows(text) {
    return text === this.#of;
  }

  /**
   * @param {string} text
   * @param {SorotDocument} found
   * @param {Correction[]} [matches]
   */
  #find(text, found, matches = []) {
    this.#of = text;
    this.found = found;
    this.#matches = matches;
  }

  /** Reads the article after a change of its text: at once, or after a pause where it is long. */
  follow() {
    clearTimeout(this.#pause);
    const asked = this.#asked();
    // The engine would take time from what is painted first.
    if (this.#knownOf(asked)) painted().then(() => this.again());
    else if (asked.text.length < LONG_TEXT) this.again();
    else this.#pause = setTimeout(() => this.again(), PAUSE);
  }

  /** The word list from now on. @param {import("./store.js").Entry[]} list */
  set words(list) {
    // Parted here, not with every letter that is typed.
    this.#words = list.filter((entry) => patternOf(entry) === null);
    this.#patterns = list.flatMap((entry) => {
      const source = patternOf(entry);
      return source === null ? [] : [{ source, label: entry.label }];
    });
    this.again();
  }

  /** Reads the article. */
  again() {
    const asked = this.#asked();
    this.#engine.annotate({ ...asked, patterns: this.#patterns });
    clearTimeout(this.#patience);
    if (this.#knownOf(asked)) return;
    this.#patience = setTimeout(() => this.#on.wait(this.#engine.busy), PATIENCE);
  }

  cancel() {
    clearTimeout(this.#pause);
    this.#engine.cancel();
    this.#settle();
  }

  /**
   * What is to be shown: what was found, with corrections and word list.
   *
   * @param {string} text
   * @param {readonly Correction[]} corrections
   * @returns {SorotDocument}
   */
  shown(text, corrections) {
    const knows = this.knows(text);
    const found = knows ? this.found : carried(this.found, this.#of, text);
    return corrected(text, found, withList(text, this.#words, corrections, knows ? this.#matches : []));
  }

  /**
   * What some words mean by themselves, read as `label`; nothing where they mean nothing of that kind.
   *
   * @param {string} words
   * @param {import("../../src/document.js").Label} label
   */
  async valueOf(words, label) {
    const whole = (await this.aside(words)).find(({ start, end }) => start === 0 && end === words.length);
    return whole?.label === label ? whole.value : undefined;
  }

  /** What the engine finds in a text beside the article, but for names that need a pack. @param {string} text */
  async aside(text) {
    const { date, language } = this.#asked();
    const read = await this.#engine.aside({
      text,
      date: date ?? this.found.reference_date ?? undefined,
      language,
    });
    return read?.annotations ?? [];
  }

  /** @param {import("./engine.js").Request} request @param {Result} result */
  #result(request, result) {
    this.#settle();
    // A browser keeps every measure of a visit; the last one tells all that anybody asks.
    performance.clearMeasures(MEASURE);
    performance.measure(MEASURE, {
      start: performance.now() - result.milliseconds,
      duration: result.milliseconds,
    });
    // A person who types on has another text by now; its result is on the way.
    if (request.text !== this.#asked().text) return;
    // What is known of the article has the names of its language, which an engine without the pack would take away again.
    const known = result.absent.length > 0 ? this.#knownOf(request) : undefined;
    this.#find(request.text, known ?? result.document, result.matches);
    this.#on.lacking(known ? result.absent.filter(({ reason }) => reason !== null) : result.absent);
    this.#on.result(result);
  }

  /**
   * What is known of a text, read in a certain way.
   *
   * @param {Asked} asked
   */
  #knownOf({ text, date, language }) {
    const known = this.#known;
    const same = text === known?.text && date === known.date && language === known.language;
    return same ? known?.document : undefined;
  }

  #settle() {
    clearTimeout(this.#patience);
    this.#on.wait(false);
  }
}
