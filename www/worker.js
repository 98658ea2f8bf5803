// The engine's worker: loads the WebAssembly once, then answers each request with a document, and with what a person's own
// patterns match. In a page of one file, the page sends the WebAssembly and the language packs first.

import { engineFile } from "./engine-file.js";
import { Packs } from "./packs.js";

/** @typedef {import("./app/engine.js").Pattern} Pattern */

/** @type {import("./app/engine.js").Request[]} */
const waiting = [];
/** @type {import("./wasm/sorot.js").Annotator | null} */
let annotator = null;
/** @type {import("./wasm/sorot.js").Session | undefined} what was read of the last text */
let session;
/** @type {BufferSource | undefined} the module of patterns, where the page has sent it */
let patternModule;
/** @type {Promise<typeof import("./wasm/patterns.js")> | undefined} */
let patternLoading;
let answering = false;
/** Tells the page when a text that was read without a pack may be read with it. @param {import("./packs.js").Absent} [failed] */
const onArrival = (failed) => postMessage({ kind: "pack", failed });
let packs = new Packs({ onArrival });

addEventListener("message", ({ data }) => {
  if (data === "alive?") {
    postMessage({ kind: "alive" });
    return;
  }
  if (data.wasm) {
    patternModule = data.patterns;
    packs = new Packs({ given: data.packs, onArrival });
    void load({ module_or_path: data.wasm });
    return;
  }
  if ("likely" in data) {
    packs.expect(data.likely);
    return;
  }
  waiting.push(data);
  if (annotator) void answer();
});
if (!location.protocol.startsWith("blob")) void load();

/** @param {{ module_or_path: BufferSource }} [source] */
async function load(source) {
  try {
    // The engine is on its way while its bindings are.
    const wasm = source ?? { module_or_path: fetch(engineFile()) };
    Promise.resolve(wasm.module_or_path).catch(() => {});
    // Imported here, not above, so that a missing file is an error with a reason instead of a silent one.
    const { default: init, Annotator, Session } = await import("./wasm/sorot.js");
    await init(wasm);
    session = new Session();
    annotator = new Annotator();
    postMessage({ kind: "ready" });
    await answer();
  } catch (error) {
    fail(error);
  }
}

async function answer() {
  if (answering) return;
  answering = true;
  try {
    for (let request = waiting.shift(); request && session && annotator; request = waiting.shift()) {
      const { text, date, language, patterns, what } = request;
      const start = performance.now();
      const missing = what === "words" ? [] : annotator.missingAgain(session, text, language);
      const asked = performance.now();
      const absent = missing.length > 0 ? await packs.bring(annotator, missing) : [];
      const begin = performance.now();
      const read =
        what === "article"
          ? { change: annotator.annotateChange(session, text, date, language) }
          : {
              document:
                what === "words"
                  ? annotator.annotate(text, date, language)
                  : annotator.annotateAgain(session, text, date, language),
            };
      const milliseconds = performance.now() - begin + (asked - start);
      const matched = patterns.length > 0 ? await match(text, patterns) : { matches: [], wrong: [] };
      const { addresses } = packs;
      postMessage({ kind: "annotated", ...read, milliseconds, packs: addresses, absent, ...matched });
    }
  } catch (error) {
    fail(error);
  } finally {
    answering = false;
  }
}

/**
 * @param {string} text
 * @param {readonly Pattern[]} patterns
 */
async function match(text, patterns) {
  patternLoading ??= import("./wasm/patterns.js").then(async (module) => {
    await module.default(patternModule && { module_or_path: patternModule });
    return module;
  });
  const { Pattern } = await patternLoading;
  /** @type {import("./app/engine.js").Match[]} */
  const matches = [];
  /** @type {import("./app/engine.js").WrongPattern[]} */
  const wrong = [];
  for (const { source, label } of patterns) {
    try {
      const offsets = new Pattern(source).find(text);
      for (let at = 0; at + 1 < offsets.length; at += 2)
        matches.push({ start: offsets[at] ?? 0, end: offsets[at + 1] ?? 0, label });
    } catch (error) {
      const [, column = "0", message = String(error)] =
        /^(\d+):(.*)$/s.exec(error instanceof Error ? error.message : "") ?? [];
      wrong.push({ source, column: Number(column), message });
    }
  }
  return { matches, wrong };
}

/** @param {unknown} error */
function fail(error) {
  postMessage({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
}
