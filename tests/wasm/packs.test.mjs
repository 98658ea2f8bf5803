// Language packs in the WebAssembly build: what is missing, what is taken, what is refused.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, pack } from "./engine.mjs";
import { texts } from "./texts.mjs";

const { Annotator, Bare, Session } = await load();
const whole = new Annotator();
const both = texts["both languages"] ?? "";

test("a session whose packs come one after the other has the document of an engine that has them all", () => {
  const engine = new Bare();
  const session = new Session();
  assert.deepEqual(engine.missing(both), ["en", "id"]);
  assert.deepEqual(engine.missingAgain(session, both), engine.missing(both));
  const rules = engine.annotateAgain(session, both);
  assert.ok(rules.annotations.length > 0 && rules.annotations.some(({ value }) => value));
  assert.notDeepEqual(rules, whole.annotate(both));
  for (const language of engine.missingAgain(session, both)) {
    engine.addLanguage(language, pack(language));
    assert.deepEqual(engine.annotateAgain(session, both), engine.annotate(both));
  }
  assert.deepEqual(engine.missingAgain(session, both), []);
  assert.deepEqual(engine.annotateAgain(session, both), whole.annotate(both));
});

test("a text that is read in one language lacks that language's pack", () => {
  const engine = new Bare();
  assert.deepEqual(engine.missing(both, "id"), ["id"]);
  assert.deepEqual(engine.missing(""), []);
  assert.deepEqual(engine.missing("Baca juga: Banjir di Demak\n", "id", true), ["id"]);
  assert.throws(() => engine.missing(both, "xx"), /'xx' is not a language here: use auto or one of en, id/);
  assert.throws(() => engine.missing(/** @type {any} */ (undefined)), /there is no text/);
});

test("a pack that cannot be used is refused with what to do, and the engine goes on", () => {
  const engine = new Bare();
  const before = engine.annotate(both);
  const good = pack("id");
  /** @type {[any, any, RegExp][]} */
  const wrong = [
    ["xx", good, /no language pack for 'xx'/],
    ["en", good, /this language pack is of 'id': fetch that of 'en'/],
    ["id", good.subarray(0, 1000), /damaged or cut short: fetch it anew/],
    ["id", new TextEncoder().encode("<!doctype html>"), /this is no language pack: fetch/],
    ["id", new Uint8Array(), /this is no language pack: fetch/],
    ["id", undefined, /takes the code of a language, and its pack as a Uint8Array/],
    [null, good, /takes the code of a language, and its pack as a Uint8Array/],
    [7, good, /is not a string/],
  ];
  for (const [language, bytes, message] of wrong)
    assert.throws(() => engine.addLanguage(language, bytes), { message }, `${message}`);
  assert.deepEqual(engine.annotate(both), before);
  engine.addLanguage("id", good);
  assert.deepEqual(engine.missing(both), ["en"]);
});
