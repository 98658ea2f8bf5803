// Sorot for Node.js, which reads the WebAssembly from the disk.

import { readFileSync } from "node:fs";
import { Annotator, initSync } from "./wasm/sorot.js";

/** @type {Annotator | undefined} */
let annotator;

/**
 * Loads the engine, once.
 *
 * @param {BufferSource | WebAssembly.Module} [source] the WebAssembly, where it is not the package's own
 */
export async function load(source) {
  if (!annotator) {
    initSync({ module: source ?? readFileSync(new URL("./wasm/sorot_bg.wasm", import.meta.url)) });
    annotator = new Annotator();
  }
  return annotator;
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
