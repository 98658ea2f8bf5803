// The engine, seen from the page: a worker that reads one text at a time. The latest text wins; a worker that fails is
// replaced by a new one.

import { changed, NOTHING } from "../document-change.js";
import { inlined, unpacked } from "./parts.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ source: string, label: Label | null }} Pattern */
/**
 * @typedef {object} Request
 * @property {string} text
 * @property {string | undefined} [date]
 * @property {string} language
 * @property {Pattern[]} patterns
 * @property {"words" | "article"} [what] a few words whose names nobody asks for, so that no pack is fetched for them; or the
 *   article that is being edited, of whose document only the change is told
 */
/** @typedef {{ start: number, end: number, label: Label | null }} Match */
/** @typedef {{ source: string, column: number, message: string }} WrongPattern `column` from 1; 0 for the whole */
/**
 * @typedef {object} Result
 * @property {SorotDocument} document
 * @property {Match[]} matches of the patterns, a pattern's in turn
 * @property {WrongPattern[]} wrong
 * @property {number} milliseconds
 * @property {string[]} packs the addresses of the language packs that the engine has by now
 * @property {Absent[]} absent the languages that were read without their pack
 */
/** @typedef {"noWasm" | "missing" | "crashed"} Failure */
/** @typedef {import("../packs.js").Absent} Absent */
/**
 * @typedef {object} Hearers
 * @property {(request: Request, result: Result) => void} result called with the document of the latest text
 * @property {(failure: Failure, reason: string) => void} failure called when a text could not be read
 * @property {(failed?: Absent) => void} pack called when a language pack has come that a text was read without, or when it is known not to come
 */

/** @typedef {{ createScriptURL: (url: string) => string }} ScriptPolicy */
/** @typedef {{ createPolicy: (name: string, rules: ScriptPolicy) => ScriptPolicy }} PolicyFactory */

// TypeScript's DOM declarations do not know Trusted Types yet.
const { trustedTypes } = /** @type {{ trustedTypes?: PolicyFactory }} */ (globalThis);
const policy = trustedTypes?.createPolicy("sorot-scripts", { createScriptURL: (url) => url });

/**
 * The address of one of the site's own scripts, in the form that a page with Trusted Types asks for.
 *
 * @param {"worker.js" | "sw.js"} script
 */
export function scriptAddress(script) {
  const inline = script === "worker.js" ? inlined()?.worker : undefined;
  const address = inline
    ? URL.createObjectURL(new Blob([inline], { type: "text/javascript" }))
    : new URL(`../${script}`, import.meta.url).href;
  return policy?.createScriptURL(address) ?? address;
}

/** How long a worker that has loaded may say nothing, in milliseconds. */
const SILENT = 8000;
/** How much longer for each code unit that it reads, on slow machines as well. */
const SILENT_UNIT = 0.02;

export class Engine {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Request | null} */
  #running = null;
  /** @type {Request | null} */
  #next = null;
  /** @type {{ request: Request, done: (document: SorotDocument | null) => void }[]} what is read beside the article */
  #asides = [];
  #ready = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watch;
  /** The document that the worker told last of the article. */
  #told = NOTHING;
  #likely;
  #on;

  /**
   * @param {() => string} likely the language that the first text is likely to be in
   * @param {Hearers} on
   */
  constructor(likely, on) {
    this.#likely = likely;
    this.#on = on;
  }

  /** Loads the engine ahead of the first text. */
  start() {
    if (typeof WebAssembly !== "undefined") this.#worker ??= this.#start();
  }

  /** Whether a text is being read. */
  get busy() {
    return this.#running !== null;
  }

  /**
   * Has `request` read, instead of any that still waits.
   *
   * @param {Request} request
   */
  annotate(request) {
    this.#next = { ...request, what: "article" };
    this.#advance();
  }

  /**
   * Reads a few words beside the article.
   *
   * @param {Omit<Request, "patterns" | "what">} request
   * @returns {Promise<SorotDocument | null>} `null` where they could not be read
   */
  aside(request) {
    return new Promise((done) => {
      this.#asides.push({ request: { ...request, patterns: [], what: "words" }, done });
      this.#advance();
    });
  }

  /** Stops reading; what was asked for is dropped. */
  cancel() {
    this.#stop();
    this.#next = null;
  }

  #advance() {
    if (this.#running || (!this.#next && this.#asides.length === 0)) return;
    if (typeof WebAssembly === "undefined") {
      this.#stop();
      this.#next = null;
      this.#on.failure("noWasm", "");
      return;
    }
    this.#worker ??= this.#start();
    const [aside] = this.#asides;
    this.#running = aside?.request ?? this.#next;
    if (!aside) this.#next = null;
    this.#worker.postMessage(this.#running);
    this.#wait();
  }

  /**
   * Waits for an answer. A worker that has ended says nothing of it: one that is silent for long is asked for a sign of life, which
   * one that waits for the network gives, and one that still gives none is taken for one that has stopped.
   */
  #wait(asked = false) {
    clearTimeout(this.#watch);
    const { text, patterns } = this.#running ?? {};
    if (!this.#ready || text === undefined) return;
    const patience = SILENT + text.length * SILENT_UNIT * (1 + (patterns?.length ?? 0));
    this.#watch = setTimeout(() => {
      if (asked) this.#fail("worker.js");
      else {
        this.#worker?.postMessage("alive?");
        this.#wait(true);
      }
    }, patience);
  }

  #start() {
    const parts = inlined();
    const worker = new Worker(scriptAddress("worker.js"), { type: parts ? "classic" : "module" });
    if (parts) worker.postMessage(unpacked(parts));
    // Before anybody knows what the text is: its pack is on its way while the engine is.
    else worker.postMessage({ likely: this.#likely() });
    worker.addEventListener("message", ({ data }) => {
      if (data.kind === "ready") this.#ready = true;
      if (data.kind === "ready" || data.kind === "alive") {
        this.#wait();
        return;
      }
      if (data.kind === "pack") {
        this.#on.pack(data.failed);
        return;
      }
      if (data.kind === "failed") {
        this.#fail(data.reason);
        return;
      }
      const request = this.#running;
      this.#running = null;
      clearTimeout(this.#watch);
      if (request && request === this.#asides[0]?.request) this.#asides.shift()?.done(data.document);
      else {
        const { change, ...result } = data;
        this.#told = changed(this.#told, change);
        // A text that has changed since is read again, and its old document is of no use.
        if (request && !this.#next) this.#on.result(request, { ...result, document: this.#told });
      }
      this.#advance();
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(event.message || "worker.js");
    });
    return worker;
  }

  /** @param {string} reason */
  #fail(reason) {
    const failure = this.#ready ? "crashed" : "missing";
    this.#stop();
    this.#on.failure(failure, reason);
    // A text that came meanwhile has not failed; it asks for an engine of its own.
    this.#advance();
  }

  #stop() {
    for (const { done } of this.#asides.splice(0)) done(null);
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = null;
    this.#running = null;
    this.#ready = false;
    this.#told = NOTHING;
  }
}
