// What the package does with the engine, wherever its WebAssembly comes from.

import { addPacks, LANGUAGES } from "./packs.js";

/** @typedef {import("./wasm/sorot.js").Annotator} Annotator */

/**
 * `load` and `annotate` of an engine that `start` starts, once.
 *
 * @template Source
 * @param {(source?: Source) => Promise<Annotator>} start
 */
export function engine(start) {
  /** @type {Promise<Annotator> | undefined} */
  let started;
  /** Whether only languages that were named may be loaded. */
  let named = false;

  /** @param {Source} [source] */
  function begin(source) {
    started ??= start(source);
    started.catch(() => {
      started = undefined;
    });
    return started;
  }

  /**
   * @param {Source} [source]
   * @param {{ languages?: readonly string[] }} [options]
   */
  async function load(source, { languages } = {}) {
    named ||= languages !== undefined;
    const annotator = await begin(source);
    await addPacks(annotator, languages ?? (named ? [] : LANGUAGES));
    return annotator;
  }

  /**
   * @param {string} text
   * @param {{ date?: string, language?: string, chrome?: boolean }} [options]
   */
  async function annotate(text, { date, language, chrome } = {}) {
    const annotator = await begin();
    if (!named) await addPacks(annotator, annotator.missing(text, language, chrome));
    return annotator.annotate(text, date, language, chrome);
  }

  return { load, annotate };
}
