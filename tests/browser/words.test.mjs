// The word list: what is understood of it counts, and nothing that was written in it is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, open, paste, waitForHighlight } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = "Koperasi Maju hadir di Bandung bersama Wulan Pertiwi.";

const shared = useSite();

async function visit() {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const opened = await open(context, shared.site.url);
  await paste(opened.page, TEXT);
  await waitForHighlight(opened.page, "Bandung");
  return { context, ...opened };
}

/** @param {Page} page */
const written = (page) => page.locator("#words").inputValue();

test("of a list with a wrong line the others count, and the wrong one stays and is named", async () => {
  const { context, page, troubles } = await visit();
  await page.locator("#words").fill("hadir,EVENT\nsalah\nMaju,ORG");
  await page.locator("#words").blur();
  await waitForHighlight(page, "hadir");
  assert.match(await page.locator("#words-wrong").innerText(), /\(by line\): 2\./);
  assert.equal(await written(page), "hadir,EVENT\nsalah\nMaju,ORG");
  await page.locator("#entities .row", { hasText: "Wulan Pertiwi" }).click();
  await page.locator("#editor [data-do=word]").click();
  await page.locator("#notice").getByRole("button", { name: "Put it back" }).click();
  assert.equal(await written(page), "hadir,EVENT\nsalah\nMaju,ORG");
  await page.locator("#editor [data-do=word]").click();
  assert.equal(await written(page), "hadir,EVENT\nsalah\nMaju,ORG\nWulan Pertiwi,PERSON\n");
  await page.waitForFunction(() => localStorage.getItem("sorot-kept"));
  await page.waitForTimeout(300);
  await page.reload();
  await waitForHighlight(page, "7.8 billion rupiah");
  assert.equal(await written(page), "hadir,EVENT\nsalah\nMaju,ORG\nWulan Pertiwi,PERSON\n");
  assert.match(await page.locator("#words-wrong").innerText(), /\(by line\): 2\./);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a list counts while it is typed, and is there after a reload without the box having been left", async () => {
  const { context, page } = await visit();
  await page.locator("#words").click();
  await page.keyboard.type("hadir,EVENT\nMaj");
  await waitForHighlight(page, "hadir");
  assert.equal(await page.locator("#words-wrong").innerText(), "", "nobody is told of a line that they still write");
  await page.keyboard.type("u,O");
  await page.reload();
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#words")).value !== "");
  assert.equal(await written(page), "hadir,EVENT\nMaju,O");
  await context.close();
});

test("two tabs have one list", async () => {
  const { context, page } = await visit();
  const { page: other } = await open(context, shared.site.url);
  await paste(other, TEXT);
  await page.locator("#words").fill("hadir,EVENT\nBandung,-");
  await page.locator("#words").blur();
  await waitForHighlight(other, "hadir");
  assert.equal(await written(other), "hadir,EVENT\nBandung,-");
  const deaf = await context.newPage();
  await deaf.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await deaf.goto(shared.site.url);
  await deaf.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#words")).value !== "");
  await page.locator("#words").fill("hadir,EVENT\nMaju,ORG");
  await page.locator("#words").blur();
  await other.waitForFunction(() =>
    /Maju/.test(/** @type {HTMLTextAreaElement} */ (document.querySelector("#words")).value),
  );
  await deaf.locator("#words").fill("hadir,EVENT\nBandung,-\nbersama,EVENT");
  await deaf.locator("#words").blur();
  await waitForHighlight(page, "bersama");
  assert.equal(await written(page), "hadir,EVENT\nMaju,ORG\nbersama,EVENT\n");
  assert.equal(await written(deaf), await written(page));
  await context.close();
});

test("of a list of twenty thousand the longest that fits is marked, and parts of words are not", async () => {
  const { context, page } = await visit();
  const many = Array.from({ length: 20_000 }, (_, at) => `Desa Nomor${at},LOC`);
  const list = ["Maju,ORG", "Koperasi Maju,EVENT", "hadi,EVENT", "bersama,EVENT", ...many].join("\n");
  // A browser takes long to put so much in as typed.
  await page.locator("#words").evaluate((box, list) => {
    /** @type {HTMLTextAreaElement} */ (box).value = list;
    box.dispatchEvent(new Event("change"));
  }, list);
  await waitForHighlight(page, "Koperasi Maju");
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" Lalu ke Desa Nomor19999 dan Desa Nomor200000.");
  await waitForHighlight(page, "Desa Nomor19999");
  const found = (await highlighted(page)).filter(([, style]) => style !== "unsure").map(([text]) => text);
  assert.ok(found.includes("bersama") && !found.includes("hadi") && !found.includes("Maju"), `${found}`);
  assert.ok(!found.includes("Desa Nomor20000"));
  await context.close();
});
