// The engine of a page that is not ours: in a worker, so that reading an article holds nothing up, and in the page itself
// where the page or the browser allows no worker.

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {(text: string, date: string | undefined, language: string) => Promise<SorotDocument>} Reader */
/** @typedef {{ createScriptURL: (url: string) => string }} ScriptPolicy */
/** @typedef {{ createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy }} PolicyFactory */

/** @type {Promise<Reader> | undefined} */
let inWorker;

/**
 * What reads texts, once it is loaded.
 *
 * @param {boolean} apart whether it may be in a worker
 * @param {() => Promise<import("../wasm/sorot.js").Annotator>} load loads it into the page's own thread
 * @returns {Promise<Reader>}
 * @throws if the engine cannot be loaded
 */
export async function reader(apart, load) {
  if (apart) {
    inWorker ??= start();
    const read = await inWorker.catch(() => undefined);
    if (read) return read;
  }
  const annotator = await load();
  return async (text, date, language) => annotator.annotate(text, date, language);
}

/**
 * Starts the worker, once for all articles of a page.
 *
 * @returns {Promise<Reader>}
 * @throws if there is no worker to be had
 */
async function start() {
  // What packs this module into another file does not bring the worker along.
  const { pathname } = new URL(import.meta.url);
  if (!/\/(embed|element)\.js$/.test(pathname)) throw new Error("the worker is not beside this script");
  const { trustedTypes } = /** @type {{ trustedTypes?: PolicyFactory }} */ (globalThis);
  const policy = trustedTypes?.createPolicy("sorot-embed", { createScriptURL: (url) => url });
  const name = "worker.js";
  const address = new URL(name, import.meta.url).href;
  const worker = new Worker(policy?.createScriptURL(address) ?? address, { type: "module" });
  /** @type {{ done: (document: SorotDocument) => void, fail: (error: Error) => void }[]} */
  const waiting = [];
  await new Promise((ready, fail) => {
    const lost = (/** @type {string} */ reason) => {
      const error = new Error(reason);
      fail(error);
      for (const one of waiting.splice(0)) one.fail(error);
    };
    worker.addEventListener("message", ({ data }) => {
      if (data.kind === "ready") ready(undefined);
      else if (data.kind === "annotated") waiting.shift()?.done(data.document);
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
