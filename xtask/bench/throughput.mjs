// How long texts take: prints for each engine and file the median, the quarters and the number of runs, in seconds, as one
// line of JSON. Takes the names of the engines, the files and how many rounds there are, as JSON. All take turns, so that
// what else the machine does falls on all alike.

import { statSync } from "node:fs";
import { start } from "./engines.mjs";
import { install } from "./peers.mjs";
import { spread } from "./spread.mjs";

/** A measurement lasts so many seconds, or one run where that is longer. */
const LEAST = 0.03;
/** Who takes longer than this is measured once, and who would take longer than that not at all. */
const ONCE = 2;
const NEVER = 12;

/** @type {{ engines: string[], files: string[], rounds: number }} */
const { engines: names, files, rounds } = JSON.parse(process.argv[2] ?? "");
install();
const engines = await Promise.all(names.map(start));

/** @type {Record<string, Record<string, { times: number[], peak: number | null }>>} */
const found = {};
for (const { name } of engines) found[name] = {};
/** Seconds a byte, as far as is known. @type {Map<string, number>} */
const pace = new Map();
for (const file of files) {
  const bytes = statSync(file).size;
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure } of engines) {
      const own = found[name] ?? {};
      const before = own[file];
      const expected = before?.times[0] ?? (pace.get(name) ?? 0) * bytes;
      if (before ? expected > ONCE : expected > NEVER) continue;
      // The first run of a text makes the engine warm.
      if (!before && expected < ONCE) await measure(file, LEAST);
      const { seconds, peak } = await measure(file, LEAST);
      pace.set(name, seconds / bytes);
      own[file] = { times: [...(before?.times ?? []), seconds], peak };
    }
  }
}
for (const { close } of engines) await close();

console.log(
  JSON.stringify(
    Object.fromEntries(
      Object.entries(found).map(([name, own]) => [
        name,
        Object.fromEntries(Object.entries(own).map(([file, { times }]) => [file, spread(times)])),
      ]),
    ),
  ),
);
