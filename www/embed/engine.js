// The engine of a page that is not ours: in a worker, so that reading an article holds nothing up, and in the page itself
// where the page or the browser allows no worker.

import { LANGUAGES, Packs } from "../packs.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../wasm/sorot.js").Annotator} Annotator */
/** @typedef {import("../packs.js").Absent} Absent */
/**
 * @typedef {object} Read
 * @property {SorotDocument} document
 * @property {Promise<void>} [later] where a language pack is still on its way: kept when reading the text anew finds more
 */
/** @typedef {(text: string, date: string | undefined, language: string) => Promise<Read>} Reader */
/** @typedef {{ createScriptURL: (url: string) => string }} ScriptPolicy */
/** @typedef {{ createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy }} PolicyFactory */

/** @type {Promise<Reader> | undefined} */
let inWorker;
/** Those of the engine in the page's own thread. */
const packs = new Packs({ onArrival });
/** @type {Set<() => void>} the texts that a pack on its way is for */
const awaiting = new Set();

/**
 * What reads texts, once it is loaded.
 *
 * @param {boolean} apart whether it may be in a worker
 * @param {() => Promise<Annotator>} load loads it into the page's own thread
 * @param {string | undefined} likely the language that the text is likely to be in
 * @returns {Promise<Reader>}
 * @throws if the engine cannot be loaded
 */
export async function reader(apart, load, likely) {
  if (apart) {
    inWorker ??= start(likely);
    const read = await inWorker.catch(() => undefined);
    if (read) return read;
  }
  packs.expect(likely);
  const annotator = await load();
  return async (text, date, language) => {
    const absent = await packs.bring(annotator, annotator.missing(text, language));
    return readWithout(absent, annotator.annotate(text, date, language));
  };
}

/**
 * Has an engine in the page's own thread take the packs of all languages.
 *
 * @param {Annotator} annotator
 * @throws if one cannot be had
 */
export async function bringAll(annotator) {
  const [absent] = await packs.bring(annotator, LANGUAGES, { patient: true });
  if (absent) throw new Error(`the language pack of "${absent.language}" cannot be loaded: ${absent.reason}`);
}

/**
 * The language that an article is likely to be in: the one that is asked for, else the one that the page says.
 *
 * @param {Element} target
 * @param {string} language
 */
export function likelyLanguage(target, language) {
  if (language !== "auto") return language;
  return target.closest("[lang]")?.getAttribute("lang")?.split("-")[0]?.toLowerCase();
}

/**
 * What was read without some packs.
 *
 * @param {readonly Absent[]} absent
 * @param {SorotDocument} document
 * @returns {Read}
 */
function readWithout(absent, document) {
  for (const failed of absent) if (failed.reason !== null) warn(failed);
  if (absent.every(({ reason }) => reason !== null)) return { document };
  return { document, later: new Promise((done) => awaiting.add(() => done())) };
}

/** @param {Absent} [failed] */
function onArrival(failed) {
  if (failed) {
    warn(failed);
    return;
  }
  const texts = [...awaiting];
  awaiting.clear();
  for (const readAnew of texts) readAnew();
}

/** @param {Absent} failed */
function warn({ language, reason }) {
  console.warn(
    `Sorot could not load the language pack of "${language}" (${reason}). Names in that language are found by lists ` +
      "alone until the article changes and the pack can be loaded.",
  );
}

/**
 * Starts the worker, once for all articles of a page.
 *
 * @param {string | undefined} likely the language of the first
 * @returns {Promise<Reader>}
 * @throws if there is no worker to be had
 */
async function start(likely) {
  // What packs this module into another file does not bring the worker along.
  const { pathname } = new URL(import.meta.url);
  if (!/\/(embed|element)\.js$/.test(pathname)) throw new Error("the worker is not beside this script");
  const { trustedTypes } = /** @type {{ trustedTypes?: PolicyFactory }} */ (globalThis);
  const policy = trustedTypes?.createPolicy("sorot-embed", { createScriptURL: (url) => url });
  const name = "worker.js";
  const address = new URL(name, import.meta.url).href;
  const worker = new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
  worker.postMessage({ likely });
  /** @type {{ done: (read: Read) => void, fail: (error: Error) => void }[]} */
  const waiting = [];
  await new Promise((ready, fail) => {
    const lost = (/** @type {string} */ reason) => {
      const error = new Error(reason);
      fail(error);
      for (const one of waiting.splice(0)) one.fail(error);
    };
    worker.addEventListener("message", ({ data }) => {
      if (data.kind === "ready") ready(undefined);
      else if (data.kind === "pack") onArrival(data.failed);
      else if (data.kind === "annotated") waiting.shift()?.done(readWithout(data.absent, data.document));
      else if (waiting.length > 0) waiting.shift()?.fail(new Error(data.reason));
      else lost(data.reason);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      inWorker = undefined;
      lost(event.message || address);
    });
  });
  return (text, date, language) =>
    new Promise((done, fail) => {
      waiting.push({ done, fail });
      worker.postMessage({ text, date, language, patterns: [] });
    });
}
