// The page by keyboard alone: where its keys lead, and where they belong to what has the focus.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, paste, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const TEXT = "Rapat dibuka Wulan Pertiwi di Bandung.\nHarga naik 75 persen.";

const shared = useSite();

async function visit() {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const opened = await open(context, shared.site.url);
  await paste(opened.page, TEXT);
  await waitForHighlight(opened.page, "75 persen");
  return { context, ...opened };
}

test("who has walked to a highlight goes on writing there", async () => {
  const { context, page, troubles } = await visit();
  await page.locator("#article").press("Control+Home");
  for (const name of ["Wulan Pertiwi", "Bandung"]) {
    await page.keyboard.press("Alt+ArrowDown");
    await page.locator("#editor").filter({ hasText: name }).waitFor();
  }
  await page.keyboard.press("Escape");
  await page.keyboard.type("X");
  assert.equal(await written(page), TEXT.replace("Bandung", "BandungX"));
  // The engine is waited for: what it has not read, it has not found.
  const place = page.locator("#entities .row", { hasText: /Bandung(?!X)/ });
  await place.waitFor({ state: "detached" });
  await page.keyboard.press("Control+Z");
  await place.waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.press("Alt+ArrowDown");
  await page.locator("#editor").filter({ hasText: "75 persen" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("X");
  assert.equal(await written(page), TEXT.replace("persen", "persenX"));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("who types ahead of the engine walks along the text as it is now", async () => {
  const { context, page } = await visit();
  const long = `Rapat dibuka Wulan Pertiwi di Bandung.\n${"Lalu kami pulang dan tidur nyenyak.\n".repeat(3000)}`;
  await page.locator("#article").press("Control+A");
  await paste(page, long);
  await waitForHighlight(page, "Wulan Pertiwi");
  await page.locator("#article").press("Control+Home");
  await page.keyboard.type("Kemarin: ");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Escape");
  await page.keyboard.type("X");
  const [first] = (await written(page)).split("\n");
  assert.equal(first, "Kemarin: Rapat dibuka Wulan PertiwiX di Bandung.");
  await context.close();
});

test("keys of a box or a list that has the focus are its own", async () => {
  const { context, page } = await visit();
  await page.keyboard.type("!");
  await page.locator("#words").focus();
  await page.keyboard.press("Alt+z");
  assert.equal(await written(page), `${TEXT}!`);
  await page.locator("#format").focus();
  const taken = await page.evaluate(() => {
    const event = new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true, cancelable: true });
    return !document.activeElement?.dispatchEvent(event);
  });
  assert.equal(taken, false);
  assert.equal(await page.locator("#editor").isVisible(), false);
  await context.close();
});

test("the bar is one stop of the Tab key, and arrows go along it", async () => {
  const { context, page } = await visit();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-do"));
  await page.locator("#article").press("Control+Home");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+Enter");
  assert.equal(await focused(), "label-PERSON");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "label-ORG");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(), "close");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "label-PERSON");
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "article");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "close");
  for (const name of ["reject", "accept", "all"]) {
    while ((await focused()) !== name) await page.keyboard.press("ArrowLeft");
  }
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(), "label-EVENT");
  await context.close();
});
