// A long session: articles by chance are opened, pasted, edited and left, as `node soak.mjs MINUTES`. Fails if the memory in
// use, that of scripts or of everything that the page's process has allocated, or the number of DOM nodes grows by more than a
// twentieth after the first fifth of the time, if the console has an error, or if the page shows anything but what the command
// line finds. What the process takes of the machine is printed: Chromium keeps pages of its heaps that are mostly empty.
//
// Both are compared once they are full: the page holds the last hundred articles for the way back, and Chromium the nodes of
// its own last thousand steps, which no page can empty. That takes about three minutes, so that a soak is of ten at least.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { FAMILIES, isUnsure } from "../../www/app/labels.js";
import { annotateNatively } from "../wasm/engine.mjs";
import { highlighted, launch, open, paste, serve, written } from "./site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const ARTICLES = 1000;
/** How much more memory may be in use at the end, as a share. */
const GROWTH = 0.05;

const minutes = Number(process.argv[2] ?? 60);
const cases = resolve(import.meta.dirname, "../cases");
const sentences = readdirSync(cases, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".jsonl"))
  .sort()
  .flatMap((name) => readFileSync(resolve(cases, name), "utf8").trim().split("\n"))
  .flatMap((line) => JSON.parse(line).text?.replaceAll(/[\r\n]+/g, " ") ?? []);

let state = 20161001;
/** A number below `limit`, the same in every session. @param {number} limit */
function below(limit) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}

/** An article of ten to forty sentences. */
function article() {
  const paragraphs = Array.from({ length: 5 + below(6) }, () =>
    Array.from({ length: 2 + below(3) }, () => sentences[below(sentences.length)]).join(" "),
  );
  return paragraphs.join("\n\n");
}

const articles = Array.from({ length: ARTICLES }, (_, index) => ({
  id: `${index}`,
  title: `Artikel ${index}`,
  text: article(),
  corrections: [],
  language: "auto",
  date: "",
  changed: Date.UTC(2020, 0, 1) + index,
}));

const site = await serve();
const browser = await launch();
const context = await browser.newContext({ locale: "id-ID" });
// A machine that does other work as well is no fault of the page.
context.setDefaultTimeout(300_000);
const { page: first } = await open(context, site.url);
await first.evaluate(
  (articles) =>
    new Promise((done, fail) => {
      const request = indexedDB.open("sorot", 1);
      request.onupgradeneeded = () => {
        const store = request.result.createObjectStore("articles", { keyPath: "id" });
        for (const article of articles) store.put(article);
        request.result.createObjectStore("lists");
      };
      request.onsuccess = () => done(request.result.close());
      request.onerror = () => fail(request.error);
    }),
  articles,
);
await first.close();
const { page, troubles } = await open(context, site.url);
const session = await context.newCDPSession(page);

// The engine's worker is a target of its own, whose garbage is collected by a message to it.
/** @type {Set<string>} */
const workers = new Set();
session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
  if (targetInfo.type === "worker") workers.add(sessionId);
});
session.on("Target.detachedFromTarget", ({ sessionId }) => workers.delete(sessionId));
await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });

/** Throws away what page and workers no longer need, and has the browser give it back to the machine. */
async function collect() {
  const message = JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" });
  await session.send("HeapProfiler.collectGarbage");
  for (const sessionId of workers) await session.send("Target.sendMessageToTarget", { sessionId, message });
  await session.send("Memory.simulatePressureNotification", { level: "critical" });
  // A worker answers when it has time, and memory is given back in steps.
  await page.waitForTimeout(2000);
}

const processes = await browser.newBrowserCDPSession();

/** The processes that show pages, by their ids. */
async function renderers() {
  const { processInfo } = await processes.send("SystemInfo.getProcessInfo");
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** @type {{ ph: string, pid: number, args?: { dumps?: { allocators?: Record<string, Allocator> } } }[]} what a trace tells */
let traced = [];
/** @typedef {{ attrs?: { allocated_objects_size?: { value: string } } }} Allocator */
processes.on("Tracing.dataCollected", ({ value }) => traced.push(.../** @type {any[]} */ (value)));

/** The heaps of which each part is told by itself: those of documents, of the browser's own C++, of buffers, of scripts. */
const HEAPS = /^(blink_gc\/[^/]+\/heap|malloc\/partitions|partition_alloc\/partitions\/[^/]+|v8\/.*heap\/[^/]+)$/;

/** What the page's process has allocated, in bytes, in whatever heap: that of the largest renderer. */
async function allocatedSize() {
  const pages = await renderers();
  traced = [];
  const traceConfig = {
    includedCategories: ["disabled-by-default-memory-infra"],
    excludedCategories: ["*"],
    // No dumps but the one that is asked for.
    memoryDumpConfig: /** @type {any} */ ({ triggers: [] }),
  };
  await processes.send("Tracing.start", { transferMode: "ReportEvents", traceConfig });
  await processes.send("Tracing.requestMemoryDump", { levelOfDetail: "light" });
  const done = new Promise((done) => processes.once("Tracing.tracingComplete", done));
  await processes.send("Tracing.end");
  await done;
  const sizes = traced
    .filter(({ ph, pid }) => ph === "v" && pages.includes(pid))
    .map(({ args }) =>
      Object.entries(args?.dumps?.allocators ?? {})
        .filter(([name]) => HEAPS.test(name))
        .map(([, { attrs }]) => Number.parseInt(attrs?.allocated_objects_size?.value ?? "0", 16))
        .reduce((all, one) => all + one, 0),
    );
  return Math.max(0, ...sizes);
}

/** What the page's process takes of the machine, in bytes: that of the largest renderer. */
async function residentSize() {
  const sizes = spawnSync("ps", ["-o", "rss=", "-p", (await renderers()).join(",")], { encoding: "utf8" }).stdout;
  return Math.max(
    0,
    ...sizes
      .trim()
      .split("\n")
      .map((size) => Number.parseInt(size, 10) * 1024),
  );
}

/** The styles of what is no finding. */
const BESIDE = ["chrome", "current", "link"];

/** What the page shows as found, and what of it as doubtful, as one string. */
async function shown() {
  const all = (await highlighted(page)).filter(([, style = ""]) => !BESIDE.includes(style));
  const found = all.filter(([, style]) => style !== "unsure");
  return JSON.stringify([found, all.filter(([, style]) => style === "unsure").map(([text]) => text)]);
}

/** The memory in use after what is no longer needed was thrown away, in bytes. */
async function memory() {
  // Twice: nodes are let go of only after what pointed at them from scripts is gone.
  for (let turn = 0; turn < 2; turn++) await collect();
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  return { usedSize, nodes, allocated: await allocatedSize(), resident: await residentSize() };
}

/** Waits until the page shows what the command line finds in the text that it has: an article that was asked for may still come. */
async function agrees() {
  const deadline = Date.now() + 300_000;
  let text = "";
  let expected = "";
  for (;;) {
    const now = await written(page);
    if (now !== text || expected === "") {
      text = now;
      const { annotations } = annotateNatively(text, {});
      const found = annotations.map(({ text, label }) => [text, FAMILIES[label]]);
      expected = JSON.stringify([found, annotations.filter(isUnsure).map(({ text }) => text)]);
    }
    if ((await shown()) === expected) return;
    if (Date.now() > deadline) assert.equal(await shown(), expected, text);
    await page.waitForTimeout(50);
  }
}

/** @type {(() => Promise<unknown>)[]} what a person does */
const DEEDS = [
  () => page.locator("#library li > button:first-child").nth(below(ARTICLES)).click(),
  () => paste(page, articles[below(ARTICLES)]?.text ?? ""),
  async () => {
    await page.locator("#article").press("Control+Home");
    for (let step = below(30); step > 0; step--) await page.keyboard.press("Control+ArrowRight");
    await page.keyboard.type(" Rp 5 juta ");
    for (let letter = 0; letter < 11; letter++) await page.keyboard.press("Backspace");
  },
  async () => {
    await page.locator("#article").press("Control+Home");
    for (let step = below(60); step > 0; step--) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+Delete");
    await page.keyboard.press("Control+Z");
  },
  async () => {
    for (const tab of ["table", "timeline", "quoted", "together"]) await page.locator(`#tab-${tab}`).click();
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator("#search").fill(String(below(10)));
    await page.locator("#search").fill("");
  },
];

const start = Date.now();
/** @type {{ minute: number, steps: number, usedSize: number, nodes: number, allocated: number, resident: number }[]} */
const measured = [];
let steps = 0;
let compared = 0;
for (let minute = 0; minute < minutes; ) {
  await DEEDS[below(DEEDS.length)]?.();
  steps++;
  if (below(4) === 0) {
    await agrees();
    compared++;
  }
  if (Date.now() - start < (minute + 1) * 60_000) continue;
  minute++;
  // The same article for each measurement: a long one takes more than a short one.
  await paste(page, articles[0]?.text ?? "");
  await agrees();
  const now = { minute, steps, ...(await memory()) };
  measured.push(now);
  const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
  console.log(
    `${minute} min, ${steps} steps, ${compared} compared: ${megabytes(now.usedSize)} MB in use, ${megabytes(now.allocated)} MB allocated, ${now.nodes} nodes, ${megabytes(now.resident)} MB resident`,
  );
}
await browser.close();
await site.close();

assert.deepEqual(troubles, [], "the console");
const settled = measured.slice(Math.floor(measured.length / 5));
const third = Math.max(1, Math.floor(settled.length / 3));
/** @param {"usedSize" | "allocated" | "nodes" | "resident"} what @param {typeof settled} some */
const middle = (what, some) => some.map((one) => one[what]).sort((one, other) => one - other)[some.length >> 1] ?? 0;
for (const what of /** @type {const} */ (["usedSize", "allocated", "nodes", "resident"])) {
  const [before, after] = [middle(what, settled.slice(0, third)), middle(what, settled.slice(-third))];
  console.log(
    `${what}: ${before} in the first third, ${after} in the last (${((after / before - 1) * 100).toFixed(1)} %)`,
  );
  if (what !== "resident") assert.ok(after <= before * (1 + GROWTH), `${what} grows`);
}
console.log(`${steps} steps in ${minutes} minutes, ${compared} results equal to the command line's, the console clean`);
