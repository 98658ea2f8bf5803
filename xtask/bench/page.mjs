// How long a reader waits, in Chromium: prints the medians, in seconds, of the time from the page's load to its first
// highlight and of the time to annotate a pasted article, as one line of JSON. Takes the site's address and the article.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const RUNS = 15;

const [address = "", article = ""] = process.argv.slice(2);
const text = readFileSync(article, "utf8");

const browser = await chromium.launch({
  ...(process.env.SOROT_CHROMIUM ? { executablePath: process.env.SOROT_CHROMIUM } : {}),
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
const highlights = [];
const annotations = [];
try {
  for (let run = 0; run < RUNS; run++) {
    // A new context has an empty cache: each run is a first visit.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address);
    highlights.push(await entry(page, "sorot:first-highlight", 1).then(({ startTime }) => startTime));
    const before = await count(page, "sorot:annotate");
    await page.locator("#article").fill(text);
    annotations.push(await entry(page, "sorot:annotate", before + 1).then(({ duration }) => duration));
    await context.close();
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify({ first_highlight: median(highlights), annotate: median(annotations), runs: RUNS }));

/**
 * How many entries of this name the page has made.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
function count(page, name) {
  return page.evaluate((name) => performance.getEntriesByName(name).length, name);
}

/**
 * The last entry of this name, once the page has made `least` of them.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {number} least
 * @returns {Promise<{ startTime: number, duration: number }>}
 */
async function entry(page, name, least) {
  await page.waitForFunction(
    ([name, least]) => performance.getEntriesByName(`${name}`).length >= Number(least),
    [name, least],
  );
  return page.evaluate((name) => performance.getEntriesByName(name).at(-1)?.toJSON(), name);
}

/** @param {number[]} milliseconds */
function median(milliseconds) {
  milliseconds.sort((one, other) => one - other);
  return (milliseconds[milliseconds.length >> 1] ?? 0) / 1000;
}
