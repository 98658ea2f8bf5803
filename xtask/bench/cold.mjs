// From nothing to a first result, and the memory that it takes: prints for each engine the seconds in a new process of Node
// and on a new page of Chromium, and the bytes of memory of the process, as one line of JSON. Takes the text's file and how many
// rounds there are, as JSON.

import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { launch } from "../../tests/browser/site.mjs";
import { dist } from "../../tests/wasm/engine.mjs";
import { install, PEERS, script } from "./peers.mjs";
import { spread } from "./spread.mjs";
import { serve } from "./web.mjs";

/** @type {{ file: string, rounds: number }} */
const { file, rounds } = JSON.parse(process.argv[2] ?? "");
const ENGINES = ["sorot", ...PEERS];
/** No engine takes so many milliseconds to load, even where much else is done. */
const PATIENCE = 180_000;

install();
const site = await serve();
site.prepare(ENGINES);
const browser = await launch();
/** @typedef {{ node: number[], processor: number[], chromium: number[], loaded: number[], peak: number[] }} Found */
/** @type {Record<string, Found>} */
const found = Object.fromEntries(
  ENGINES.map((name) => [name, { node: [], processor: [], chromium: [], loaded: [], peak: [] }]),
);
const empty = inNode(null).peak;
for (let round = 0; round < rounds; round++) {
  for (const name of ENGINES) {
    const { seconds, processor, loaded, peak } = inNode(name);
    found[name]?.node.push(seconds);
    found[name]?.processor.push(processor);
    found[name]?.loaded.push(loaded - empty);
    found[name]?.peak.push(peak - empty);
    found[name]?.chromium.push(await inChromium(name));
  }
}
await browser.close();
await site.close();
console.log(
  JSON.stringify(
    Object.fromEntries(
      Object.entries(found).map(([name, { node, processor, chromium, loaded, peak }]) => [
        name,
        {
          node: spread(node),
          processor: spread(processor),
          chromium: spread(chromium),
          memory_loaded: spread(loaded).median,
          memory_peak: spread(peak).median,
        },
      ]),
    ),
  ),
);

/**
 * In a new process: the seconds from its first line to its first result, those of the processor, and its memory before and after that. Without an
 * engine, the memory of Node alone.
 *
 * @param {string | null} engine
 */
function inNode(engine) {
  const code = `import { readFileSync } from "node:fs";
    const text = readFileSync(${JSON.stringify(file)}, "utf8");
    const most = () => process.resourceUsage().maxRSS * 1024;
    const start = performance.now();
    const before = process.cpuUsage();
    const { annotate } = ${engine ? `await import(${JSON.stringify(pathToFileURL(script(engine)).href)})` : "{}"};
    const loaded = most();
    annotate?.(text);
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - start) / 1000;
    console.log(JSON.stringify({ seconds, processor: (user + system) / 1e6, loaded, peak: most() }));`;
  const env = { ...process.env, SOROT_DIST: dist };
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", code], { env, encoding: "utf8" });
  return /** @type {{ seconds: number, processor: number, loaded: number, peak: number }} */ (JSON.parse(printed));
}

/**
 * On a new page, with an empty cache: the seconds from the start of its loading.
 *
 * @param {string} engine
 */
async function inChromium(engine) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${engine}: ${error.message}`));
  await page.goto(`${site.url}first/${engine}?file=${encodeURIComponent(file)}`);
  await page.waitForFunction(() => "first" in globalThis, null, { timeout: PATIENCE });
  const milliseconds = await page.evaluate(() => /** @type {any} */ (globalThis).first);
  await context.close();
  return Number(milliseconds) / 1000;
}
