// What people with other senses and hands than most find: axe-core's rules, on every view, in both schemes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { open, paste, waitForHighlight } from "./site.mjs";
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

test("in colours that the reader's system gives, lines and marks still tell one thing from another", async () => {
  const context = await shared.browser.newContext({ locale: "id-ID", forcedColors: "active" });
  const { page } = await open(context, shared.site.url);
  const lines = await page.evaluate(() =>
    ["PERSON", "GPE", "DATE", "ORG"].map((label) => {
      const swatch = document.querySelector(`#legend [data-label=${label}] .swatch`);
      return swatch && getComputedStyle(swatch, "::before").textDecorationStyle;
    }),
  );
  assert.deepEqual(lines, ["solid", "double", "wavy", "dashed"]);
  const tag = page.locator("#entities .tag[data-family=place]").first();
  assert.equal(await tag.evaluate((tag) => getComputedStyle(tag).textDecorationStyle), "double");
  const [bar, mark] = await page
    .locator(".strip")
    .first()
    .evaluate((bar) => [bar, bar.firstElementChild].map((part) => part && getComputedStyle(part).backgroundColor));
  assert.ok(bar && mark && bar !== mark, `${bar} and ${mark}`);
  await context.close();
});

test("on a phone a row of the table is no taller than what is seen of it", async () => {
  const viewport = { width: 390, height: 800 };
  const context = await shared.browser.newContext({ locale: "en-GB", viewport });
  const { page } = await open(context, shared.site.url);
  await paste(page, `Harga naik 7 persen ${"dan orang pulang ke rumah masing-masing ".repeat(40)}.`);
  await page.locator("#explored").scrollIntoViewIfNeeded();
  const link = page.locator("#explored .link", { hasText: "7 persen" });
  await link.waitFor();
  const row = await page.locator("#explored tbody tr").boundingBox();
  const seen = await link.boundingBox();
  assert.ok(row && seen && row.height < 3 * seen.height, `${row?.height} for ${seen?.height}`);
  await context.close();
});

test("on paper there is neither the ring of the caret nor the ground of a row below the pointer", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await page.locator("#article").press("Control+Home");
  await page.locator("#entities .row").first().hover();
  const ground = () =>
    page
      .locator("#entities .row")
      .first()
      .evaluate((row) => getComputedStyle(row).backgroundColor);
  const ring = () => page.locator("#article").evaluate((article) => getComputedStyle(article).outlineStyle);
  assert.notEqual(await ground(), "rgba(0, 0, 0, 0)");
  assert.notEqual(await ring(), "none");
  await page.emulateMedia({ media: "print" });
  assert.equal(await ground(), "rgba(0, 0, 0, 0)");
  assert.equal(await ring(), "none");
  await context.close();
});
