// How fast the site's WebAssembly annotates in Node: prints the median time for each file named, in seconds, as one line
// of JSON. What JavaScript pays for (the text on its way in, the document on its way out) is part of it.

import { readFileSync } from "node:fs";
import { load } from "../../tests/wasm/engine.mjs";

const RUNS = 9;
const MILLISECONDS = 1000;

const { Annotator } = await load();
const annotator = new Annotator();

/** @type {Record<string, number>} */
const medians = {};
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8");
  annotator.annotate(text);
  const times = [];
  const begin = performance.now();
  while (times.length < RUNS || performance.now() - begin < MILLISECONDS) {
    const start = performance.now();
    annotator.annotate(text);
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  medians[file] = (times[times.length >> 1] ?? 0) / 1000;
}
console.log(JSON.stringify(medians));
