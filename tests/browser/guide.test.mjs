// The guide: in both languages, with its pictures, and without a network once the site was visited.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const [locale, name, other, heading] of /** @type {const} */ ([
  ["id-ID", "Panduan", "English", "Panduan Sorot"],
  ["en-GB", "Guide", "Bahasa Indonesia", "Guide to Sorot"],
])) {
  test(`the guide is found from the page and shows what it speaks of (${locale})`, async () => {
    const context = await shared.browser.newContext({ locale, colorScheme: "dark", bypassCSP: true });
    const { page, troubles } = await open(context, shared.site.url);
    await page.getByRole("link", { name }).click();
    assert.equal(await page.locator("h1").innerText(), heading);
    const pictures = page.locator("figure img");
    assert.ok((await pictures.count()) >= 6);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await picture.evaluate((image) => /** @type {HTMLImageElement} */ (image).decode());
      const [shown, told] = await picture.evaluate((image) => {
        const { naturalWidth, naturalHeight, width, height } = /** @type {HTMLImageElement} */ (image);
        return [naturalWidth / naturalHeight, width / height];
      });
      assert.ok(
        Math.abs(Number(shown) - Number(told)) < 0.02,
        "a picture has the shape that the page keeps free for it",
      );
    }
    for (const link of await page.locator("nav a[href^='#']").all())
      assert.equal(await page.locator(`${await link.getAttribute("href")}`).count(), 1);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await /** @type {any} */ (globalThis).axe.run();
      return violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes[0].html}`);
    });
    assert.deepEqual(found, []);
    await page.getByRole("link", { name: other }).click();
    assert.notEqual(await page.locator("h1").innerText(), heading);
    assert.deepEqual(troubles, []);
    await context.close();
  });
}

test("the guide is read without a network after a visit", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.goto(`${shared.site.url}panduan.html`);
  assert.equal(await page.locator("h1").innerText(), "Panduan Sorot");
  await context.close();
});
