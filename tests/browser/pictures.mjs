// Makes the pictures of the page: those of the README in docs/screenshots/, those of the guide in www/guide/. `cargo xtask
// pictures` builds the site and runs it.

import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { launch, open, serve } from "./site.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").BrowserContextOptions} Options */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

const root = resolve(import.meta.dirname, "../..");
const readme = resolve(root, "docs/screenshots");
const guide = resolve(root, "www/guide");

/** @type {Record<string, Options>} */
const DEVICES = {
  desktop: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 390, height: 760 }, hasTouch: true },
};
/** What is shown of the sample, in its words. */
const SAMPLES = {
  id: { locale: "id-ID", money: "Rp 7,8 miliar" },
  en: { locale: "en-GB", money: "7.8 billion rupiah" },
};

/**
 * Where some words stand in the window.
 *
 * @param {Page} page
 * @param {string} words
 * @returns {Promise<Box>}
 */
function placeOf(page, words) {
  return page.evaluate((words) => {
    for (const ranges of CSS.highlights.values()) {
      for (const range of ranges) {
        if (`${range}` !== words) continue;
        const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
        return { x, y, width, height };
      }
    }
    throw new Error(`nothing is highlighted as ${words}`);
  }, words);
}

/**
 * What is seen of some elements together, with a margin.
 *
 * @param {Page} page
 * @param {string[]} selectors
 * @returns {Promise<Box>}
 */
async function around(page, ...selectors) {
  const boxes = await Promise.all(selectors.map((selector) => page.locator(selector).boundingBox()));
  const seen = boxes.filter((box) => box !== null);
  const left = Math.max(0, Math.min(...seen.map(({ x }) => x)) - 16);
  const top = Math.max(0, Math.min(...seen.map(({ y }) => y)) - 16);
  const right = Math.max(...seen.map(({ x, width }) => x + width)) + 16;
  const bottom = Math.max(...seen.map(({ y, height }) => y + height)) + 16;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The views of the guide: what a person does for each, and what is seen then. */
/** @type {Record<string, (page: Page, words: typeof SAMPLES["id"]) => Promise<Box | undefined>>} */
const VIEWS = {
  overview: async () => undefined,
  details: async (page, { money }) => {
    const { x, y, width, height } = await placeOf(page, money);
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.locator("#details").waitFor();
    return { x: 24, y: y - 90, width: 840, height: 260 };
  },
  correct: async (page, { money }) => {
    const { x, y, width, height } = await placeOf(page, money);
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.locator("#editor").waitFor();
    await page.mouse.move(2, 2);
    return { x: 8, y: 400, width: 880, height: 460 };
  },
  explore: async (page) => {
    await page.locator("#explore").scrollIntoViewIfNeeded();
    await page.locator("#explored table").waitFor();
    await page.locator("#tab-table").evaluate((tab) => tab.scrollIntoView({ block: "start" }));
    const { x, y, width } = await around(page, "#explore");
    return { x, y, width, height: 420 };
  },
  together: async (page) => {
    await page.locator("#explore").scrollIntoViewIfNeeded();
    await page.locator("#tab-together").click();
    await page.locator("#explored .matrix").waitFor();
    await page.locator("#tab-table").evaluate((tab) => tab.scrollIntoView({ block: "start" }));
    const { x, y, width } = await around(page, "#explore");
    return { x, y, width, height: 460 };
  },
  take: async (page) => {
    await page.locator("#keep").click();
    await page.locator("#library button").first().waitFor();
    await page.locator("#words").fill("Koperasi Maju,ORG\n/\\bKA-\\d+/,PRODUCT");
    await page.locator("#words").blur();
    await page.locator("#notice .close").click();
    await page.locator("footer").scrollIntoViewIfNeeded();
    return around(page, ".desk");
  },
};

const browser = await launch();
const site = await serve();

/** @param {Options} options @param {(page: Page) => Promise<void>} show */
async function visit(options, show) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const { page } = await open(context, site.url);
  // What the engine itself reads has to be there, too.
  await page.waitForFunction(() => performance.getEntriesByName("sorot:annotate").length > 0);
  await show(page);
  await context.close();
}

/**
 * Writes a picture as WebP, which is a third of the size of PNG.
 *
 * @param {string} name
 * @param {Buffer} png
 */
async function webp(name, png) {
  const page = await browser.newPage();
  const encoded = await page.evaluate(async (png) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d")?.drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.5 });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  }, png.toString("base64"));
  writeFileSync(resolve(guide, `${name}.webp`), Buffer.from(encoded, "base64"));
  await page.close();
}

mkdirSync(readme, { recursive: true });
mkdirSync(guide, { recursive: true });
for (const [name, device, language, colorScheme] of /** @type {const} */ ([
  ["desktop-light", "desktop", "id", "light"],
  ["desktop-dark", "desktop", "en", "dark"],
  ["phone-light", "phone", "id", "light"],
])) {
  await visit({ ...DEVICES[device], colorScheme, locale: SAMPLES[language].locale }, async (page) => {
    await page.keyboard.press("Alt+ArrowDown");
    await page.screenshot({ path: resolve(readme, `${name}.png`) });
  });
}
for (const [language, words] of Object.entries(SAMPLES)) {
  for (const [name, show] of Object.entries(VIEWS)) {
    await visit({ ...DEVICES.desktop, colorScheme: "light", locale: words.locale }, async (page) => {
      const clip = await show(page, words);
      await webp(`${language}-${name}`, await page.screenshot(clip ? { clip } : {}));
    });
  }
  await visit({ ...DEVICES.phone, colorScheme: "dark", locale: words.locale }, async (page) => {
    await webp(`${language}-phone`, await page.screenshot());
  });
}
await browser.close();
await site.close();
