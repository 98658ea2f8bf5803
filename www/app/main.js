// The page: brings the article, the engine, the highlights and the findings together.

import { Article } from "./article.js";
import { hideDetails, showDetails } from "./details.js";
import { Engine, scriptAddress } from "./engine.js";
import { entityRows, quoteRows, showLegend, showRows, valueRows } from "./findings.js";
import { MOST_RANGES, painter } from "./highlighter.js";
import { FAMILIES } from "./labels.js";
import { keep, load } from "./preferences.js";
import { firstEndingAfter } from "./search.js";
import { interfaceLanguage, preferred, say, speak } from "./strings.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ start: number, end: number }} Span */

/** A shorter wait than this is not worth a word. */
const PATIENCE = 200;
/** A text this long is read again only after a pause in typing. */
const LONG_TEXT = 100_000;
const PAUSE = 250;

/** @type {SorotDocument} */
const NOTHING = { version: 1, language: "und", reference_date: null, annotations: [], entities: [], segments: [] };

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

let found = NOTHING;
/** @type {Annotation[]} what is found and not hidden */
let shown = [];
/** @type {Set<Label>} */
const hidden = new Set();
/** @type {Span | null} */
let current = null;
/** @type {string | null} */
let replaced = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let patience;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
let first = true;

const article = new Article(find("article"), onChange);
const paint = painter(article, find("mirror"));
const engine = new Engine(onResult, onFailure);

function onChange() {
  hideDetails(find("details"));
  clearTimeout(pause);
  if (article.text.length < LONG_TEXT) annotate();
  else pause = setTimeout(annotate, PAUSE);
}

function annotate() {
  const date = input("reference-date").value;
  engine.annotate({ text: article.text, date: date || undefined, language: input("article-language").value });
  clearTimeout(patience);
  patience = setTimeout(() => {
    find("progress").hidden = !engine.busy;
  }, PATIENCE);
}

/**
 * @param {import("./engine.js").Request} request
 * @param {import("./engine.js").Result} result
 */
function onResult(request, { document, milliseconds }) {
  settle();
  performance.measure("sorot:annotate", { start: performance.now() - milliseconds, duration: milliseconds });
  // A person who types on has another text by now; its result is on the way.
  if (request.text !== article.text) return;
  find("notice").hidden = true;
  found = document;
  current = null;
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
  settle();
  found = NOTHING;
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
}

/** Shows what is found, everywhere. */
function refresh() {
  shown = found.annotations.filter(({ label }) => !hidden.has(label));
  showLegend(find("legend"), found, hidden, (label) => {
    if (!hidden.delete(label)) hidden.add(label);
    refresh();
  });
  const visible = (/** @type {{ label?: Label }} */ { label }) => !label || !hidden.has(label);
  showRows(find("entities"), entityRows(found).filter(visible), go);
  showRows(find("values"), valueRows(found).filter(visible), go);
  showRows(find("quotes"), quoteRows(found, article.text), go);
  find("facts").textContent = facts();
  repaint();
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

/** Paints what is found; of very many, what is on the screen and near it. */
function repaint() {
  const near = shown.length > MOST_RANGES ? nearScreen() : shown;
  const paints = [
    ...found.segments.filter(({ kind }) => kind === "chrome").map((chrome) => ({ ...chrome, style: "chrome" })),
    ...near.map(({ start, end, label }) => ({ start, end, style: FAMILIES[label] })),
    ...(current ? [{ ...current, style: "current" }] : []),
  ].sort((one, other) => one.start - other.start);
  paint(paints);
}

function nearScreen() {
  let low = 0;
  let high = shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const annotation = shown[middle];
    const bottom = annotation && article.range(annotation.start, annotation.end)?.getBoundingClientRect().bottom;
    if ((bottom ?? 0) < 0) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(0, low - MOST_RANGES / 3);
  return shown.slice(before, before + MOST_RANGES);
}

/**
 * Brings a span into view and shows what it is.
 *
 * @param {Span} span
 */
function go({ start, end }) {
  current = { start, end };
  repaint();
  const range = article.range(start, end);
  if (!range) return;
  const box = range.getBoundingClientRect();
  if (box.top < 60 || box.bottom > innerHeight - 120) {
    scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
  }
  const annotation = shown.find((one) => one.start === start && one.end === end);
  if (annotation) showDetails(find("details"), found, annotation, range.getBoundingClientRect());
  else hideDetails(find("details"));
}

/**
 * Goes to the next highlight, or the one before, from the current one or from the caret.
 *
 * @param {1 | -1} step
 */
function walk(step) {
  if (shown.length === 0) return;
  const selection = getSelection();
  const caret = selection?.focusNode ? article.offsetOf(selection.focusNode, selection.focusOffset) : null;
  const from = current ?? { start: caret ?? 0, end: caret ?? 0 };
  const after = firstEndingAfter(shown, step > 0 ? from.end : from.start);
  const target = shown[(after + (step > 0 ? 0 : -1) + shown.length) % shown.length];
  if (target) go(target);
}

/**
 * The highlight at a place of the window, with its box there.
 *
 * @param {number} x
 * @param {number} y
 */
function highlightAt(x, y) {
  const caret = caretAt(x, y);
  const offset = caret && article.offsetOf(caret.node, caret.offset);
  if (offset === null || offset === undefined) return null;
  // A caret lies between two letters; the highlight may be on either side.
  const at = firstEndingAfter(shown, offset - 1);
  for (const annotation of shown.slice(at, at + 2)) {
    const boxes = article.range(annotation.start, annotation.end)?.getClientRects() ?? [];
    const box = [...boxes].find(({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom);
    if (box) return { annotation, box };
  }
  return null;
}

/**
 * @param {number} x
 * @param {number} y
 */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/**
 * Replaces the text and offers to put the old one back.
 *
 * @param {string} text
 */
function replace(text) {
  replaced = article.text;
  article.text = text;
  find("undo-notice").hidden = replaced.trim() === "";
}

async function openSample() {
  const response = await fetch(new URL(`../sample/${interfaceLanguage()}.txt`, import.meta.url));
  if (response.ok) replace((await response.text()).trimEnd());
}

/** @param {File} file */
async function openFile(file) {
  try {
    replace(new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer()));
  } catch {
    tell(say("fileUnreadable", { name: file.name }));
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(JSON.stringify(found, null, 2));
    tell(say("copied"));
  } catch {
    tell(say("copyFailed"));
  }
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(found, null, 2)], { type: "application/json" }));
  link.download = "sorot.json";
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Has the browser keep a copy of the site, so that it works without a network from now on. */
function keepCopy() {
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
 * @param {string} id
 * @param {string} event
 * @param {(event: Event) => void} action
 */
function on(id, event, action) {
  find(id).addEventListener(event, action);
}

on("sample", "click", openSample);
on("clear", "click", () => replace(""));
on("open", "click", () => input("file").click());
on("file", "change", () => {
  const file = input("file").files?.[0];
  if (file) openFile(file);
  input("file").value = "";
});
on("undo", "click", () => {
  if (replaced !== null) article.text = replaced;
  find("undo-notice").hidden = true;
});
on("cancel", "click", () => {
  engine.cancel();
  settle();
  tell(say("cancelled"));
});
on("copy", "click", copy);
on("download", "click", download);
on("article-language", "change", annotate);
on("reference-date", "change", annotate);
on("theme", "change", () => {
  setTheme(input("theme").value);
  keep({ theme: /** @type {"auto" | "light" | "dark"} */ (input("theme").value) });
});
on("interface-language", "change", () => {
  setLanguage(input("interface-language").value);
  keep({ language: interfaceLanguage() });
  refresh();
});
on("article", "pointermove", (event) => {
  const { clientX, clientY, buttons } = /** @type {PointerEvent} */ (event);
  const hit = buttons === 0 ? highlightAt(clientX, clientY) : null;
  if (hit) showDetails(find("details"), found, hit.annotation, hit.box);
  else hideDetails(find("details"));
});
on("article", "pointerleave", () => hideDetails(find("details")));
on("article", "dragover", (event) => {
  if (/** @type {DragEvent} */ (event).dataTransfer?.types.includes("Files")) event.preventDefault();
});
on("article", "drop", (event) => {
  const file = /** @type {DragEvent} */ (event).dataTransfer?.files[0];
  if (!file) return;
  event.preventDefault();
  openFile(file);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    current = null;
    hideDetails(find("details"));
    repaint();
  } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  }
});
let scheduled = false;
addEventListener("scroll", () => {
  if (scheduled || shown.length <= MOST_RANGES) return;
  scheduled = true;
  requestAnimationFrame(() => {
    scheduled = false;
    repaint();
  });
});

const chosen = load();
setLanguage(chosen.language ?? preferred(navigator.languages));
setTheme(chosen.theme ?? "auto");
refresh();
openSample();
