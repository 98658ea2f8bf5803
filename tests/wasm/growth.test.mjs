// Work grows with the length of the text and no faster, for prose and for texts that are made to be slow. What is counted is
// the calls and the turns of loops of the very module that the site has, so that no clock is asked.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, LANGUAGES, pack } from "./engine.mjs";
import { texts } from "./texts.mjs";

/** Twice the text may take this many times the work. What grows with the square of the length takes four times as much. */
const MOST = 2.4;
const SIZE = 40_000;

/** @type {Record<string, string>} what is repeated */
const UNITS = {
  prose: texts["both languages"] ?? "",
  "prose without paragraphs": (texts["both languages"] ?? "").replaceAll("\n", " "),
  "dates in brackets": "(24/9) ",
  dates: "24/9 ",
  "a number in parts": "1.",
  "a time in parts": "1:",
  "digits and marks": "7,1.0:3-9/4%5+",
  "digits without end": "9",
  "number words": "dua puluh juta ",
  "number words in English": "one and a half million ",
  "units of measure": "5 km/jam per m2 ",
  "names with commas": "Budi Santoso, ",
  "names and titles": "Presiden Joko Widodo ",
  "peoples in a list": "Dutch, ",
  "places with a direction": "Mosul timur ",
  "surnames that small words open": "kata van Eck ",
  capitals: "ABCDEF ",
  "one word": "a",
  "quotation marks": '"',
  quotes: '"a" kata Ali. ',
  brackets: "((",
  "addresses of mail": "a@b.",
  "addresses of the web": "http://a.b/",
  telephones: "+62 812 ",
  hashtags: "#a@b",
  "a letter on each line": "a\n",
  "empty lines": "\n",
  "page furniture": "Baca juga: Share\n",
  "laws and articles": "Pasal 1 ayat (2) UU No. 3 ",
  "lone surrogates": "\ud800",
  "combining marks": "e\u0301\u0302",
};

let steps = 0;
/** @type {import("../../dist/wasm/sorot.js").Annotator} */
let annotator;

before(async () => {
  const folder = mkdtempSync(join(dist, "../target/counted-"));
  const counted = join(folder, "counted.wasm");
  const optimizer = resolve(import.meta.dirname, "../../node_modules/.bin/wasm-opt");
  const module = resolve(dist, "wasm/sorot_bg.wasm");
  const ran = spawnSync(optimizer, ["--log-execution", module, "--output", counted], {
    encoding: "utf8",
  });
  assert.equal(ran.status, 0, ran.stderr);
  const bytes = readFileSync(counted);
  rmSync(folder, { recursive: true });
  // The bindings know nothing of the counter, which is brought in under them.
  const { Instance } = WebAssembly;
  WebAssembly.Instance = /** @type {typeof Instance} */ (
    /** @type {unknown} */ (
      function Counting(/** @type {WebAssembly.Module} */ module, /** @type {WebAssembly.Imports} */ imports) {
        const names = WebAssembly.Module.imports(module).filter(({ name }) => name === "log_execution");
        const counter = Object.fromEntries(names.map(({ name }) => [name, () => void steps++]));
        const [under] = names.map(({ module }) => module);
        return new Instance(module, under ? { ...imports, [under]: { ...imports[under], ...counter } } : imports);
      }
    )
  );
  const bindings = await import(pathToFileURL(resolve(dist, "wasm/sorot.js")).href);
  bindings.initSync({ module: bytes });
  WebAssembly.Instance = Instance;
  annotator = new bindings.Annotator();
  for (const language of LANGUAGES) annotator.addLanguage(language, pack(language));
});

/** @param {string} text */
function workFor(text) {
  steps = 0;
  annotator.annotate(text, "2016-10-01");
  return steps;
}

for (const [name, unit] of Object.entries(UNITS)) {
  test(`twice the text takes about twice the work: ${name}`, () => {
    const once = unit.repeat(Math.ceil(SIZE / unit.length));
    const work = workFor(once);
    const double = workFor(once + once);
    assert.ok(work > SIZE / 10, `${work} steps are counted`);
    assert.ok(double < work * MOST, `${work} steps for ${once.length} code units, ${double} for twice as many`);
  });
}
