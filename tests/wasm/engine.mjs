// The two builds of the engine that the tests here compare: the site's WebAssembly in Node, and the command line.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** @typedef {typeof import("../../dist/wasm/sorot.js")} Module */
/** @typedef {import("../../dist/wasm/sorot.js").Document} Document */
/** @typedef {{ date?: string, language?: string }} Options */

const root = resolve(import.meta.dirname, "../..");

/** The folder of the built site. */
export const dist = process.env.SOROT_DIST ?? resolve(root, "dist");

/** The folder with the articles that the project is measured on; it is not everywhere. */
export const shared = resolve(root, "../shared");

const commandLine = process.env.SOROT_CLI ?? resolve(root, "target/debug/sorot");

/** The languages that have a pack. */
export const LANGUAGES = ["en", "id"];

/** The pack of a language. @param {string} language */
export function pack(language) {
  return readFileSync(resolve(dist, `wasm/${language}.sorot`));
}

/**
 * Loads the engine of the site, as a page does but from the disk. `Annotator` has every language pack, `Bare` has none.
 *
 * @param {"sorot_bg.wasm" | "sorot_plain_bg.wasm"} [file] with or without instructions for vectors
 */
export async function load(file = "sorot_bg.wasm") {
  /** @type {Module} */
  const module = await import(`${pathToFileURL(resolve(dist, "wasm/sorot.js")).href}?${file}`);
  const { memory } = module.initSync({ module: readFileSync(resolve(dist, `wasm/${file}`)) });
  class Annotator extends module.Annotator {
    constructor() {
      super();
      for (const language of LANGUAGES) this.addLanguage(language, pack(language));
    }
  }
  return { Annotator, Bare: module.Annotator, Session: module.Session, memory };
}

/**
 * What the command line prints for `text`, read back. A program's input is UTF-8, where a lone surrogate cannot be
 * written: it is U+FFFD, as it is for the WebAssembly build.
 *
 * @param {string} text
 * @param {Options} options
 * @returns {Document}
 */
export function annotateNatively(text, { date, language }) {
  const words = ["annotate", "--format", "json"];
  if (date) words.push("--date", date);
  if (language) words.push("--lang", language);
  const ran = spawnSync(commandLine, [...words, "-"], { input: text, encoding: "utf8", maxBuffer: 1 << 30 });
  if (ran.status !== 0) throw new Error(`${commandLine} ${words.join(" ")}: ${ran.error ?? ran.stderr}`);
  return JSON.parse(ran.stdout);
}
