// Sorot: everything that it finds, names, numbers, times and links.
import { load, pack } from "../../../tests/wasm/engine.mjs";

const engine = await load();
const annotator = new engine.Bare();
/** The last text, whose language packs are there. */
let known = "";

/** @param {string} text */
export function annotate(text) {
  // As a page does: the packs of the languages that the text has, no others.
  if (text !== known) for (const language of annotator.missing(text)) annotator.addLanguage(language, pack(language));
  known = text;
  return annotator.annotate(text).annotations.length;
}

/** The bytes of the engine's memory, which only grows. */
export function memory() {
  return engine.memory.buffer.byteLength;
}
