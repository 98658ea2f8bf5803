// Sorot: everything that it finds, names, numbers, times and links.
import { load } from "../../../tests/wasm/engine.mjs";

const { Annotator } = await load();
const annotator = new Annotator();

/** @param {string} text */
export function annotate(text) {
  return annotator.annotate(text).annotations.length;
}
