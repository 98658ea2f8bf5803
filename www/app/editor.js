// Mending what was found: a bar with what can be done to the current highlight or to selected words, by mouse and by keys.

import { part } from "./findings.js";
import { Handles } from "./handles.js";
import { isName, LABELS } from "./labels.js";
import { letter, trimmed } from "./letters.js";
import { mentions } from "./listed.js";
import { valueAs } from "./relabel.js";
import { firstEndingAfter } from "./search.js";
import { Stops } from "./stops.js";
import { say } from "./strings.js";
import { describe } from "./values.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {{ start: number, end: number }} Span */
/**
 * @typedef {object} Actions
 * @property {(corrections: Correction[], go: Span | null, base?: readonly Correction[]) => void} correct those of `base`, where
 *   given, take the place of all that there are
 * @property {() => readonly Correction[]} corrections those that there are
 * @property {(words: string, label: Label | null) => void} addWord called with what is to go to the word list
 * @property {(correction: Correction, words: string) => void} mean called with a new one, to give it what its words mean
 */

/** The labels of the number keys. */
const NUMBERED = /** @type {const} */ (["PERSON", "ORG", "GPE", "LOC", "DATE", "TIME", "MONEY", "CARDINAL", "EVENT"]);

/** How far above the bar a highlight stands at least, in pixels: its handles have room there. */
const MARGIN = 24;

export class Editor {
  #bar;
  #article;
  #view;
  #actions;
  /** @type {Span | null} the span that is mended */
  #span = null;
  /** @type {Span | null} the selection that was looked at last */
  #seen = null;
  /**
   * @type {{ from: Span, base: readonly Correction[], to: Span, made: readonly Correction[] } | null} the highlight that was
   *   resized last: where it was at first, what was corrected then, and what has come of it
   */
  #resized = null;
  #handles;
  #stops;

  /**
   * @param {HTMLElement} bar
   * @param {import("./article.js").Article} article
   * @param {import("./view.js").View} view
   * @param {Actions} actions
   */
  constructor(bar, article, view, actions) {
    this.#bar = bar;
    this.#stops = new Stops(bar);
    this.#article = article;
    this.#view = view;
    this.#actions = actions;
    document.addEventListener("selectionchange", () => this.#select());
    document.addEventListener("keydown", (event) => this.#key(event));
    this.#handles = new Handles(
      article,
      () => this.#annotation,
      ({ start, end }) => this.#resizeTo(start, end),
    );
  }

  /** Shows the bar for the current highlight, or for the selected words, or hides it. */
  refresh() {
    const selection = this.#article.selection;
    const selected = selection && selection.start < selection.end ? trimmed(this.#article.text, selection) : null;
    const { current } = this.#view;
    const another = current && (current.start !== this.#span?.start || current.end !== this.#span?.end);
    this.#span = current ?? selected;
    this.#bar.hidden = !this.#span;
    if (this.#span) this.#build(this.#span);
    if (another) this.#uncover(current);
    this.#handles.place();
  }

  /** Brings a highlight that the bar would lie on above it. @param {Span} span */
  #uncover({ start, end }) {
    const box = this.#article.range(start, end)?.getBoundingClientRect();
    const { top } = this.#bar.getBoundingClientRect();
    if (box && box.bottom + MARGIN > top && box.top < innerHeight)
      scrollBy({ top: box.bottom + MARGIN - top, behavior: "instant" });
  }

  #select() {
    const selection = this.#article.selection;
    this.#seen = selection;
    if (!selection || this.#bar.contains(document.activeElement)) return;
    // Who selects words means these, not the highlight that was current before.
    if (selection.start < selection.end) this.#view.setCurrent(null);
    this.refresh();
  }

  get #annotation() {
    const span = this.#span;
    return span && this.#view.shown.find(({ start, end }) => start === span.start && end === span.end);
  }

  /** @param {Span} span */
  #build({ start, end }) {
    const focused = this.#bar.contains(document.activeElement) ? document.activeElement?.getAttribute("data-do") : null;
    const { text } = this.#article;
    const annotation = this.#annotation;
    const words = text.slice(start, end);
    const what = part("div", "what", "");
    what.append(part("strong", "", words.length > 60 ? `${words.slice(0, 57)}…` : words));
    // Fingers and keys have no pointer that shows it beside the highlight.
    if (annotation?.value) what.append(part("span", "meaning", describe(annotation.value)));
    const labels = document.createElement("div");
    labels.className = "choices";
    NUMBERED.forEach((label, index) => {
      const button = this.#button(`label-${label}`, say(label), () => this.#label(label));
      button.prepend(part("kbd", "", `${index + 1}`));
      button.setAttribute("aria-pressed", `${annotation?.label === label}`);
      button.setAttribute("aria-keyshortcuts", `Alt+${index + 1}`);
      labels.append(button);
    });
    const all = document.createElement("select");
    all.dataset.do = "all";
    all.setAttribute("aria-label", say("otherLabel"));
    all.append(new Option(say("otherLabel"), ""), ...LABELS.map((label) => new Option(say(label), label)));
    all.value = annotation && !NUMBERED.some((label) => label === annotation.label) ? annotation.label : "";
    all.addEventListener("change", () => all.value && this.#label(/** @type {Label} */ (all.value)));
    labels.append(all);
    const actions = document.createElement("div");
    actions.className = "choices";
    const count = annotation ? mentions(text, words, this.#view.all).length : 0;
    if (annotation) {
      actions.append(
        this.#button("accept", say("accept"), () => this.#label(annotation.label)),
        this.#button("reject", say("reject"), () => this.#reject()),
        this.#button("start-left", say("startLeft"), () => this.#resize(-1, 0)),
        this.#button("start-right", say("startRight"), () => this.#resize(1, 0)),
        this.#button("end-left", say("endLeft"), () => this.#resize(0, -1)),
        this.#button("end-right", say("endRight"), () => this.#resize(0, 1)),
        this.#button("split", say("split"), () => this.#split()),
      );
      if (this.#next) actions.append(this.#button("join", say("join"), () => this.#join()));
      if (count > 1)
        actions.append(
          this.#button("apply", say("applyAll", { count }), () => this.#applyToAll()),
          this.#button("reject-all", say("rejectAll", { count }), () => this.#rejectAll()),
        );
      actions.append(this.#button("word", say("toList"), () => this.#actions.addWord(words, annotation.label)));
    }
    actions.append(this.#button("close", say("close"), () => this.close()));
    this.#bar.replaceChildren(what, labels, actions);
    this.#stops.renew(focused);
  }

  /**
   * @param {string} name
   * @param {string} title
   * @param {() => void} action
   */
  #button(name, title, action) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.do = name;
    button.append(title);
    // The selection in the article is what the button works on; a click must not take it away.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", action);
    return button;
  }

  close() {
    const end = this.#span?.end;
    getSelection()?.collapseToEnd();
    this.#view.setCurrent(null);
    this.refresh();
    this.#article.element.focus();
    // Who goes on writing writes where they were.
    if (end !== undefined) this.#article.select({ start: end, end });
  }

  /**
   * @param {Correction[]} corrections
   * @param {Span | null} go
   * @param {readonly Correction[]} [base]
   */
  #correct(corrections, go, base) {
    if (!this.#bar.contains(document.activeElement)) getSelection()?.collapseToEnd();
    this.#actions.correct(corrections, go, base);
  }

  /**
   * Gives a span a label, and the value that it has under it: at once what the same words meant under another label, then
   * what the engine reads in them.
   *
   * @param {Span} span
   * @param {Label} label
   * @param {{ before?: Correction[], after?: Correction[], base?: readonly Correction[] }} [others] corrections that go along
   */
  #give(span, label, { before = [], after = [], base } = {}) {
    const words = this.#article.text.slice(span.start, span.end);
    const old = this.#annotation?.text === words ? this.#annotation : undefined;
    const value = old?.value && valueAs(old.value, label);
    const correction = { ...span, label, ...(value ? { value } : {}) };
    this.#correct([...before, correction, ...after], span, base);
    if (old?.label !== label && !isName(label)) this.#actions.mean(correction, words);
  }

  /** @param {Label} label */
  #label(label) {
    const span = this.#span;
    if (span) this.#give({ start: span.start, end: span.end }, label);
  }

  #reject() {
    const span = this.#span;
    if (span) this.#correct([{ start: span.start, end: span.end, label: null }], null);
  }

  #rejectAll() {
    const annotation = this.#annotation;
    if (!annotation) return;
    const spans = mentions(this.#article.text, annotation.text, this.#view.all);
    this.#correct(
      spans.map((span) => ({ ...span, label: null })),
      null,
    );
  }

  #applyToAll() {
    const annotation = this.#annotation;
    if (!annotation) return;
    const { label, value } = annotation;
    const spans = mentions(this.#article.text, annotation.text, this.#view.all);
    const corrections = spans.map((span) => ({ ...span, label, ...(value ? { value } : {}) }));
    this.#correct(corrections, { start: annotation.start, end: annotation.end });
  }

  /**
   * Moves the ends of the current highlight by whole letters.
   *
   * @param {number} atStart
   * @param {number} atEnd
   */
  #resize(atStart, atEnd) {
    const annotation = this.#annotation;
    if (!annotation) return;
    const { text } = this.#article;
    this.#resizeTo(letter(text, annotation.start, atStart), letter(text, annotation.end, atEnd));
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  #resizeTo(start, end) {
    const annotation = this.#annotation;
    if (!annotation || start >= end || (start === annotation.start && end === annotation.end)) return;
    const made = this.#actions.corrections();
    const last = this.#resized;
    const goesOn = last?.made === made && last.to.start === annotation.start && last.to.end === annotation.end;
    // A neighbour that the highlight has run over is there again once it has drawn back.
    const { from, base } = goesOn ? last : { from: { start: annotation.start, end: annotation.end }, base: made };
    // What the highlight leaves is to be left by the engine, too.
    this.#give({ start, end }, annotation.label, {
      before: from.start < start ? [{ start: from.start, end: Math.min(start, from.end), label: null }] : [],
      after: end < from.end ? [{ start: Math.max(end, from.start), end: from.end, label: null }] : [],
      base,
    });
    this.#resized = { from, base, to: { start, end }, made: this.#actions.corrections() };
  }

  #split() {
    const annotation = this.#annotation;
    if (!annotation) return;
    const { start, end, label, text } = annotation;
    const caret = this.#article.selection?.end ?? 0;
    const gap = text.search(/\s/);
    const at = start < caret && caret < end ? caret : gap > 0 ? start + gap : 0;
    if (!at) return;
    const first = trimmed(this.#article.text, { start, end: at });
    const second = trimmed(this.#article.text, { start: at, end });
    if (first && second)
      this.#correct(
        [
          { ...first, label },
          { ...second, label },
        ],
        first,
      );
  }

  /** The highlight after the current one, where it is in the same line. */
  get #next() {
    const { end } = this.#annotation ?? {};
    const next = end === undefined ? undefined : this.#view.shown[firstEndingAfter(this.#view.shown, end)];
    return next && !this.#article.text.slice(end, next.start).includes("\n") ? next : undefined;
  }

  #join() {
    const annotation = this.#annotation;
    const next = this.#next;
    if (!annotation || !next) return;
    this.#give({ start: annotation.start, end: next.end }, annotation.label);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const inBar = this.#bar.contains(document.activeElement);
    const inArticle = this.#article.element.contains(document.activeElement);
    // The browser tells of a selection later than of the keys that follow it.
    const { start, end } = this.#article.selection ?? {};
    if (event.altKey && inArticle && (start !== this.#seen?.start || end !== this.#seen?.end)) this.#select();
    if (event.key === "Escape" && !this.#bar.hidden) {
      this.close();
    } else if (event.altKey && event.key === "Enter" && !this.#bar.hidden) {
      event.preventDefault();
      this.#stops.go(0);
    } else if (inBar && !event.altKey && this.#stops.take(event.key)) {
      event.preventDefault();
    } else if (this.#span && (event.altKey ? inBar || inArticle : inBar && !event.ctrlKey && !event.metaKey)) {
      // With Alt, a key may give another sign; the place of the key on the keyboard is what counts.
      const number = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
      const label = NUMBERED[number - 1];
      const inList = document.activeElement instanceof HTMLSelectElement;
      if (label && !(inList && !event.altKey)) this.#label(label);
      else if (event.key === "Delete" || event.key === "Backspace") this.#reject();
      else if (event.altKey && event.shiftKey && event.key === "ArrowRight") this.#resize(0, 1);
      else if (event.altKey && event.shiftKey && event.key === "ArrowLeft") this.#resize(0, -1);
      else return;
      event.preventDefault();
    }
  }
}
