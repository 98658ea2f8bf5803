// Highlights an article of any page in place. As a script it reads its options from its own attributes:
// <script type="module" src="sorot/embed.js" data-target="article"></script>
// Others import `highlight` from it.

import { painter, styleSheet } from "./embed/paint.js";
import { pieces, readText } from "./embed/text.js";

/** @typedef {import("../src/document.js").Document} SorotDocument */
/** @typedef {import("../src/document.js").Label} Label */
/**
 * @typedef {object} Options
 * @property {readonly string[]} [labels] the labels to highlight; all where it is left out
 * @property {Partial<Record<Label, string>>} [colours] CSS colours in the place of labels' own
 * @property {"auto" | "id" | "en"} [language] the language of the text
 * @property {string} [date] the day from which dates are read, as `YYYY-MM-DD`
 * @property {boolean} [lazy] whether to wait until the article comes near the window
 */

/** How long a page's changes are gathered before the article is read again, in milliseconds. */
const SETTLED = 80;

/** @type {Promise<import("./wasm/sorot.js").Annotator> | undefined} */
let engine;

function load() {
  engine ??= import("./wasm/sorot.js").then(async ({ default: init, Annotator }) => {
    await init();
    return new Annotator();
  });
  return engine;
}

/**
 * Highlights the text in `target` and keeps the highlights right while the page changes. The event `sorot:annotated` on
 * `target`, with the `Document` as its `detail`, tells of each reading whose text was new.
 *
 * @param {Element} target
 * @param {Options} [options]
 * @returns {Promise<() => void>} what takes the highlights away again and leaves the page as it was
 * @throws if the engine cannot be loaded or does not understand an option; the page is left as it was
 */
export async function highlight(target, { labels, colours = {}, language = "auto", date, lazy = false } = {}) {
  if (lazy) await seen(target);
  const annotator = await load();
  const wanted = labels && new Set(labels.map((label) => label.toUpperCase()));
  const { paint, clear } = painter();
  const observer = new MutationObserver((records) => {
    if (records.some(matters)) {
      clearTimeout(timer);
      timer = setTimeout(update, SETTLED);
    }
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {string | undefined} */
  let known;
  /** @type {SorotDocument | undefined} */
  let found;
  const read = () => {
    observer.disconnect();
    try {
      clearMarks();
      const { text, runs } = readText(target);
      const fresh = text !== known || !found;
      // The whole article is read again, because a date or a name may hang on another paragraph; only what differs is
      // painted again.
      if (fresh || !found) found = annotator.annotate(text, date, language);
      known = text;
      paint(
        found.annotations
          .filter(({ label }) => !wanted || wanted.has(label))
          .map(({ label, start, end }) => ({ label, pieces: pieces(runs, start, end) })),
      );
      if (fresh) target.dispatchEvent(new CustomEvent("sorot:annotated", { bubbles: true, detail: found }));
    } finally {
      observer.observe(target, {
        subtree: true,
        childList: true,
        characterData: true,
        attributeFilter: ["class", "style", "hidden", "open", "data-sorot"],
      });
    }
  };
  // Marks go before the text is read, so that what is painted next is cut from the page's own text nodes.
  const clearMarks = () => {
    if (target.querySelector("mark.sorot")) clear();
  };
  const update = () => {
    try {
      read();
    } catch (error) {
      console.warn("Sorot could not read the article again; its highlights stay as they are.", error);
    }
  };
  const stop = () => {
    clearTimeout(timer);
    observer.disconnect();
    clear();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  const sheet = styleSheet(colours);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  try {
    read();
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

/**
 * Whether a change can be one of the text: comments are not.
 *
 * @param {MutationRecord} record
 */
function matters({ type, target, addedNodes, removedNodes }) {
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
 * @param {HTMLElement} script
 */
async function start({ dataset }) {
  try {
    /** @type {Options} */
    const options = { lazy: dataset.lazy !== undefined && dataset.lazy !== "false" };
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

// A module is not told which element loads it. One that only imports this module has no `data-target`.
for (const script of document.querySelectorAll("script[data-target]")) {
  if (script instanceof HTMLScriptElement && script.src === import.meta.url) void start(script);
}
