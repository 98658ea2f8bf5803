// Sorot for browsers, workers and bundlers.

import init, { Annotator } from "./wasm/sorot.js";

/** @type {Promise<Annotator> | undefined} */
let loaded;

/**
 * Loads the engine, once.
 *
 * @param {BufferSource | WebAssembly.Module | string | URL | Response} [source] the WebAssembly, where it is not beside the
 *   script
 */
export function load(source) {
  loaded ??= init(source === undefined ? undefined : { module_or_path: source }).then(() => new Annotator());
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

/**
 * Annotates a text with the engine that is loaded for it.
 *
 * @param {string} text
 * @param {{ date?: string, language?: string, chrome?: boolean }} [options]
 */
export async function annotate(text, { date, language, chrome } = {}) {
  return (await load()).annotate(text, date, language, chrome);
}

export { Annotator };
