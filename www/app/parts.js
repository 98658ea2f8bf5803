// The parts of the site that a page in one file brings in itself: the worker, the engine and the samples.

/** @typedef {{ worker: string, wasm: string, patterns: string, samples: Record<string, import("../../src/document.js").Document & { text: string }> }} Parts `wasm` and `patterns` in base64 */

/** @type {Parts | null | undefined} */
let parts;

/** The parts; `null` on a site, whose parts are files of their own. */
export function inlined() {
  if (parts === undefined) {
    const content = document.getElementById("sorot-parts")?.textContent;
    parts = content ? /** @type {Parts} */ (JSON.parse(content)) : null;
  }
  return parts;
}

/** @param {string} base64 */
export function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
