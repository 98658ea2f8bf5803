// A letter more or less in the middle of a text, in WebAssembly under Node: prints for each file the median seconds when the
// text is read anew and when a session reads it again, each with the document as objects, as one line of JSON. Takes the
// files and how many rounds there are, as JSON.

import { readFileSync } from "node:fs";
import { load } from "../../tests/wasm/engine.mjs";
import { clock } from "./clock.mjs";
import { spread } from "./spread.mjs";

/** @type {{ files: string[], rounds: number }} */
const { files, rounds } = JSON.parse(process.argv[2] ?? "");
const { Annotator, Session } = await load();
const annotator = new Annotator();

const now = clock();

/** @param {() => unknown} run */
function seconds(run) {
  const start = now();
  run();
  return now() - start;
}

/** @type {Record<string, { fresh: ReturnType<typeof spread>, again: ReturnType<typeof spread> }>} */
const found = {};
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const middle = text.length >> 1;
  const longer = `${text.slice(0, middle)}x${text.slice(middle)}`;
  const session = new Session();
  annotator.annotateAgain(session, text);
  /** @type {number[]} */
  const fresh = [];
  /** @type {number[]} */
  const again = [];
  for (let round = 0; round < rounds; round++) {
    const next = round % 2 ? text : longer;
    fresh.push(seconds(() => annotator.annotate(next)));
    again.push(seconds(() => annotator.annotateAgain(session, next)));
  }
  session.free();
  found[file] = { fresh: spread(fresh), again: spread(again) };
}
console.log(JSON.stringify(found));
