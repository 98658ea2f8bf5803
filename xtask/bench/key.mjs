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

/** The system counts in steps of a few milliseconds: a measurement takes several, in seconds. */
const LEAST = 0.03;

/**
 * The mean time of one run; `run` is told how many were before.
 *
 * @param {(turn: number) => unknown} run
 */
function seconds(run) {
  const start = now();
  let turn = 0;
  do run(turn++);
  while (now() - start < LEAST);
  return (now() - start) / turn;
}

/** @type {Record<string, { fresh: ReturnType<typeof spread>, again: ReturnType<typeof spread> }>} */
const found = {};
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const middle = text.length >> 1;
  const longer = `${text.slice(0, middle)}x${text.slice(middle)}`;
  const session = new Session();
  annotator.annotateChange(session, text);
  /** @type {number[]} */
  const fresh = [];
  /** @type {number[]} */
  const again = [];
  for (let round = 0; round < rounds; round++) {
    fresh.push(seconds(() => annotator.annotate(text)));
    again.push(seconds((turn) => annotator.annotateChange(session, turn % 2 ? text : longer)));
  }
  session.free();
  found[file] = { fresh: spread(fresh), again: spread(again) };
}
console.log(JSON.stringify(found));
