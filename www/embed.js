// Highlights an article of any page in place. As a script it reads its options from its own attributes:
// <script type="module" src="sorot/embed.js" data-target="article"></script>
// Others import `highlight` from it.

import { corrected, withList } from "./app/corrections.js";
import { parseWordList } from "./app/word-list.js";
import { bringAll, likelyLanguage, reader } from "./embed/engine.js";
import { legend } from "./embed/legend.js";
import { painter, paletteOf, styleSheet } from "./embed/paint.js";
import { shared, unnoticed } from "./embed/shared.js";
import { OFF, pieces, readText } from "./embed/text.js";
import { annotationAt, tooltips } from "./embed/tooltip.js";
import { engineFile } from "./engine-file.js";

/** @typedef {import("../src/document.js").Document} SorotDocument */
/** @typedef {import("../src/document.js").Label} Label */
/**
 * @typedef {object} Options
 * @property {readonly string[]} [labels] the labels to highlight; all where it is left out
 * @property {Partial<Record<Label, string>>} [colours] CSS colours in the place of labels' own
 * @property {"auto" | "id" | "en"} [language] the language of the text
 * @property {string} [date] the day from which dates are read, as `YYYY-MM-DD`
 * @property {Record<string, Label | null>} [words] words of the site's own, each with its label; `null` for nothing to mark
 * @property {boolean} [legend] whether a legend stands before the article
 * @property {boolean} [tooltips] whether the pointer shows what a highlight means
 * @property {boolean} [lazy] whether to wait until the article comes near the window
 * @property {boolean} [worker] whether the engine may be in a worker; it is in the page where there is none to be had
 * @property {AbortSignal} [signal] takes the highlights away when it aborts; no event tells of a reading after that
 */

/** How long a page's changes are gathered before the article is read again, in milliseconds. */
const SETTLED = 80;
/** How long at most, where the page never rests. */
const PATIENCE = 500;

/** @type {Promise<import("./wasm/sorot.js").Annotator> | undefined} */
let engine;

/** Loads the engine into the page's own thread, once for all articles of a page, and with it the packs of all languages. */
export async function load() {
  const annotator = await loadEngine();
  await bringAll(annotator);
  return annotator;
}

/** Loads the engine without the languages' packs. */
export function loadEngine() {
  engine ??= import("./wasm/sorot.js").then(async ({ default: init, Annotator }) => {
    await init({ module_or_path: engineFile() });
    return new Annotator();
  });
  return engine;
}

/**
 * Highlights the text in `target` and keeps the highlights right while the page changes. The event `sorot:annotated` on
 * `target`, with the `Document` as its `detail`, tells of each reading whose text was new, or for which a language pack
 * came late; `sorot:select`, with the `Annotation`, of a click on a highlight.
 *
 * @param {Element} target
 * @param {Options} [options]
 * @returns {Promise<() => void>} what takes the highlights away again and leaves the page as it was
 * @throws if the engine cannot be loaded or does not understand an option; the page is left as it was
 */
export async function highlight(target, options = {}) {
  const { labels, colours = {}, language = "auto", date, words = {}, lazy = false, worker = true, signal } = options;
  if (lazy) await seen(target);
  const annotate = await reader(worker, loadEngine, likelyLanguage(target, language));
  if (signal?.aborted) return () => {};
  const wanted = labels && new Set(labels.map((label) => label.toUpperCase()));
  const list = Object.entries(words).map(([entry, label]) => ({ words: entry, label }));
  const palette = paletteOf(colours);
  const { paint, clear, heal } = painter(target, palette);
  const note = (/** @type {MutationRecord[]} */ records) => {
    if (!records.some(matters)) return;
    if (heal) unnoticed(heal);
    const now = performance.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(update, Math.max(0, Math.min(SETTLED, since + PATIENCE - now)));
  };
  const observer = new MutationObserver(note);
  const watch = { observer, note };
  let stopped = false;
  let reading = false;
  /** Whether the page changed while its text was being read. */
  let stale = false;
  /** Whether reading the same text anew finds more. */
  let lacking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** When the first of the changes came that are being gathered. @type {number | undefined} */
  let since;
  /** @type {string | undefined} */
  let known;
  /** @type {SorotDocument | undefined} */
  let found;
  /** @type {import("./embed/text.js").Run[]} */
  let runs = [];
  /** @type {ReadonlySet<Label>} */
  let hidden = new Set();
  const shown = () =>
    (found?.annotations ?? []).filter(({ label }) => (!wanted || wanted.has(label)) && !hidden.has(label));
  const key = options.legend
    ? legend(target, colours, (labels) => {
        hidden = labels;
        show();
      })
    : undefined;
  const look = (/** @type {number} */ x, /** @type {number} */ y) => {
    const annotation = annotationAt(x, y, runs, shown());
    return annotation && found ? { annotation, found } : undefined;
  };
  const hideTooltips = options.tooltips && target instanceof HTMLElement ? tooltips(target, look) : undefined;
  const select = (/** @type {Event} */ event) => {
    const { clientX, clientY } = /** @type {PointerEvent} */ (event);
    const hit = look(clientX, clientY);
    if (hit)
      target.dispatchEvent(new CustomEvent("sorot:select", { bubbles: true, composed: true, detail: hit.annotation }));
  };
  target.addEventListener("click", select);
  /** Paints what was found, where the text is still the one that was read. Gives whether it is. */
  const show = () => {
    let same = false;
    unnoticed(() => {
      // Marks go before the text is read, so that what is painted next is cut from the page's own text nodes.
      if (heal) clear();
      const seen = readText(target);
      runs = seen.runs;
      same = seen.text === known;
      if (same) paint(shown().map(({ label, start, end }) => ({ label, pieces: pieces(runs, start, end) })));
      if (heal) runs = readText(target).runs;
    });
    return same;
  };
  const read = async () => {
    stale = reading;
    if (reading) return;
    reading = true;
    try {
      do {
        stale = false;
        const { text } = readText(target);
        const fresh = text !== known || !found || lacking;
        // The whole article is read again, because a date or a name may hang on another paragraph; only what differs is
        // painted again.
        lacking = false;
        const read = fresh ? await annotate(text, date, language) : undefined;
        const document = read?.document ?? found;
        if (stopped || !document) return;
        read?.later?.then(() => {
          lacking = true;
          if (!stopped) update();
        });
        known = text;
        found = fresh ? corrected(text, document, withList(text, list, [])) : document;
        if (fresh) key?.show(found);
        if (!show()) stale = true;
        else if (fresh)
          target.dispatchEvent(new CustomEvent("sorot:annotated", { bubbles: true, composed: true, detail: found }));
      } while (stale && !stopped);
    } finally {
      reading = false;
    }
  };
  const update = () => {
    since = undefined;
    return read().catch((error) => {
      console.warn("Sorot could not read the article again; its highlights stay as they are.", error);
    });
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    observer.disconnect();
    shared.watches.delete(watch);
    clear();
    key?.remove();
    hideTooltips?.();
    target.removeEventListener("click", select);
    signal?.removeEventListener("abort", stop);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  const sheet = styleSheet(colours, palette);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  signal?.addEventListener("abort", stop, { once: true });
  if (heal) shared.watches.add(watch);
  observer.observe(target, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ["class", "style", "hidden", "open", "data-sorot"],
  });
  try {
    await read();
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/**
 * Whether a change can be one of the text: comments are not, nor is what is off.
 *
 * @param {MutationRecord} record
 */
function matters({ type, target, attributeName, addedNodes, removedNodes }) {
  const element = target instanceof Element ? target : target.parentElement;
  if (attributeName !== "data-sorot" && element?.closest(OFF)) return false;
  if (type === "characterData") return target instanceof Text;
  return type === "attributes" || [...addedNodes, ...removedNodes].some((node) => !(node instanceof Comment));
}

/**
 * @param {Element} target
 * @returns {Promise<void>} kept when `target` is less than a window's height away
 */
function seen(target) {
  return new Promise((done) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        done();
      },
      { rootMargin: "100%" },
    );
    observer.observe(target);
  });
}

/**
 * Highlights what a script element asks for with its `data-` attributes.
 *
 * @param {HTMLScriptElement} script
 */
async function start({ dataset, integrity }) {
  try {
    /** @type {Options} */
    const options = { lazy: isSet(dataset.lazy), legend: isSet(dataset.legend), tooltips: isSet(dataset.tooltips) };
    // A worker loads its scripts without the hashes that a page asks for.
    options.worker = dataset.worker !== "false" && !integrity;
    if (dataset.words) options.words = await fetchWords(dataset.words);
    if (dataset.labels) options.labels = dataset.labels.split(/[\s,]+/).filter(Boolean);
    if (dataset.colours) options.colours = JSON.parse(dataset.colours);
    if (dataset.language) options.language = /** @type {"auto" | "id" | "en"} */ (dataset.language);
    if (dataset.date) options.date = dataset.date;
    const targets = [...document.querySelectorAll(dataset.target ?? "article")];
    await Promise.all(targets.map((target) => highlight(target, options)));
  } catch (error) {
    console.warn("Sorot could not highlight this page, which stays as it was.", error);
  }
}

/** Whether a switch of an attribute is on. @param {string | undefined} value */
function isSet(value) {
  return value !== undefined && value !== "false";
}

/**
 * The word list in a CSV file of the site.
 *
 * @param {string} address relative to the page
 * @returns {Promise<Record<string, Label | null>>}
 */
async function fetchWords(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the word list ${address} cannot be loaded: ${response.status}`);
  const { list, wrong } = parseWordList(await response.text());
  if (wrong.length > 0) console.warn(`Sorot does not understand lines ${wrong.join(", ")} of ${address}.`);
  return Object.fromEntries(list.map(({ words, label }) => [words, label]));
}

// A module is not told which element loads it. One that only imports this module has no `data-target`.
for (const script of document.querySelectorAll("script[data-target]")) {
  if (script instanceof HTMLScriptElement && script.src === import.meta.url) void start(script);
}
