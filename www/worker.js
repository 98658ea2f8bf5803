// The engine's worker: loads the WebAssembly once, then answers each request with a document.

/** @type {import("./app/engine.js").Request[]} */
const waiting = [];
/** @type {import("./wasm/sorot.js").Annotator | null} */
let annotator = null;

addEventListener("message", ({ data }) => {
  waiting.push(data);
  if (annotator) answer();
});

try {
  // Imported here, not above, so that a missing file is an error with a reason instead of a silent one.
  const { default: init, Annotator } = await import("./wasm/sorot.js");
  await init();
  annotator = new Annotator();
  postMessage({ kind: "ready" });
  answer();
} catch (error) {
  fail(error);
}

function answer() {
  try {
    for (const { text, date, language } of waiting.splice(0)) {
      const start = performance.now();
      const document = annotator?.annotate(text, date, language);
      postMessage({ kind: "annotated", document, milliseconds: performance.now() - start });
    }
  } catch (error) {
    fail(error);
  }
}

/** @param {unknown} error */
function fail(error) {
  postMessage({ kind: "failed", reason: error instanceof Error ? error.message : String(error) });
}
