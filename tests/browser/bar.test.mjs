// The bar that mends a highlight: it says what the highlight means and does not lie on it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, paste, waitForHighlight } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();

/** Where the highlight of some words is in the window. @param {import("playwright-core").Page} page @param {string} words */
function boxOf(page, words) {
  return page.evaluate((words) => {
    for (const ranges of CSS.highlights.values())
      for (const range of ranges) {
        if (`${range}` !== words) continue;
        const { x, y, width, height, bottom } = /** @type {Range} */ (range).getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, bottom };
      }
    throw new Error(`not highlighted: ${words}`);
  }, words);
}

async function openOnPhone() {
  const context = await shared.browser.newContext({
    locale: "id-ID",
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  return { context, page: (await open(context, shared.site.url)).page };
}

test("a finger is told what a highlight means", async () => {
  const { context, page } = await openOnPhone();
  await paste(page, "Tiket seharga Rp 50 ribu habis.");
  await waitForHighlight(page, "Rp 50 ribu");
  const { x, y } = await boxOf(page, "Rp 50 ribu");
  await page.touchscreen.tap(x, y);
  await page.locator("#editor").waitFor();
  assert.match(await page.locator("#editor").innerText(), /^Rp 50 ribu\s*Rp\s50\.000/);
  await context.close();
});

test("a tap on a highlight leaves the phone's keyboard away, a second one there calls it", async () => {
  const { context, page } = await openOnPhone();
  const focused = () => page.evaluate(() => document.activeElement?.id ?? "");
  await paste(page, "Tiket seharga Rp 50 ribu habis.\nRapat pada 3 Mei 2023.");
  await waitForHighlight(page, "3 Mei 2023");
  await page.evaluate(() => document.getElementById("article")?.blur());
  const money = await boxOf(page, "Rp 50 ribu");
  await page.touchscreen.tap(money.x, money.y);
  await page.locator("#editor").filter({ hasText: "Rp 50 ribu" }).waitFor();
  assert.notEqual(await focused(), "article");
  const date = await boxOf(page, "3 Mei 2023");
  await page.touchscreen.tap(date.x, date.y);
  await page.locator("#editor").filter({ hasText: "3 Mei 2023" }).waitFor();
  assert.notEqual(await focused(), "article");
  await page.touchscreen.tap(date.x, date.y);
  await page.waitForFunction(() => document.activeElement?.id === "article");
  // Whoever is writing already goes on writing where the finger points.
  await page.touchscreen.tap(money.x, money.y);
  await page.locator("#editor").filter({ hasText: "Rp 50 ribu" }).waitFor();
  assert.equal(await focused(), "article");
  await context.close();
});

test("a highlight at the end of the window is not covered by the bar", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB", viewport: { width: 1000, height: 700 } });
  const { page } = await open(context, shared.site.url);
  const line = "Nothing is said in this line of the article.\n";
  await paste(page, `${line.repeat(40)}It cost $5 million.\n${line.repeat(40)}`);
  await waitForHighlight(page, "$5 million");
  // As far below as can be seen.
  const far = await boxOf(page, "$5 million");
  await page.evaluate((by) => scrollBy({ top: by, behavior: "instant" }), far.bottom + 10 - 700);
  const { x, y } = await boxOf(page, "$5 million");
  await page.mouse.click(x, y);
  await page.locator("#editor").waitFor();
  const { bottom } = await boxOf(page, "$5 million");
  const bar = await page.locator("#editor").boundingBox();
  assert.ok(bar && bottom < bar.y, `${bottom} ${bar?.y}`);
  assert.ok(bottom > 0);
  await context.close();
});

test("what is kept is listed by whole words, and what was said of it goes with the next article", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await paste(page, `The bridge ${"over the river ".repeat(20)}was opened.`);
  await page.locator("#keep").click();
  await page.locator("#library .name").waitFor();
  assert.match(await page.locator("#library .name").innerText(), /^The bridge over .*\b(over|the|river)…$/);
  assert.match(await page.locator("#notice").innerText(), /^Kept/);
  await page.locator("#sample").click();
  await waitForHighlight(page, "7.8 billion rupiah");
  assert.equal(await page.locator("#notice").isVisible(), false);
  await context.close();
});
