// The way back: how far it goes, and that it stays as long as it is said to be.

import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../www/app/history.js";

/** @type {import("../../www/app/desk.js").State} */
const STATE = { corrections: [], marks: [], id: null, language: "auto", date: "" };

/** @param {number} number @param {{ words?: string, whole?: boolean }} [about] */
function step(number, { words = `kata ${number}\n`, whole = false } = {}) {
  const selection = null;
  return { start: 0, removed: "", inserted: words, before: STATE, after: STATE, selection, time: number, whole };
}

/** All steps that can be taken back, the last first. @param {History} history */
function wayBack(history) {
  const steps = [];
  for (let step = history.back(); step; step = history.back()) steps.push(step);
  return steps;
}

test("the last thousand steps can be taken back", () => {
  const history = new History();
  for (let number = 0; number < 1100; number++) history.record(step(number));
  const back = wayBack(history);
  assert.equal(back.length, 1000);
  assert.equal(back[0]?.inserted, "kata 1099\n");
  assert.equal(back.at(-1)?.inserted, "kata 100\n");
});

test("a hundred articles before this one come back, and what was done in between", () => {
  const history = new History();
  for (let number = 0; number < 150; number++) {
    history.record(step(2 * number, { whole: true }));
    history.record(step(2 * number + 1));
  }
  const back = wayBack(history);
  assert.equal(back.filter(({ whole }) => whole).length, 100);
  assert.equal(back[1]?.time, 298);
  assert.equal(back.length, 201);
});

test("however long the last step is, it can be taken back", () => {
  const history = new History();
  history.record(step(0));
  history.record(step(1, { words: "a".repeat(30_000_000), whole: true }));
  assert.deepEqual(
    wayBack(history).map(({ time }) => time),
    [1],
  );
});
