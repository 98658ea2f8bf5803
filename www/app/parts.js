// The parts of the site that a page in one file brings in itself: the worker, the engine and the language packs.

/**
 * @typedef {object} Parts
 * @property {string} worker
 * @property {string} wasm in base64
 * @property {string} patterns in base64
 * @property {Record<string, string>} packs by language, in base64
 */

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

/**
 * What the worker of a page in one file needs before its first text.
 *
 * @param {Parts} parts
 */
export function unpacked({ wasm, patterns, packs }) {
  const entries = Object.entries(packs).map(([language, pack]) => [language, bytes(pack)]);
  return { wasm: bytes(wasm), patterns: bytes(patterns), packs: Object.fromEntries(entries) };
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
