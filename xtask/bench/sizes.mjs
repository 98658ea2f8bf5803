// What travels: prints the bytes of each part, as they are and compressed as hosts do, and those of the peers, bundled and
// minified, as one line of JSON. Takes the parts, each with its files, as JSON.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { bundle, install, PEERS } from "./peers.mjs";

/** @typedef {{ part: string, files: string[] }} Part */

/** @type {Part[]} */
const parts = JSON.parse(process.argv[2] ?? "");
install();
const peers = PEERS.map((peer) => ({ part: peer, files: [bundle(peer)] }));

/** @param {Buffer} content */
function brotli(content) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    // The widest window that every browser reads.
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressSync(content, { params }).length;
}

/** @param {Part} part */
function measured({ part, files }) {
  const contents = files.map((file) => readFileSync(file));
  const sum = (/** @type {(content: Buffer) => number} */ size) => contents.reduce((all, one) => all + size(one), 0);
  return {
    part,
    raw: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum(brotli),
  };
}

console.log(JSON.stringify([...parts, ...peers].map(measured)));
