// What people with other senses and hands than most find: axe-core's rules, on every view, in both schemes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  for (const [device, viewport] of /** @type {const} */ ([
    ["desk", { width: 1280, height: 900 }],
    ["phone", { width: 390, height: 800 }],
  ])) {
    test(`nothing bars the way on a ${device} in a ${colorScheme} scheme`, async () => {
      const context = await shared.browser.newContext({ locale: "id-ID", colorScheme, viewport, bypassCSP: true });
      const { page } = await open(context, shared.site.url);
      await page.evaluate(axe);
      const check = async (/** @type {string} */ view) => {
        const found = await page.evaluate(async () => {
          const { violations } = await /** @type {any} */ (globalThis).axe.run();
          return violations.map(
            (/** @type {any} */ one) => `${one.id}: ${one.nodes[0].html} ${one.nodes[0].failureSummary}`,
          );
        });
        assert.deepEqual(found, [], view);
      };
      await check("first");
      await page.locator("#article").press("Control+Home");
      await page.keyboard.press("Alt+ArrowDown");
      await page.locator("#editor").waitFor();
      await check("correcting");
      for (const tab of ["timeline", "quoted", "together"]) {
        await page.locator(`#tab-${tab}`).click();
        await check(tab);
      }
      await page.locator("#keep").click();
      await page.locator("#library button.remove").waitFor();
      await page.locator("#words").fill("salah");
      await page.locator("#words").blur();
      await check("kept and wrong");
      await context.close();
    });
  }
}
