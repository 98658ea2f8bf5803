// One text, one document: the WebAssembly build says what the command line says, in the shape that `sorot.d.ts` declares.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { annotateNatively, dist, load } from "./engine.mjs";
import { mixed, random, texts } from "./texts.mjs";

const { Annotator, Session } = await load();
const engine = new Annotator();

/** @type {import("./engine.mjs").Options[]} */
const choices = [{}, { date: "2016-10-01", language: "id" }, { date: "2024-02-29", language: "en" }];

for (const [name, text] of Object.entries(texts)) {
  test(`native and WebAssembly agree: ${name}`, () => {
    for (const options of choices) {
      const document = engine.annotate(text, options.date, options.language);
      assert.deepStrictEqual(document, annotateNatively(text, options));
    }
  });
}

test("native and WebAssembly agree: texts by chance", () => {
  // With a line of its own between them, so that one start of the program does for many.
  const text = [...random(300)].join("\n\nAkhir.\n\n");
  assert.deepStrictEqual(engine.annotate(text), annotateNatively(text, {}));
});

test("a text that is edited has the document of a new one", () => {
  const session = new Session();
  const text = texts["both languages"] ?? "";
  for (const length of [0, 400, 401, 900, 1500, 1499, 300, 5000])
    for (const begin of [0, 17]) {
      const edited = text.slice(begin, length);
      assert.deepStrictEqual(engine.annotateAgain(session, edited), engine.annotate(edited));
    }
});

test("spans, entities and segments fit the text", () => {
  for (const text of [...Object.values(texts), ...random(300), mixed(100_000)])
    checkDocument(text, engine.annotate(text));
});

test("documents have the declared shape", () => {
  const documents = [...Object.values(texts), ...random(100)].map((text) => engine.annotate(text));
  const folder = mkdtempSync(join(dist, "../target/declared-"));
  const source = join(folder, "documents.ts");
  const declaration = join(dist, "wasm/sorot.js");
  // A literal may not have a field that its type lacks, so that the compiler sees what is missing and what is undeclared.
  const list = documents.map((document) => `documents.push(${JSON.stringify(document)});`);
  writeFileSync(
    source,
    [
      `import type { Document } from ${JSON.stringify(declaration)};`,
      "const documents: Document[] = [];",
      ...list,
    ].join("\n"),
  );
  const compiler = resolve(import.meta.dirname, "../../node_modules/.bin/tsc");
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--skipLibCheck",
    "--target",
    "ES2022",
    "--lib",
    "ES2022,DOM",
    "--types",
    "",
  ];
  const ran = spawnSync(compiler, [...options, source], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  assert.equal(ran.status, 0, ran.stdout.slice(0, 4000));
});

/**
 * @param {string} text
 * @param {import("./engine.mjs").Document} document
 */
function checkDocument(text, document) {
  const { annotations, entities, segments } = document;
  const readable = text.toWellFormed();
  let end = 0;
  annotations.forEach((annotation, index) => {
    assert.ok(annotation.start >= end && annotation.end > annotation.start, "sorted, not empty, no overlap");
    end = annotation.end;
    assert.equal(readable.slice(annotation.start, annotation.end), annotation.text);
    assert.ok(annotation.score >= 0 && annotation.score <= 1);
    if (annotation.entity !== undefined) assert.ok(entities[annotation.entity]?.mentions.includes(index));
  });
  assert.ok(end <= text.length);
  entities.forEach((entity, index) => {
    assert.ok(entity.mentions.length > 0, "an entity is mentioned");
    for (const mention of entity.mentions) assert.equal(annotations[mention]?.entity, index);
  });
  let start = 0;
  for (const segment of segments) {
    assert.ok(
      segment.start >= start && segment.end >= segment.start && segment.end <= text.length,
      "segments are sorted",
    );
    start = segment.start;
    if (segment.entity !== undefined) assert.ok(entities[segment.entity]);
  }
}
