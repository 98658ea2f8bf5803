// One engine in a process of its own: `node process.mjs SCRIPT`. Loads the script and answers each line of standard input,
// the least seconds that a measurement is to take, a tab, and a file, with a line of JSON: the mean seconds of one run, the
// most memory that the process has had, and the engine's own. The first line that it prints says what loading took.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { clock } from "./clock.mjs";

/** What parts the articles of one file, each of which is annotated on its own. */
const PARTS = "\f";

const [engine = ""] = process.argv.slice(2);
const now = clock();
const start = now();
/** @type {{ annotate: (text: string) => number, memory?: () => number }} */
const { annotate, memory } = await import(pathToFileURL(engine).href);
report({ seconds: now() - start });

/** @type {Map<string, string[]>} */
const texts = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const [least = "0", file = ""] = line.split("\t");
  const parts = texts.get(file) ?? readFileSync(file, "utf8").split(PARTS);
  texts.set(file, parts);
  const begin = now();
  let runs = 0;
  do {
    for (const part of parts) annotate(part);
    runs++;
  } while (now() - begin < Number(least));
  report({ seconds: (now() - begin) / runs });
}

/** @param {{ seconds: number }} time */
function report(time) {
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ ...time, peak, memory: memory?.() ?? null }));
}
