// Sorot for browsers, workers and bundlers.

import { engine } from "./engine.js";
import { engineFile } from "./engine-file.js";
import init, { Annotator } from "./wasm/sorot.js";

/** @param {BufferSource | WebAssembly.Module | string | URL | Response} [source] the WebAssembly, where it is not beside the script */
async function start(source) {
  await init({ module_or_path: source ?? engineFile() });
  return new Annotator();
}

export const { load, annotate } = engine(start);

export { Annotator };
