// The engine's worker: loads the WebAssembly once, then answers each request with a document. In a page of one file, the
// page sends the WebAssembly first.

/** @type {import("./app/engine.js").Request[]} */
const waiting = [];
/** @type {import("./wasm/sorot.js").Annotator | null} */
let annotator = null;

addEventListener("message", ({ data }) => {
  if (data.wasm) {
    void load({ module_or_path: data.wasm });
    return;
  }
  waiting.push(data);
  if (annotator) answer();
});
if (!location.protocol.startsWith("blob")) void load();

/** @param {{ module_or_path: BufferSource }} [source] */
async function load(source) {
  try {
    // Imported here, not above, so that a missing file is an error with a reason instead of a silent one.
    const { default: init, Annotator } = await import("./wasm/sorot.js");
    await init(source);
    annotator = new Annotator();
    postMessage({ kind: "ready" });
    answer();
  } catch (error) {
    fail(error);
  }
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
