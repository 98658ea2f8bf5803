// Which file the engine is in: with instructions for vectors, which take a quarter of the time off, or without, for browsers
// that do not know them.

/** The smallest module that makes a vector and drops it. */
const VECTORS = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 4, 1, 96, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11],
);

/** The address of the engine that this browser can run. Each is written out, so that what packs this module finds them. */
export function engineFile() {
  return WebAssembly.validate(VECTORS)
    ? new URL("wasm/sorot_bg.wasm", import.meta.url)
    : new URL("wasm/sorot_plain_bg.wasm", import.meta.url);
}
