// The page: brings the article, the engine, the highlights, the findings and the corrections together.

import { checkedCorrections } from "../formats/checked.js";
import { headline } from "../formats/plain.js";
import { Article } from "./article.js";
import { corrected, withList } from "./corrections.js";
import { Desk } from "./desk.js";
import { Editor } from "./editor.js";
import { Engine, scriptAddress } from "./engine.js";
import { explorer } from "./explore.js";
import { entityRows, quoteRows, showLegend, showRows, valueRows } from "./findings.js";
import { showLibrary } from "./library.js";
import { inlined } from "./parts.js";
import { keep, load } from "./preferences.js";
import { fromLink, linkTo } from "./share.js";
import * as store from "./store.js";
import { interfaceLanguage, preferred, say, speak } from "./strings.js";
import * as takeaway from "./takeaway.js";
import { View } from "./view.js";
import { parseWordList, patternOf, writeWordList } from "./word-list.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("./corrections.js").Correction} Correction */

/** A shorter wait than this is not worth a word. */
const PATIENCE = 200;
/** A text this long is read again only after a pause in typing. */
const LONG_TEXT = 100_000;
const PAUSE = 250;

/** @type {SorotDocument} */
const NOTHING = { version: 1, language: "und", reference_date: null, annotations: [], entities: [], segments: [] };

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/** What the engine found, and what is left of it when corrections and the word list are in. */
let found = NOTHING;
let shown = NOTHING;
/** @type {import("./store.js").Entry[]} */
let words = [];
/** @type {Correction[]} what the patterns of the word list match */
let matches = [];
/** @type {{ text: string, corrections: Correction[], id: string | null } | null} */
let replaced = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let patience;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let first = true;
/** Whether the engine failed since it last read a text. */
let failed = false;
/** Whether the notice is of something that lasts: storage that fails, until it holds again. */
let standing = false;

const article = new Article(find("article"), onChange);
const view = new View(article, { mirror: find("mirror"), card: find("details") }, () => editor.refresh());
const engine = new Engine(onResult, onFailure);
const desk = new Desk(snapshot, showKept, trouble);
const editor = new Editor(find("editor"), article, view, correct, addWord);
const redrawExplorer = explorer(find("explore"), () => ({ text: article.text, document: shown, wanted, go }));

function onChange() {
  desk.follow(article.text);
  clearTimeout(pause);
  if (article.text.length < LONG_TEXT) annotate();
  else pause = setTimeout(annotate, PAUSE);
}

function annotate() {
  const date = input("reference-date").value;
  const patterns = words.flatMap((entry) => {
    const source = patternOf(entry);
    return source === null ? [] : [{ source, label: entry.label }];
  });
  engine.annotate({ text: article.text, date: date || undefined, language: input("article-language").value, patterns });
  clearTimeout(patience);
  patience = setTimeout(() => {
    find("progress").hidden = !engine.busy;
  }, PATIENCE);
}

/**
 * @param {import("./engine.js").Request} request
 * @param {import("./engine.js").Result} result
 */
function onResult(request, { document, matches: matched, wrong, milliseconds }) {
  settle();
  performance.measure("sorot:annotate", { start: performance.now() - milliseconds, duration: milliseconds });
  // A person who types on has another text by now; its result is on the way.
  if (request.text !== article.text) return;
  // A page that begins with a word on its link or its storage has not been read yet.
  if (!standing && (!first || failed)) find("notice").hidden = true;
  failed = false;
  found = document;
  matches = matched;
  if (wrong.length > 0) find("words-wrong").textContent = wrong.map((one) => say("patternWrong", one)).join(" ");
  view.setCurrent(null);
  refresh();
  if (first) {
    first = false;
    requestAnimationFrame(() => performance.mark("sorot:first-highlight"));
    keepCopy();
  }
}

/**
 * @param {import("./engine.js").Failure} failure
 * @param {string} reason
 */
function onFailure(failure, reason) {
  failed = true;
  settle();
  found = NOTHING;
  matches = [];
  refresh();
  if (failure === "noWasm") tell(say("noWasm"));
  else if (failure === "missing") tell(say("engineMissing", { reason }));
  else tell(say("engineCrashed"));
}

function settle() {
  clearTimeout(patience);
  find("progress").hidden = true;
}

/** @param {string} message */
function tell(message) {
  find("notice").textContent = message;
  find("notice").hidden = false;
  standing = false;
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
  shown = corrected(
    article.text,
    found,
    withList(
      article.text,
      words.filter((entry) => patternOf(entry) === null),
      desk.corrections,
      matches,
    ),
  );
  view.show(shown);
  editor.refresh();
  find("facts").textContent = facts();
  /** @type {HTMLButtonElement} */ (find("undo-correction")).disabled = !desk.canUndo;
  showLegend(find("legend"), shown, view.hidden, (label) => {
    if (!view.hidden.delete(label)) view.hidden.add(label);
    refresh();
  });
  list();
}

/** Shows what the search looks for, beside and below the article. */
function list() {
  const visible = (/** @type {import("./findings.js").Row} */ { label, name, note }) =>
    (!label || !view.hidden.has(label)) && wanted(`${name} ${note ?? ""}`);
  const { length } = article.text;
  showRows(find("entities"), entityRows(shown).filter(visible), { go, length });
  showRows(find("values"), valueRows(shown).filter(visible), { go });
  showRows(find("quotes"), quoteRows(shown, article.text).filter(visible), { go });
  redrawExplorer();
}

/** Whether the search looks for words like these. @param {string} words */
function wanted(words) {
  return words.toLowerCase().includes(input("search").value.trim().toLowerCase());
}

/** @param {import("./view.js").Span} span */
function go(span) {
  view.go(span);
}

function facts() {
  if (article.text.trim() === "") return "";
  const names = { id: say("languageId"), en: say("languageEn") };
  const language = names[/** @type {"id" | "en"} */ (found.language)] ?? say("languageUnd");
  const guessed = found.reference_date && !input("reference-date").value;
  return [
    say("detectedLanguage", { language }),
    ...(guessed ? [say("guessedDate", { date: found.reference_date ?? "" })] : []),
  ].join(" · ");
}

/**
 * @param {Correction[]} corrections
 * @param {import("./view.js").Span | null} span
 */
function correct(corrections, span) {
  desk.correct(corrections);
  refresh();
  view.setCurrent(span);
  editor.refresh();
}

/** @param {string} entry @param {Label | null} label */
function addWord(entry, label) {
  setWords([...words.filter(({ words }) => words !== entry), { words: entry, label }]);
  tell(say("addedToList", { words: entry }));
}

/** @param {import("./store.js").Entry[]} list */
function setWords(list) {
  words = list;
  input("words").value = writeWordList(list);
  store.saveWordList(list).catch(trouble);
  annotate();
}

function snapshot() {
  const title = headline(article.text, found) ?? article.text.trim().split("\n")[0];
  return {
    text: article.text,
    title: title?.slice(0, 120) || say("untitled"),
    language: input("article-language").value,
    date: input("reference-date").value,
  };
}

async function showKept() {
  if (standing) find("notice").hidden = true;
  standing = false;
  const articles = await store.articles();
  showLibrary(find("library"), articles, desk.id, {
    onOpen: (kept) => {
      openKept(kept);
      showKept().catch(trouble);
    },
    onRemove: async ({ id }) => {
      if (desk.id === id) desk.id = null;
      await store.remove(id).catch(trouble);
      await showKept().catch(trouble);
    },
  });
}

/** @param {import("./store.js").Kept} kept */
function openKept(kept) {
  const { text, language, date, id, changed } = kept;
  /** @type {Correction[]} */
  let corrections = [];
  try {
    corrections = checkedCorrections(text, kept.corrections);
  } catch {
    // Corrections that do not fit their text are damaged; the text is not.
  }
  replace(text, { corrections, id, changed, language, date });
}

/**
 * Replaces the article and offers to put the old one back.
 *
 * @param {string} text
 * @param {{ corrections?: Correction[], id?: string | null, changed?: number, language?: string, date?: string }} [kept]
 */
function replace(text, kept = {}) {
  replaced = { text: article.text, corrections: desk.corrections, id: desk.id };
  desk.put(text, kept);
  if (kept.language !== undefined) input("article-language").value = kept.language;
  if (kept.date !== undefined) input("reference-date").value = kept.date;
  article.text = text;
  find("undo-notice").hidden = replaced.text.trim() === "";
}

async function openSample() {
  const sample = inlined()?.samples[interfaceLanguage()];
  if (sample) {
    replace(sample.trimEnd());
    return;
  }
  const response = await fetch(new URL(`../sample/${interfaceLanguage()}.txt`, import.meta.url));
  if (response.ok) replace((await response.text()).trimEnd());
}

/** @param {readonly File[]} files */
async function openFiles(files) {
  if (files.length === 0) return;
  try {
    const { text, annotations, marked } = await takeaway.read(files);
    if (text.length > takeaway.LONGEST) throw new Error(takeaway.tooLong(text.length));
    // What a file marks is all there is to mark: the rest of the engine's findings stay out of the way as they do for
    // corrections.
    replace(text, { corrections: annotations });
    if (marked && annotations.length > 0) tell(say("imported", { count: annotations.length }));
  } catch (error) {
    trouble(error);
  }
}

/** The first article: the one in the link, else the last that is kept, else the sample. */
async function begin() {
  try {
    const shared = await fromLink(location.hash);
    if (shared) {
      const { text, language, date } = shared;
      replace(text, { corrections: checkedCorrections(text, shared.corrections), language, date });
      return;
    }
  } catch {
    tell(say("linkDamaged"));
  }
  try {
    if (await store.isUsed()) {
      await store.takeUp();
      words = await store.wordList();
      input("words").value = writeWordList(words);
      const [last] = await store.articles();
      if (last) {
        openKept(last);
        return;
      }
    }
  } catch (error) {
    trouble(error);
  }
  await openSample();
}

/** Has the browser keep a copy of the site, so that it works without a network from now on. */
function keepCopy() {
  if (inlined()) return;
  // Not on pages opened from a disk, and not where a browser forbids it: the page works all the same.
  navigator.serviceWorker?.register(scriptAddress("sw.js")).then(
    () => navigator.serviceWorker.controller?.postMessage("update"),
    () => {},
  );
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
const work = () => ({ text: article.text, document: shown });

on("sample", "click", openSample);
on("clear", "click", () => replace(""));
on("open", "click", () => input("file").click());
on("file", "change", () => {
  openFiles([...(input("file").files ?? [])]).finally(() => {
    input("file").value = "";
  });
});
on("undo", "click", () => {
  const { text, corrections, id } = replaced ?? { text: article.text, corrections: desk.corrections, id: desk.id };
  desk.put(text, { corrections, id, changed: Date.now() });
  article.text = text;
  find("undo-notice").hidden = true;
});
on("cancel", "click", () => {
  engine.cancel();
  settle();
  tell(say("cancelled"));
});
on("copy", "click", () => attempt(() => takeaway.copy(format(), work()), say("copied")));
on("copy-rich", "click", () => attempt(() => takeaway.copyRich(work()), say("copied")));
on("download", "click", () => attempt(() => takeaway.download(format(), work())));
on("share", "click", () =>
  attempt(async () => {
    const { language, date, text } = snapshot();
    const link = await linkTo(location.href, { text, corrections: desk.corrections, language, date });
    await navigator.clipboard.writeText(link);
  }, say("linkCopied")),
);
on("keep", "click", async () => {
  if (await desk.keep()) tell(say("kept"));
});
on("undo-correction", "click", () => {
  desk.undo();
  refresh();
});
on("search", "input", list);
on("words", "change", () => {
  const { list, wrong } = parseWordList(input("words").value);
  find("words-wrong").textContent = wrong.length > 0 ? say("wordsWrong", { lines: wrong.join(", ") }) : "";
  if (wrong.length === 0) setWords(list);
});
on("article-language", "change", () => {
  annotate();
  desk.touch();
});
on("reference-date", "change", () => {
  annotate();
  desk.touch();
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
// Before the article takes it: what is pasted here would be laid out first and then be found too long.
find("article").addEventListener(
  "paste",
  (event) => {
    const { clipboardData } = event;
    const size = Math.max(...["text/plain", "text/html"].map((type) => clipboardData?.getData(type).length ?? 0));
    if (size <= takeaway.LONGEST) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(takeaway.tooLong(size));
  },
  true,
);
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
  } else if (event.altKey && event.code === "KeyZ" && desk.canUndo) {
    event.preventDefault();
    desk.undo();
    refresh();
  }
});

takeaway.offerFormats(/** @type {HTMLSelectElement} */ (find("format")));
const chosen = load();
setLanguage(chosen.language ?? preferred(navigator.languages));
setTheme(chosen.theme ?? "auto");
refresh();
begin()
  .then(() => store.isUsed())
  .then((used) => (used ? showKept() : undefined))
  .catch(trouble);
