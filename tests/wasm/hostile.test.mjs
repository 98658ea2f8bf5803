// Whatever is pasted, and however the engine is called, it answers or says what is wrong, and goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./engine.mjs";
import { mixed, random, texts } from "./texts.mjs";

const { Annotator, memory } = await load();
const engine = new Annotator();

test("text by the megabyte gives a result", () => {
  const line = mixed(1 << 20).replaceAll(/\s/g, "");
  for (const text of [
    line,
    "a".repeat(1 << 20),
    "1".repeat(1 << 20),
    "1.".repeat(1 << 19),
    "👍".repeat(1 << 18),
    "\ud800".repeat(1 << 18),
    "\n".repeat(1 << 20),
    '"'.repeat(1 << 20),
  ]) {
    assert.equal(engine.annotate(text).version, 1);
  }
});

test("ten megabytes of news give a result", () => {
  const text = mixed(10 << 20);
  const document = engine.annotate(text);
  const last = document.segments.at(-1);
  assert.ok(last && last.end > text.length - 2000, "it is read to its end");
});

test("binary noise gives a result", () => {
  let state = 1;
  const noise = Array.from({ length: 200_000 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return String.fromCharCode(state >>> 16);
  });
  assert.equal(engine.annotate(noise.join("")).version, 1);
});

test("an option that is not understood throws an error that names it, and the engine goes on", () => {
  const before = engine.annotate(texts.English ?? "");
  for (const date of [
    "",
    "kemarin",
    "2016-13-01",
    "2015-02-29",
    "2016-1-1",
    "10000-01-01",
    "\ud800",
    "2".repeat(1000),
  ]) {
    assert.throws(() => engine.annotate("x", date), isOrdinary(/date/), `date ${date.slice(0, 20)}`);
  }
  for (const language of ["", "xx", "ID", "indonesia", "\udfff", "i".repeat(1000)]) {
    assert.throws(
      () => engine.annotate("x", undefined, language),
      isOrdinary(/language/),
      `language ${language.slice(0, 20)}`,
    );
  }
  assert.deepStrictEqual(engine.annotate(texts.English ?? ""), before);
});

test("an argument that is not a string throws an error, and the engine goes on", () => {
  const before = engine.annotate(texts.English ?? "");
  const untyped = /** @type {{ annotate: (...values: unknown[]) => unknown }} */ (/** @type {unknown} */ (engine));
  for (const value of [42, Number.NaN, true, {}, [], Symbol("text"), () => "text", new String("text")]) {
    for (const values of [[value], ["x", value], ["x", null, value]]) {
      assert.throws(() => untyped.annotate(...values), isOrdinary(/is not a string/));
    }
  }
  for (const values of [[], [undefined], [null]]) {
    assert.throws(() => untyped.annotate(...values), isOrdinary(/takes a string/));
  }
  assert.deepStrictEqual(engine.annotate(texts.English ?? ""), before);
});

test("an option that is null or left out is not there", () => {
  const text = texts.Indonesian ?? "";
  assert.deepStrictEqual(engine.annotate(text, null, null, null), engine.annotate(text));
  assert.deepStrictEqual(engine.annotate(text, undefined, "auto", false), engine.annotate(text));
});

test("one call leaves nothing behind: not in the results, not in memory", () => {
  const some = [...random(50)];
  const first = some.map((text) => engine.annotate(text));
  const size = memory.buffer.byteLength;
  for (let round = 0; round < 40; round++) {
    for (const text of some.toReversed()) engine.annotate(text);
    assert.throws(() => engine.annotate("x", "not a date"));
  }
  assert.equal(memory.buffer.byteLength, size, "the memory does not grow");
  assert.deepStrictEqual(
    some.map((text) => new Annotator().annotate(text)),
    first,
  );
});

/**
 * Whether an error is one that a caller can show: not a trap inside the engine, and short.
 *
 * @param {RegExp} message
 */
function isOrdinary(message) {
  return (/** @type {unknown} */ error) =>
    error instanceof Error &&
    !(error instanceof WebAssembly.RuntimeError) &&
    message.test(error.message) &&
    error.message.length < 300;
}
