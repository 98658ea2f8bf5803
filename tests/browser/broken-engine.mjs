// Engines that fail, for the tests of what the page does then.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dist } from "./site.mjs";

/** The engine's module in the site. */
export const ENGINE = "wasm/sorot_bg.wasm";

/** The first half of the engine's module, as a connection that breaks leaves it. */
export function truncated() {
  const module = readFileSync(resolve(dist, ENGINE));
  return module.subarray(0, module.length >> 1);
}

/**
 * The engine's module, whose memory may grow to so many pages of 64 KB and no further.
 *
 * @param {number} most
 */
export function withMemory(most) {
  const module = readFileSync(resolve(dist, ENGINE));
  const leb = (/** @type {number} */ number) => {
    const bytes = [];
    for (; number >= 128; number >>>= 7) bytes.push((number & 127) | 128);
    return Buffer.from([...bytes, number]);
  };
  let at = 8;
  const read = () => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0;
      number |= (byte & 127) << shift;
      if (byte < 128) return number;
    }
  };
  for (;;) {
    const start = at;
    const section = module[at++];
    const length = read();
    const end = at + length;
    if (section !== 5) {
      at = end;
      continue;
    }
    const count = read();
    const flags = read();
    const least = read();
    assert.deepEqual({ count, flags }, { count: 1, flags: 0 }, "one memory without a limit");
    const body = Buffer.concat([Buffer.from([1, 1]), leb(least), leb(Math.max(most, least))]);
    return Buffer.concat([module.subarray(0, start), Buffer.from([5]), leb(body.length), body, module.subarray(end)]);
  }
}
