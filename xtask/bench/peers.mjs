// The JavaScript libraries that do a part of what Sorot does: installed below `target/peers` at the versions here, and
// bundled as a site would.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const PACKAGES = {
  compromise: "14.17.0",
  "compromise-dates": "3.9.0",
  "wink-nlp": "2.4.0",
  "wink-eng-lite-web-model": "1.8.1",
  "chrono-node": "2.10.3",
  "@microsoft/recognizers-text-suite": "1.3.1",
};

/** Their names: the files in `peers/`. */
export const PEERS = /** @type {const} */ (["compromise", "wink", "chrono", "recognizers"]);

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "target/peers");

/** Installs them, unless they are there. */
export function install() {
  mkdirSync(folder, { recursive: true });
  const manifest = `${JSON.stringify({ private: true, type: "module", dependencies: PACKAGES })}\n`;
  const file = resolve(folder, "package.json");
  if (!existsSync(resolve(folder, "node_modules")) || readFileSync(file, "utf8") !== manifest) {
    writeFileSync(file, manifest);
    execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" });
  }
  for (const peer of PEERS) cpSync(resolve(import.meta.dirname, `peers/${peer}.mjs`), resolve(folder, `${peer}.mjs`));
}

/**
 * The script that exports `annotate(text)` of an engine: a peer's, or Sorot's own.
 *
 * @param {string} engine
 */
export function script(engine) {
  return engine === "sorot" ? resolve(import.meta.dirname, "peers/sorot.mjs") : resolve(folder, `${engine}.mjs`);
}

/**
 * Everything that a peer needs in one minified file; gives its path.
 *
 * @param {string} peer
 */
export function bundle(peer) {
  const out = resolve(folder, `${peer}.bundle.js`);
  // What recognizers-text has for browsers without modules exports nothing.
  const fields = "--main-fields=module,main";
  const options = ["--bundle", "--minify", "--format=esm", fields, "--log-level=error", `--outfile=${out}`];
  execFileSync(resolve(root, "node_modules/.bin/esbuild"), [script(peer), ...options]);
  return out;
}
