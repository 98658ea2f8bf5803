// Sorot for Node.js, which reads the WebAssembly from the disk.

import { readFileSync } from "node:fs";
import { engine } from "./engine.js";
import { Annotator, initSync } from "./wasm/sorot.js";

/** @param {BufferSource | WebAssembly.Module} [source] the WebAssembly, where it is not the package's own */
async function start(source) {
  initSync({ module: source ?? readFileSync(new URL("./wasm/sorot_bg.wasm", import.meta.url)) });
  return new Annotator();
}

export const { load, annotate } = engine(start);

export { Annotator };
