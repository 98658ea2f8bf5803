// The memory for texts of several sizes: prints for each file, of a new process each, the bytes of the engine's own memory in
// WebAssembly after loading and after annotating, and the most that a native process has had, as one line of JSON. Takes the
// files and an empty one, as JSON.

import { start } from "./engines.mjs";

/** @type {{ files: string[], empty: string }} */
const { files, empty } = JSON.parse(process.argv[2] ?? "");

/** @param {string} engine @param {string} file */
async function after(engine, file) {
  const { measure, close } = await start(engine);
  const measured = await measure(file, 0);
  await close();
  return measured;
}

const nothing = { wasm: (await after("sorot", empty)).memory, native: (await after("native", empty)).peak };
/** @type {Record<string, { wasm: number | null, native: number | null }>} */
const found = {};
for (const file of files) {
  const [wasm, native] = [await after("sorot", file), await after("native", file)];
  found[file] = { wasm: wasm.memory ?? null, native: native.peak };
}
console.log(JSON.stringify({ loaded: nothing, texts: found }));
