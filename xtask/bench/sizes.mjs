// What travels: prints the size of each of the site's files, as it is and compressed as hosts do, as one line of JSON.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { dist } from "../../tests/wasm/engine.mjs";

/** @type {{ files: string[] }} */
const { files } = JSON.parse(readFileSync(resolve(dist, "files.json"), "utf8"));

const sizes = [...files, "files.json"].map((file) => {
  const content = readFileSync(resolve(dist, file));
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  return { file, raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli.length };
});
console.log(JSON.stringify(sizes));
