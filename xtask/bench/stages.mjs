// The time of each stage in WebAssembly under Node: prints for each file the seconds of each stage in the quickest of several
// runs, as one line of JSON. Takes the folder of the module and the files, as JSON.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { LANGUAGES, pack } from "../../tests/wasm/engine.mjs";

const RUNS = 9;
const MILLISECONDS = 1000;

/** @type {{ module: string, files: string[] }} */
const { module: folder, files } = JSON.parse(process.argv[2] ?? "");
const module = await import(pathToFileURL(resolve(folder, "stages.js")).href);
module.initSync({ module: readFileSync(resolve(folder, "stages_bg.wasm")) });
const stages = new module.Stages();
for (const language of LANGUAGES) stages.addLanguage(language, pack(language));
/** @type {string[]} */
const names = module.Stages.names().split(" ");
const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);

/** @type {Record<string, Record<string, number>>} */
const found = {};
for (const file of files) {
  const text = readFileSync(file, "utf8");
  /** @type {number[]} */
  let least = [];
  const begin = performance.now();
  for (let run = 0; run < RUNS || performance.now() - begin < MILLISECONDS; run++) {
    const times = [...stages.measure(text)];
    if (least.length === 0 || sum(times) < sum(least)) least = times;
  }
  found[file] = Object.fromEntries(names.map((name, at) => [name, (least[at] ?? 0) / 1000]));
}
console.log(JSON.stringify(found));
