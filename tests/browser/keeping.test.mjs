// Which article is kept, and which the page begins with: the next one does not take the place of what was kept, and a link
// gives way to what was made of its article.

import assert from "node:assert/strict";
import { test } from "node:test";
import { linkTo } from "../../www/app/share.js";
import { open, paste, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = "Rapat dibuka Wulan Pertiwi di Bandung.";

const shared = useSite();
const article = written;

/** @param {Page} page */
async function keep(page) {
  await page.locator("#keep").click();
  await page.locator("#library button.remove").first().waitFor();
}

/** @type {[string, (page: Page) => Promise<void>][]} */
const WAYS = [
  ["is deleted", (page) => page.keyboard.press("Delete")],
  ["is written over with a letter", (page) => page.keyboard.type("x")],
  ["is replaced at once", async () => {}],
];

for (const [way, take] of WAYS)
  for (const text of [TEXT, `${TEXT} Harga naik 75 persen pada 3 Mei 2016.`])
    test(`an article of ${text.length} letters that is kept and then ${way} stays beside the next that is kept`, async () => {
      const context = await shared.browser.newContext({ locale: "en-GB" });
      const { page } = await open(context, shared.site.url);
      await paste(page, text);
      await keep(page);
      await page.locator("#article").press("Control+A");
      await take(page);
      await paste(page, "Tiket seharga Rp 50.000.");
      await waitForHighlight(page, "Rp 50.000");
      await page.locator("#keep").click();
      await page.locator("#library li:nth-child(2)").waitFor();
      await page.reload();
      await waitForHighlight(page, "Rp 50.000");
      const rows = page.locator("#library li > button:first-child");
      assert.equal(await rows.count(), 2);
      await rows.nth(1).click();
      await waitForHighlight(page, "Bandung");
      assert.equal(await article(page), text);
      assert.match(await rows.nth(0).innerText(), /Tiket/);
      assert.match(await rows.nth(1).innerText(), /Rapat/);
      await context.close();
    });

test("a kept article that is cut and pasted back is kept on", async () => {
  const context = await shared.browser.newContext({
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page } = await open(context, shared.site.url);
  await paste(page, TEXT);
  await page.locator("#article").press("Control+Home");
  for (let letter = 0; letter < 5; letter++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+9");
  await page.locator("#library button.remove").waitFor();
  await page.locator("#article").press("Control+A");
  await page.keyboard.press("Control+X");
  assert.equal(await article(page), "");
  await page.keyboard.press("Control+V");
  await page.keyboard.type(" Lalu pulang.");
  await page.waitForTimeout(800);
  await page.reload();
  await waitForHighlight(page, "Rapat");
  assert.equal(await article(page), `${TEXT} Lalu pulang.`);
  assert.equal(await page.locator("#library button.remove").count(), 1);
  await context.close();
});

test("a kept article that is taken away letter by letter is kept as it was", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await paste(page, TEXT);
  await keep(page);
  await page.locator("#article").press("Control+End");
  for (const _ of TEXT) await page.keyboard.press("Backspace");
  assert.equal(await article(page), "");
  await page.keyboard.insertText("Tiket seharga Rp 50.000.");
  await waitForHighlight(page, "Rp 50.000");
  await page.waitForTimeout(800);
  await page.reload();
  await waitForHighlight(page, "Bandung");
  assert.equal(await article(page), TEXT);
  await context.close();
});

test("what is corrected or kept of a shared article is there after a reload, and the link still brings its own", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const address = await linkTo(shared.site.url, { text: TEXT, corrections: [], marks: [], language: "auto", date: "" });
  const { page } = await open(context, address);
  const isEvent = () => page.evaluate(() => [...(CSS.highlights.get("sorot-other-name") ?? [])].map(String));
  const label = async () => {
    await page.locator("#article").press("Control+Home");
    for (let letter = 0; letter < 5; letter++) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Alt+9");
    await waitForHighlight(page, "Rapat");
  };
  await page.reload();
  await waitForHighlight(page, "Bandung");
  assert.equal(page.url(), address, "what is only read stays where it is");
  await label();
  await page.locator("#library button.remove").waitFor();
  await page.reload();
  await waitForHighlight(page, "Rapat");
  assert.equal(await article(page), TEXT);
  await page.goto(address);
  await page.waitForFunction(() => !CSS.highlights.get("sorot-other-name")?.size);
  assert.deepEqual(await isEvent(), []);
  assert.equal(await page.locator("#library button.remove").count(), 1);
  await page.keyboard.press("Control+End");
  await page.locator("#keep").click();
  await page.locator("#library li:nth-child(2)").waitFor();
  await paste(page, "Tiket seharga Rp 50.000.");
  await page.locator("#keep").click();
  await page.locator("#library li:nth-child(3)").waitFor();
  await page.reload();
  await waitForHighlight(page, "Rp 50.000");
  const { page: other } = await open(context, address);
  await waitForHighlight(other, "Bandung");
  assert.equal(await article(other), TEXT);
  await context.close();
});

test("the word list marks shared articles, too, and is not lost by what is written in it there", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await page.locator("#words").fill("Rapat,EVENT");
  await page.locator("#words").blur();
  const address = await linkTo(shared.site.url, { text: TEXT, corrections: [], marks: [], language: "auto", date: "" });
  await page.goto(address);
  await waitForHighlight(page, "Rapat");
  assert.equal(await page.locator("#words").inputValue(), "Rapat,EVENT");
  await context.close();
});

test("a kept article that is removed can be brought back, and is kept on", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page, troubles } = await open(context, shared.site.url);
  for (const text of ["Tiket seharga Rp 50.000.", TEXT]) {
    await paste(page, text);
    await page.locator("#keep").click();
    await page.locator("#library .name", { hasText: text }).waitFor();
  }
  const names = page.locator("#library .name");
  await page.getByRole("button", { name: `Remove “${TEXT}”` }).click();
  await page.locator("#notice", { hasText: `“${TEXT}” was removed.` }).waitFor();
  assert.deepEqual(await names.allInnerTexts(), ["Tiket seharga Rp 50.000."]);
  assert.equal(
    await page.evaluate(() => document.activeElement?.querySelector(".name")?.textContent),
    "Tiket seharga Rp 50.000.",
  );
  assert.equal(await article(page), TEXT);
  await page.locator("#notice").getByRole("button", { name: "Put it back" }).click();
  await names.nth(1).waitFor();
  assert.equal(await page.locator("#notice").isVisible(), false);
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" Lalu pulang.");
  await page.waitForTimeout(800);
  await page.reload();
  await waitForHighlight(page, "Bandung");
  assert.equal(await article(page), `${TEXT} Lalu pulang.`);
  assert.equal(await names.count(), 2);
  for (const count of [1, 0]) {
    await page.locator("#library button.remove").first().click();
    await page.waitForFunction((count) => document.querySelectorAll("#library .name").length === count, count);
  }
  assert.equal(await page.evaluate(() => document.activeElement?.id), "keep");
  assert.deepEqual(troubles, []);
  await context.close();
});
