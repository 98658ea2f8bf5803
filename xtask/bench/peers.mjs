// Sorot beside the JavaScript libraries that do a part of what it does, in one run and one process each: prints what travels,
// the time from nothing to a first result, and the throughput, as one line of JSON. The libraries are installed below
// `target/peers`, at the versions here.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { dist } from "../../tests/wasm/engine.mjs";

const PACKAGES = {
  compromise: "14.17.0",
  "compromise-dates": "3.9.0",
  "wink-nlp": "2.4.0",
  "wink-eng-lite-web-model": "1.8.1",
  "chrono-node": "2.10.3",
  "@microsoft/recognizers-text-suite": "1.3.1",
};
const PEERS = ["sorot", "compromise", "wink", "chrono", "recognizers"];
/** Interleaved, so that what else the machine does falls on all alike. */
const RUNS = 9;
const SLOW = 2;

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "target/peers");
const [short = "", long = ""] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));

mkdirSync(folder, { recursive: true });
const manifest = `${JSON.stringify({ private: true, type: "module", dependencies: PACKAGES })}\n`;
if (
  !existsSync(resolve(folder, "node_modules")) ||
  readFileSync(resolve(folder, "package.json"), "utf8") !== manifest
) {
  writeFileSync(resolve(folder, "package.json"), manifest);
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" });
}
for (const peer of PEERS.slice(1))
  cpSync(resolve(import.meta.dirname, `peers/${peer}.mjs`), resolve(folder, `${peer}.mjs`));

/** @param {string} peer */
const module = (peer) =>
  peer === "sorot" ? resolve(import.meta.dirname, "peers/sorot.mjs") : resolve(folder, `${peer}.mjs`);

/** @param {number[]} numbers */
function spread(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** @param {string} peer */
function travels(peer) {
  const contents =
    peer === "sorot"
      ? ["wasm/sorot_bg.wasm", "wasm/sorot.js"].map((name) => readFileSync(resolve(dist, name)))
      : [bundle(peer)];
  const sum = (/** @type {(content: Buffer) => number} */ size) => contents.reduce((all, one) => all + size(one), 0);
  return {
    raw: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  };
}

/** @param {string} peer */
function bundle(peer) {
  const out = resolve(folder, `${peer}.bundle.js`);
  const options = ["--bundle", "--minify", "--format=esm", "--log-level=error", `--outfile=${out}`];
  execFileSync(resolve(root, "node_modules/.bin/esbuild"), [resolve(folder, `${peer}.mjs`), ...options]);
  return readFileSync(out);
}

/** The time of a new process from its first line to its first result, in seconds. @param {string} peer */
function cold(peer) {
  const script = `const start = performance.now();
    const { annotate } = await import(${JSON.stringify(pathToFileURL(module(peer)).href)});
    annotate(${JSON.stringify(short)});
    console.log((performance.now() - start) / 1000);`;
  const env = { ...process.env, SOROT_DIST: dist };
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { env, encoding: "utf8" }));
}

const loaded = await Promise.all(
  PEERS.map(async (peer) => ({ peer, annotate: (await import(pathToFileURL(module(peer)).href)).annotate })),
);
/** @type {Record<string, { cold: number[], short: number[], long: number[] }>} */
const times = Object.fromEntries(PEERS.map((peer) => [peer, { cold: [], short: [], long: [] }]));
for (const { annotate } of loaded) for (let run = 0; run < 5; run++) annotate(short);
for (let run = 0; run < RUNS; run++) {
  for (const { peer, annotate } of loaded) {
    times[peer]?.cold.push(cold(peer));
    for (const [name, text] of /** @type {const} */ ([
      ["short", short],
      ["long", long],
    ])) {
      // Who takes seconds is measured once.
      if ((times[peer]?.[name][0] ?? 0) > SLOW) continue;
      const start = performance.now();
      annotate(text);
      times[peer]?.[name].push((performance.now() - start) / 1000);
    }
  }
}
const bytes = { short: Buffer.byteLength(short), long: Buffer.byteLength(long) };
console.log(
  JSON.stringify(
    PEERS.map((peer) => {
      const { cold = [], short = [], long = [] } = times[peer] ?? {};
      return { peer, ...travels(peer), bytes, cold: spread(cold), short: spread(short), long: spread(long) };
    }),
  ),
);
