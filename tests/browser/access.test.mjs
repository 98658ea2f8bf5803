// What people with other senses and hands than most find: axe-core's rules, on every view, in both schemes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, waitForHighlight } from "./site.mjs";
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

test("on a narrow phone, what the page tells lies on none of the tools", async () => {
  const viewport = { width: 360, height: 640 };
  const context = await shared.browser.newContext({ locale: "id-ID", viewport, hasTouch: true });
  const { page } = await open(context, shared.site.url);
  /** The buttons among `selector` that are in the window and that a finger would not reach. */
  const covered = (/** @type {string} */ selector) =>
    page.evaluate((selector) => {
      const buttons = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];
      const missed = buttons.filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return height > 0 && hit && hit !== button && !button.contains(hit);
      });
      return missed.map(({ textContent }) => textContent);
    }, selector);
  const told = async (/** @type {string[]} */ ...ids) => {
    for (const id of ids) assert.equal(await page.locator(`#${id}`).isVisible(), true, id);
  };
  const name = "catatan-rapat-yang-panjang-sekali.json";
  await page.locator("#file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from("{") });
  await page.locator("#notice").waitFor();
  await page.locator("#clear").tap();
  await told("notice", "undo-notice");
  assert.deepEqual(await covered(".reader .toolbar button, .reader summary, .masthead select, .masthead a"), []);
  await page.locator("#undo").tap();
  await waitForHighlight(page, "Rp 7,8 miliar");
  assert.deepEqual(await covered(".reader .toolbar button, .legend button"), []);
  await page.locator("#article").press("Control+Home");
  await page.keyboard.press("Alt+ArrowDown");
  await page.locator("#editor").waitFor();
  await told("notice");
  assert.deepEqual(
    await covered("#editor [data-do=accept], #editor [data-do=reject], #editor [data-do=label-PERSON]"),
    [],
  );
  await context.close();
});
