// Makes the pictures of the page in docs/screenshots/: node tests/browser/screenshots.mjs, after `cargo xtask build`.

import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { launch, open, serve } from "./site.mjs";

const folder = resolve(import.meta.dirname, "../../docs/screenshots");

/** @type {[string, import("playwright-core").BrowserContextOptions][]} */
const VIEWS = [
  ["desktop-light", { viewport: { width: 1280, height: 860 }, colorScheme: "light", locale: "id-ID" }],
  ["desktop-dark", { viewport: { width: 1280, height: 860 }, colorScheme: "dark", locale: "en-GB" }],
  ["phone-light", { viewport: { width: 390, height: 844 }, colorScheme: "light", locale: "id-ID", hasTouch: true }],
];

mkdirSync(folder, { recursive: true });
const browser = await launch();
const site = await serve();
for (const [name, options] of VIEWS) {
  const context = await browser.newContext(options);
  const { page } = await open(context, site.url);
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
await site.close();
