// The page: brings the article, the engine, the highlights, the findings and the corrections together.

import { headline } from "../formats/plain.js";
import { Article } from "./article.js";
import { keepCopy } from "./copy.js";
import { Desk } from "./desk.js";
import { Editor } from "./editor.js";
import { explorer } from "./explore.js";
import { showFindings, showLegend } from "./findings.js";
import { showLibrary } from "./library.js";
import { asKept, lastKept, ofClipboard, ofLink, sample } from "./opening.js";
import { inlined } from "./parts.js";
import { keep, load } from "./preferences.js";
import { NOTHING, Reading } from "./reading.js";
import { linkTo } from "./share.js";
import * as store from "./store.js";
import { interfaceLanguage, preferred, say, speak } from "./strings.js";
import { headings, links } from "./structure.js";
import * as takeaway from "./takeaway.js";
import { takeTyping } from "./typing.js";
import { View } from "./view.js";
import { parseWordList, writeWordList } from "./word-list.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./opening.js").Opened} Opened */
/** @typedef {import("./structure.js").Mark} Mark */

/** A text goes on for so long behind its headline, in UTF-16 code units. */
const ARTICLE = 200;

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/** What is shown of the article: what was found, with corrections and word list. */
let shown = NOTHING;
/** @type {Mark[]} the headings and links that the next change of the text brings */
let coming = [];
/** The text of the sample, while it is as it came. */
let untouched = "";
let engineUsed = false;
/** Whether the engine failed since it last read a text. */
let failed = false;
/** Whether the notice is of something that lasts: storage that fails, until it holds again. */
let standing = false;

const settings = () => ({ language: input("article-language").value, date: input("reference-date").value });
const article = new Article(find("article"), onChange);
const view = new View(article, { mirror: find("mirror"), card: find("details") }, () => editor.refresh());
const reading = new Reading(() => ({ text: article.text, ...settings(), date: settings().date || undefined }), {
  result: onResult,
  failure: onFailure,
  wait: (busy) => {
    find("progress").hidden = !busy;
  },
});
const desk = new Desk(settings, title, showKept, trouble);
const editor = new Editor(find("editor"), article, view, { correct, addWord, mean });
const redrawExplorer = explorer(find("explore"), () => ({ text: article.text, document: shown, wanted, go }));
takeTyping(article, {
  undo,
  redo,
  isSample: () => article.text === untouched,
  refuse,
  coming: (marks) => {
    coming = marks;
  },
});

function onChange() {
  desk.follow(article.text, article.before, coming);
  if (article.text !== untouched) untouched = "";
  view.setCurrent(null);
  find("undo-notice").hidden = true;
  showHeadings();
  showSteps();
  reading.follow();
}

/** @param {import("./engine.js").Result} result */
function onResult({ wrong, packs, absent }) {
  if (wrong.length > 0) find("words-wrong").textContent = wrong.map((one) => say("patternWrong", one)).join(" ");
  const lacks = absent.map(({ language, reason }) => say("packMissing", { language: nameOf(language), reason }));
  if (lacks.length > 0) tell(lacks.join(" "));
  else if (failed && !standing) find("notice").hidden = true;
  failed = lacks.length > 0;
  refresh();
  if (!view.currentAnnotation) view.setCurrent(null);
  keepCopy(packs);
  if (engineUsed) return;
  engineUsed = true;
  tellHighlighted();
}

/**
 * @param {import("./engine.js").Failure} failure
 * @param {string} reason
 */
function onFailure(failure, reason) {
  failed = true;
  refresh();
  if (failure === "noWasm") tell(say("noWasm"));
  else if (failure === "missing") tell(say("engineMissing", { reason }));
  else tell(say("engineCrashed"));
}

/** Notes in the browser's own list of times when the first highlights were seen. */
function tellHighlighted() {
  const name = "sorot:first-highlight";
  requestAnimationFrame(() => performance.getEntriesByName(name).length === 0 && performance.mark(name));
}

/** @param {string} message */
function tell(message) {
  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "×";
  close.setAttribute("aria-label", say("close"));
  close.addEventListener("click", () => {
    find("notice").hidden = true;
  });
  find("notice").replaceChildren(message, close);
  find("notice").hidden = false;
  standing = false;
}

/** Says so where a text is too long to be taken in. Gives whether it is. @param {number} size in code units */
function refuse(size) {
  const isLong = size > takeaway.LONGEST;
  if (isLong) tell(takeaway.tooLong(size));
  return isLong;
}

/** @param {unknown} error */
function trouble(error) {
  if (error instanceof store.StoreError) {
    tell(say(error.code));
    standing = true;
  } else tell(error instanceof Error ? error.message : String(error));
}

/** Shows what is found, everywhere. */
function refresh() {
  shown = reading.shown(article.text, desk.corrections);
  showHeadings();
  view.show(shown, links(desk.marks));
  editor.refresh();
  showFacts();
  showSteps();
  showLegend(find("legend"), shown, view.hidden, (label) => {
    if (!view.hidden.delete(label)) view.hidden.add(label);
    refresh();
  });
  list();
  if (find("main").dataset.ready !== "true") find("main").dataset.ready = "true";
}

/** Shows what the search looks for, beside and below the article. */
function list() {
  const isHidden = (/** @type {Label} */ label) => view.hidden.has(label);
  const actions = { go, correct };
  showFindings(
    find("findings"),
    { text: article.text, document: shown, isHidden, wanted, searched: search() !== "" },
    actions,
  );
  redrawExplorer();
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

/** Shows the lines that are headings: those that came as such, else the headline that the engine sees. */
function showHeadings() {
  const { text } = article;
  const levels = headings(text, desk.marks);
  const title = reading.found.segments.find(({ kind }) => kind === "title");
  // While somebody writes the first lines, none of them is to grow and shrink.
  const own = title && text.length - title.end > ARTICLE;
  if (levels.size === 0 && own) levels.set(title.start, 1);
  article.showHeadings(levels);
}

/** What a language is called. @param {string} language */
function nameOf(language) {
  const names = { id: say("languageId"), en: say("languageEn") };
  return names[/** @type {"id" | "en"} */ (language)] ?? say("languageUnd");
}

/** Shows in what language and from what date the article is read. */
function showFacts() {
  const { language, reference_date: date } = reading.found;
  if (language !== "und" && article.element.lang !== language) article.element.lang = language;
  const name = nameOf(language);
  const facts = [
    settings().language === "auto"
      ? say("detectedLanguage", { language: name })
      : say("chosenLanguage", { language: name }),
  ];
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "medium", timeZone: "UTC" });
  if (settings().date) facts.push(say("chosenDate", { date: format.format(new Date(settings().date)) }));
  else if (date) facts.push(say("guessedDate", { date: format.format(new Date(date)) }));
  else facts.push(say("noDate"));
  const said = article.text.trim() === "" ? say("readingOptions") : facts.join(" · ");
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
 */
function correct(corrections, span) {
  desk.correct(corrections);
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

/** @param {string} entry @param {Label | null} label */
function addWord(entry, label) {
  setWords([...reading.words.filter(({ words }) => words !== entry), { words: entry, label }]);
  tell(say("addedToList", { words: entry }));
}

/** @param {import("./store.js").Entry[]} words */
function setWords(words) {
  reading.words = words;
  input("words").value = writeWordList(words);
  store.saveWordList(words).catch(trouble);
  reading.again();
}

function title() {
  const title = headline(article.text, reading.found) ?? article.text.trim().split("\n")[0];
  return title?.slice(0, 120) || say("untitled");
}

async function showKept() {
  if (standing) find("notice").hidden = true;
  standing = false;
  showLibrary(find("library"), await store.articles(), desk.id, {
    onOpen: (kept) => {
      replace(asKept(kept));
      showKept().catch(trouble);
    },
    onRemove: async ({ id }) => {
      if (desk.id === id) desk.id = null;
      await store.remove(id).catch(trouble);
      await showKept().catch(trouble);
    },
  });
}

/**
 * Replaces the article and offers to put the old one back.
 *
 * @param {Opened} opened
 */
function replace({ document: known, ...opened }) {
  const { text, language, date } = opened;
  const old = article.text;
  desk.put(text, opened);
  set({ language, date });
  if (known) reading.found = known;
  article.text = text;
  find("undo-notice").hidden = old.trim() === "" || old === text;
  view.setCurrent(null);
  if (known) {
    reading.know(known);
    refresh();
    tellHighlighted();
  }
}

/** Sets how the article is read, where it is given. @param {{ language?: string | undefined, date?: string | undefined }} to */
function set({ language, date }) {
  if (language !== undefined) input("article-language").value = language;
  if (date !== undefined) input("reference-date").value = date;
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
  if (whole) set(state);
  if (start === end && words === "") {
    refresh();
    return;
  }
  article.splice(start, end, words);
  if (whole) showKeptIfAny();
  else article.select(selection);
}

function showKeptIfAny() {
  store
    .isUsed()
    .then((used) => (used ? showKept() : undefined))
    .catch(trouble);
}

/** @param {ReturnType<typeof sample>} [ahead] the sample, where it is being loaded already */
async function openSample(ahead = sample()) {
  const opened = await ahead;
  if (!opened) return;
  replace(opened);
  untouched = opened.text;
}

/** @param {readonly File[]} files */
async function openFiles(files) {
  if (files.length === 0) return;
  try {
    const { text, annotations, marks = [], marked } = await takeaway.read(files);
    if (refuse(text.length)) return;
    // What a file marks is all there is to mark: the rest of the engine's findings stay out of the way as they do for
    // corrections.
    replace({ text, corrections: annotations, marks });
    if (marked && annotations.length > 0) tell(say("imported", { count: annotations.length }));
  } catch (error) {
    trouble(error);
  }
}

async function openClipboard() {
  try {
    const opened = await ofClipboard();
    if (refuse(opened.text.length)) return;
    if (opened.text) replace(opened);
    else tell(say("nothingToPaste"));
  } catch {
    tell(say("pasteFailed"));
    article.element.focus();
  }
}

/** The first article: the one in the link, else the last that is kept, else the sample. */
async function begin() {
  // Most visits are first ones: what they see is on its way while the others are looked for, and the engine comes behind it.
  const ahead = location.hash ? undefined : sample().catch(() => null);
  if (location.hash) reading.prepare();
  try {
    const linked = await ofLink(location.hash);
    if (linked) {
      replace(linked);
      return;
    }
  } catch {
    tell(say("linkDamaged"));
  }
  try {
    if (await store.isUsed()) {
      reading.prepare();
      await store.takeUp();
      reading.words = await store.wordList();
      input("words").value = writeWordList(reading.words);
      const last = await lastKept();
      if (last) {
        replace(last);
        return;
      }
    }
  } catch (error) {
    trouble(error);
  }
  await openSample(ahead);
}

/** @param {string} theme */
function setTheme(theme) {
  input("theme").value = theme;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** @param {string} language */
function setLanguage(language) {
  speak(language === "id" ? "id" : "en");
  input("interface-language").value = interfaceLanguage();
  /** @type {HTMLAnchorElement} */ (find("guide")).href = interfaceLanguage() === "id" ? "panduan.html" : "guide.html";
}

/**
 * Does what may fail, and says how it went.
 *
 * @param {() => Promise<unknown>} action
 * @param {string} [done]
 */
async function attempt(action, done) {
  try {
    await action();
    if (done) tell(done);
  } catch (error) {
    trouble(error instanceof DOMException && error.name === "NotAllowedError" ? new Error(say("copyFailed")) : error);
  }
}

/**
 * @param {string} id
 * @param {string} event
 * @param {(event: Event) => void} action
 */
function on(id, event, action) {
  find(id).addEventListener(event, action);
}

const format = () => /** @type {import("./takeaway.js").Format} */ (input("format").value);
const work = () => ({ text: article.text, document: shown, marks: desk.marks });

on("paste", "click", openClipboard);
on("sample", "click", () => openSample().catch(trouble));
on("clear", "click", () => {
  replace({ text: "" });
  article.element.focus();
});
on("open", "click", () => input("file").click());
on("file", "change", () => {
  openFiles([...(input("file").files ?? [])]).finally(() => {
    input("file").value = "";
  });
});
for (const id of ["undo", "back"]) on(id, "click", undo);
on("forth", "click", redo);
on("cancel", "click", () => {
  reading.cancel();
  tell(say("cancelled"));
});
on("copy", "click", () => attempt(() => takeaway.copy(format(), work()), say("copied")));
on("copy-rich", "click", () => attempt(() => takeaway.copyRich(work()), say("copied")));
on("download", "click", () => attempt(() => takeaway.download(format(), work())));
on("share", "click", () =>
  attempt(async () => {
    const { corrections, marks } = desk;
    const link = await linkTo(location.href, { text: article.text, corrections, marks, ...settings() });
    await navigator.clipboard.writeText(link);
  }, say("linkCopied")),
);
on("keep", "click", async () => {
  if (await desk.keep()) tell(say("kept"));
});
on("search", "input", list);
on("words", "change", () => {
  const { list, wrong } = parseWordList(input("words").value);
  find("words-wrong").textContent = wrong.length > 0 ? say("wordsWrong", { lines: wrong.join(", ") }) : "";
  if (wrong.length === 0) setWords(list);
});
for (const id of ["article-language", "reference-date"])
  on(id, "change", () => {
    reading.again();
    desk.touch();
  });
on("spelling", "change", () => {
  const { checked } = input("spelling");
  article.element.spellcheck = checked;
  keep({ spelling: checked });
});
on("theme", "change", () => {
  setTheme(input("theme").value);
  keep({ theme: /** @type {"auto" | "light" | "dark"} */ (input("theme").value) });
});
on("interface-language", "change", () => {
  setLanguage(input("interface-language").value);
  keep({ language: interfaceLanguage() });
  refresh();
});
on("article", "dragover", (event) => {
  if (/** @type {DragEvent} */ (event).dataTransfer?.types.includes("Files")) event.preventDefault();
});
on("article", "drop", (event) => {
  const { dataTransfer } = /** @type {DragEvent} */ (event);
  const files = [...(dataTransfer?.files ?? [])];
  if (files.length === 0) return;
  event.preventDefault();
  openFiles(files);
});
document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    view.walk(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.altKey && event.code === "KeyZ") {
    event.preventDefault();
    undo();
  }
});

takeaway.offerFormats(/** @type {HTMLSelectElement} */ (find("format")));
const chosen = load();
setLanguage(chosen.language ?? preferred(navigator.languages));
setTheme(chosen.theme ?? "auto");
// A page of one file has no other beside it.
find("guide").hidden = inlined() !== null;
input("spelling").checked = article.element.spellcheck = chosen.spelling ?? false;
begin().then(showKeptIfAny, trouble);
