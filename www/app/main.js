// The page: brings the article, the engine, the highlights, the findings and the corrections together.

import { NOTHING } from "../document-change.js";
import { headline } from "../formats/plain.js";
import { Arrivals } from "./arriving.js";
import { Article } from "./article.js";
import { askBeforeLeaving } from "./asking.js";
import { keepCopy } from "./copy.js";
import { Desk } from "./desk.js";
import { Editor } from "./editor.js";
import { find, input, on } from "./elements.js";
import { explorer } from "./explore.js";
import { facts, languageName } from "./facts.js";
import { showFindings, showLegend } from "./findings.js";
import { Keeping } from "./keeping.js";
import { offerToTake } from "./leaving.js";
import { takePreferences } from "./look.js";
import { Notice } from "./notice.js";
import { painted, tellHighlighted } from "./painted.js";
import { Reading } from "./reading.js";
import { shortened } from "./shortened.js";
import * as store from "./store.js";
import { say } from "./strings.js";
import { headlines, links } from "./structure.js";
import { takeTyping } from "./typing.js";
import { View } from "./view.js";
import { takeWords } from "./words.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./structure.js").Mark} Mark */

/** What is shown of the article: what was found, with corrections and word list. */
let shown = NOTHING;
/** @type {Mark[]} the headings and links that the next change of the text brings */
let coming = [];
/** The text that is shown with what was found in it. */
let marked = "";
let engineUsed = false;
/** Whether the engine failed since it last read a text. */
let failed = false;
/** Whether a reading was cancelled, and none has come to its end since. */
let cancelled = false;
/** What was said last of language packs that are not there. */
let lacked = "";

takePreferences(find("article"), () => {
  refresh();
  notice.translate();
  words.translate();
  keeping.showIfAny();
});
// Asked first, because the answer takes a while.
const used = store.isUsed();

const settings = () => ({ language: input("article-language").value, date: input("reference-date").value });
const notice = new Notice(find("notice"));
const article = new Article(find("article"), onChange);
const view = new View(article, { mirror: find("mirror"), card: find("details") }, () => editor.refresh());
const reading = new Reading(() => ({ text: article.text, ...settings(), date: settings().date || undefined }), {
  result: onResult,
  failure: onFailure,
  lacking: onLacking,
  wait: (busy) => {
    find("progress").hidden = !busy;
    // What was found in the article before is not to be seen for that long.
    if (busy && reading.found === NOTHING && shown.annotations.length > 0) refresh();
  },
});
const desk = new Desk(settings, title, showKept, notice.trouble);
const words = takeWords(reading, notice);
const arrivals = new Arrivals(reading, words, notice, replace);
const keeping = new Keeping(desk, notice, (kept) => arrivals.openKept(kept));
const editor = new Editor(find("editor"), article, view, {
  correct,
  corrections: () => desk.corrections,
  addWord: words.add,
  mean,
});
const redrawExplorer = explorer(find("explore"), () => ({ ...sight(), go }));
takeTyping(article, {
  undo,
  redo,
  isSample: () => arrivals.isSample(article.text),
  refuse: (size) => arrivals.refuse(size),
  moved: () => desk.move(),
  marks: () => desk.marks,
  typed: (byHand) => desk.type(byHand),
  coming: (marks) => {
    coming = marks;
  },
});

function onChange() {
  const another = desk.follow(article.text, article.before, coming);
  if (another) {
    notice.pass(article.text !== "");
    arrivals.leaveLink();
    reading.forget();
    set(another);
  }
  arrivals.changed(article.text);
  view.setCurrent(null);
  find("undo-notice").hidden = true;
  showHeadings();
  showSteps();
  askBeforeLeaving(desk.isLost);
  reading.follow();
}

/** @param {import("./engine.js").Result} result */
function onResult({ wrong, packs }) {
  words.tellWrong(wrong);
  refresh();
  if (!view.currentAnnotation) view.setCurrent(null);
  keepCopy(packs);
  if (engineUsed) return;
  engineUsed = true;
  tellHighlighted();
}

/**
 * Says which languages lack their pack, once, not with every letter that is typed meanwhile.
 *
 * @param {import("./engine.js").Absent[]} absent
 */
function onLacking(absent) {
  const said = () =>
    absent
      .map(({ language, reason }) =>
        reason === null
          ? say("packLate", { language: languageName(language) })
          : say("packMissing", { language: languageName(language), reason }),
      )
      .join(" ");
  const lacks = said();
  if (lacks && lacks !== lacked) notice.tell(said);
  else if (!lacks && (failed || lacked || cancelled)) notice.engineWorks();
  lacked = lacks;
  failed = false;
  cancelled = false;
}

/**
 * @param {import("./engine.js").Failure} failure
 * @param {string} reason
 */
function onFailure(failure, reason) {
  failed = true;
  lacked = "";
  refresh();
  const said = { noWasm: "noWasm", missing: "engineMissing", crashed: "engineCrashed" };
  notice.tell(() => say(/** @type {import("./strings.js").StringKey} */ (said[failure]), { reason }));
}

/** Shows what is found, everywhere. */
function refresh() {
  mark();
  list();
}

/** Shows what is found in the article and above it. */
function mark() {
  marked = article.text;
  shown = reading.shown(article.text, desk.corrections);
  showHeadings();
  showFacts();
  showSteps();
  showLegend(find("legend"), shown, view.hidden, (label) => {
    if (!view.hidden.delete(label)) view.hidden.add(label);
    refresh();
  });
  // Last, because they ask where things are: whatever moves afterwards would be laid out twice.
  view.show(shown, links(desk.marks));
  editor.refresh();
}

/** Shows what the search looks for, beside and below the article. */
function list() {
  showFindings(find("findings"), sight(), { go, correct });
  redrawExplorer();
  if (find("main").dataset.ready !== "true") find("main").dataset.ready = "true";
}

/** What is to be seen beside and below the article. */
function sight() {
  const isHidden = (/** @type {Label} */ label) => view.hidden.has(label);
  return { text: article.text, document: shown, isHidden, wanted, searched: search() !== "" };
}

const search = () => input("search").value.trim().toLowerCase();

/** Whether the search looks for words like these. @param {string} words */
function wanted(words) {
  return words.toLowerCase().includes(search());
}

/** @param {import("./view.js").Span} span */
function go(span) {
  view.go(span);
}

/** Shows the lines that are headings. */
function showHeadings() {
  article.showHeadings(headlines(article.text, desk.marks, reading.found.segments));
}

/** Shows in what language and from what date the article is read. */
function showFacts() {
  const { language } = reading.found;
  if (language !== "und" && article.element.lang !== language) article.element.lang = language;
  const said = facts(article.text, reading.found, settings());
  if (find("facts").textContent !== said) find("facts").textContent = said;
}

/** Shows whether there is a step back, and one forth. */
function showSteps() {
  /** @type {HTMLButtonElement} */ (find("back")).disabled = !desk.canUndo;
  /** @type {HTMLButtonElement} */ (find("forth")).disabled = !desk.canRedo;
}

/**
 * @param {Correction[]} corrections
 * @param {import("./view.js").Span | null} span what is current then
 * @param {readonly Correction[]} [base] what they are added to
 */
function correct(corrections, span, base) {
  desk.correct(corrections, base);
  askBeforeLeaving(desk.isLost);
  refresh();
  view.setCurrent(span);
  editor.refresh();
}

/**
 * Gives a correction what its words mean, where the engine reads them so.
 *
 * @param {Correction} correction
 * @param {string} words
 */
async function mean(correction, words) {
  const value = correction.label && (await reading.valueOf(words, correction.label));
  if (!value || !desk.corrections.includes(correction)) return;
  // No step of its own: it is part of the correction.
  correction.value = value;
  desk.touch();
  refresh();
}

/** @param {string} text */
function title(text) {
  const title = headline(text, reading.found) ?? text.trim().split("\n")[0];
  return shortened(title ?? "", 120) || say("untitled");
}

/** Shows that the article was written. */
function showKept() {
  if (desk.id) arrivals.leaveLink();
  askBeforeLeaving(desk.isLost);
  keeping.show().catch(notice.trouble);
}

/**
 * Replaces the article and offers to put the old one back.
 *
 * @param {import("./opening.js").Opened} opened
 * @param {{ quiet?: boolean }} [options] whether it says nothing of the old one
 */
function replace({ document: known, ...opened }, { quiet = false } = {}) {
  const { text } = opened;
  const old = article.text;
  if (!quiet) notice.pass(text !== "");
  arrivals.leaveLink();
  set(desk.put(text, opened));
  if (known) reading.know(text, known);
  else reading.forget();
  article.text = text;
  find("undo-notice").hidden = quiet || old.trim() === "" || old === text;
  view.setCurrent(null);
  if (known) {
    mark();
    tellHighlighted();
    // What stands beside the highlights need not hold them up.
    painted().then(list);
  }
}

/** Sets how the article is read. @param {import("./desk.js").Settings} to */
function set({ language, date }) {
  input("article-language").value = language;
  input("reference-date").value = date;
}

function undo() {
  turn(desk.undo());
}

function redo() {
  turn(desk.redo());
}

/** @param {import("./desk.js").Turn | undefined} turn */
function turn(turn) {
  if (!turn) return;
  const { start, end, words, state, whole, selection } = turn;
  if (whole) {
    reading.forget();
    set(state);
  }
  if (start === end && words === "") {
    refresh();
    return;
  }
  article.splice(start, end, words);
  if (whole) keeping.showIfAny();
  if (selection) article.select(selection, { reveal: !whole });
}

on("clear", "click", () => {
  replace({ text: "" });
  article.element.focus();
});
for (const id of ["undo", "back"]) on(id, "click", undo);
on("forth", "click", redo);
on("cancel", "click", () => {
  reading.cancel();
  cancelled = true;
  refresh();
  notice.tell(() => say("cancelled"));
});
on("keep", "click", async () => {
  if (await desk.keep()) notice.tell(() => say("kept"), { passes: true });
});
on("search", "input", list);
for (const id of ["article-language", "reference-date"])
  on(id, "change", () => {
    reading.again();
    desk.touch();
  });
addEventListener("online", () => {
  if (failed || lacked) reading.again();
});
document.addEventListener("keydown", (event) => {
  // There, these keys open a list or write.
  if (document.activeElement?.matches("input, textarea, select")) return;
  if (event.altKey && !event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    // Who has typed ahead of the engine walks along the text as it is now.
    if (marked !== article.text) mark();
    view.walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.altKey && event.code === "KeyZ") {
    event.preventDefault();
    undo();
  }
});

offerToTake(
  notice,
  () => {
    const { text } = article;
    return { text, document: reading.knows(text) ? shown : reading.shown(text, desk.corrections), marks: desk.marks };
  },
  () => ({ text: article.text, corrections: desk.corrections, marks: desk.marks, ...settings() }),
);
arrivals.begin(used).then(() => keeping.showIfAny(), notice.trouble);
