// How long a person waits, in Chromium: prints the seconds from the page's load to its first highlight; and for each text
// pasted, and for one key in its middle, the seconds until its highlights are painted, of which the engine's, and of the
// longest task of the page's thread, as one line of JSON. Takes the site's address, the files and how many rounds there are,
// as JSON.

import { readFileSync } from "node:fs";
import { launch, open, paste } from "../../tests/browser/site.mjs";
import { spread } from "./spread.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ painted: number, engine: number, task: number }} Wait */

/** @type {{ address: string, files: string[], rounds: number }} */
const { address, files, rounds } = JSON.parse(process.argv[2] ?? "");

const browser = await launch();
/** @type {number[]} */
const first = [];
/** @type {Record<string, { paste: Wait[], key: Wait[] }>} */
const waits = Object.fromEntries(files.map((file) => [file, { paste: [], key: [] }]));
try {
  for (let round = 0; round < rounds; round++) {
    for (const file of files) {
      // A new context has an empty cache: each run is a first visit.
      const context = await browser.newContext();
      const { page } = await open(context, address);
      first.push(await page.evaluate(() => performance.getEntriesByName("sorot:first-highlight")[0]?.startTime ?? 0));
      await watch(page);
      const text = readFileSync(file, "utf8");
      waits[file]?.paste.push(await wait(page, () => paste(page, text)));
      await page.evaluate(middle);
      waits[file]?.key.push(await wait(page, () => page.keyboard.press("x")));
      await context.close();
    }
  }
} finally {
  await browser.close();
}
/** @param {Wait[]} all */
const medians = (all) => ({
  painted: seconds(all.map(({ painted }) => painted)),
  engine: seconds(all.map(({ engine }) => engine)),
  task: seconds(all.map(({ task }) => task)),
});
console.log(
  JSON.stringify({
    first_highlight: seconds(first),
    texts: Object.fromEntries(
      Object.entries(waits).map(([file, { paste, key }]) => [file, { paste: medians(paste), key: medians(key) }]),
    ),
  }),
);

/** @param {number[]} milliseconds */
function seconds(milliseconds) {
  return spread(milliseconds.map((one) => one / 1000));
}

/**
 * Has the page note when a change began, and how long its tasks are.
 *
 * @param {Page} page
 */
function watch(page) {
  return page.evaluate(() => {
    const noted = /** @type {any} */ (globalThis);
    noted.tasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) noted.tasks.push({ startTime, duration });
    }).observe({ type: "longtask" });
    for (const event of ["paste", "keydown"])
      addEventListener(event, ({ timeStamp }) => (noted.began ??= timeStamp), { capture: true });
  });
}

/**
 * Does something that changes the article, and waits until it is highlighted again.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} change
 * @returns {Promise<Wait>}
 */
async function wait(page, change) {
  await page.evaluate(() => {
    const noted = /** @type {any} */ (globalThis);
    noted.began = undefined;
    noted.tasks.length = 0;
    performance.clearMeasures("sorot:annotate");
    noted.painted = new Promise((done) => {
      const look = () => {
        const [measure] = performance.getEntriesByName("sorot:annotate");
        // The frame after the one that has the highlights begins when that was painted.
        if (noted.began !== undefined && measure && measure.startTime + measure.duration > noted.began)
          requestAnimationFrame(() => done({ now: performance.now(), engine: measure.duration }));
        else requestAnimationFrame(look);
      };
      look();
    });
  });
  await change();
  return page.evaluate(async () => {
    const noted = /** @type {any} */ (globalThis);
    const { now, engine } = await noted.painted;
    // Long tasks are told of a little later.
    await new Promise((done) => setTimeout(done, 300));
    const own = noted.tasks.filter((/** @type {{ startTime: number }} */ { startTime }) => startTime < now);
    const task = Math.max(0, ...own.map((/** @type {{ duration: number }} */ { duration }) => duration));
    return { painted: now - noted.began, engine, task };
  });
}

/** Puts the caret into the middle of the article. Runs in the page. */
function middle() {
  const article = /** @type {HTMLElement} */ (document.querySelector("#article"));
  article.focus();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let left = (article.textContent ?? "").length / 2;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = /** @type {Text} */ (node);
    if (left <= length) {
      getSelection()?.collapse(node, Math.floor(left));
      return;
    }
    left -= length;
  }
}
