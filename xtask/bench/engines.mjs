// Engines that can be asked how long a text takes: in a process of Node each, natively, and in Chromium.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { launch } from "../../tests/browser/site.mjs";
import { clock } from "./clock.mjs";
import { script } from "./peers.mjs";
import { serve } from "./web.mjs";

/** @typedef {{ seconds: number, peak: number | null, memory?: number | null }} Measured */
/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {(file: string, least: number) => Promise<Measured>} measure the mean of the runs in `least` seconds
 * @property {() => Promise<void>} close
 */

/**
 * Starts an engine: `native`, `chromium` for Sorot there, else a script's name for Node.
 *
 * @param {string} name
 * @returns {Promise<Engine>}
 */
export function start(name) {
  if (name === "chromium") return inChromium();
  if (name === "native") return inProcess(name, process.env.SOROT_NATIVE ?? "", ["--serve"], false);
  return inProcess(name, process.execPath, [resolve(import.meta.dirname, "process.mjs"), script(name)], true);
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} words
 * @param {boolean} greets whether it prints a line before the first question
 * @returns {Promise<Engine>}
 */
async function inProcess(name, program, words, greets) {
  const child = spawn(program, words, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended before it answered`);
    return /** @type {Measured} */ (JSON.parse(value));
  };
  if (greets) await answer();
  return {
    name,
    measure(file, least) {
      child.stdin.write(`${least}\t${file}\n`);
      return answer();
    },
    async close() {
      child.stdin.end();
    },
  };
}

/** @returns {Promise<Engine>} */
async function inChromium() {
  const browser = await launch();
  const site = await serve();
  const page = await browser.newPage();
  await page.goto(`${site.url}engine/sorot`);
  await page.waitForFunction(() => "annotate" in globalThis);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => clock(id));
  // The page's own is the one that works while it works.
  const now = () => renderers.reduce((sum, one) => sum + one(), 0);
  const known = new Set();
  return {
    name: "chromium",
    async measure(file, least) {
      if (!known.has(file)) {
        await page.evaluate(
          ([file = "", text = ""]) => {
            /** @type {any} */ (globalThis).texts ??= {};
            /** @type {any} */ (globalThis).texts[file] = text.split("\f");
          },
          [file, readFileSync(file, "utf8")],
        );
        known.add(file);
      }
      const begin = now();
      const runs = await page.evaluate(
        ([file, least]) => {
          const { annotate, texts } = /** @type {any} */ (globalThis);
          const begin = performance.now();
          let runs = 0;
          do {
            for (const part of texts[`${file}`]) annotate(part);
            runs++;
          } while (performance.now() - begin < Number(least) * 1000);
          return runs;
        },
        /** @type {const} */ ([file, least]),
      );
      return { seconds: (now() - begin) / runs, peak: null };
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
