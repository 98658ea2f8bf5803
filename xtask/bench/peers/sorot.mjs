// Sorot: everything that it finds, names, numbers, times and links.
import { load } from "../../../tests/wasm/engine.mjs";

const engine = await load();
const annotator = new engine.Annotator();

/** @param {string} text */
export function annotate(text) {
  return annotator.annotate(text).annotations.length;
}

/** The bytes of the engine's memory, which only grows. */
export function memory() {
  return engine.memory.buffer.byteLength;
}
