// Mending what was found: by mouse, by keys, and what becomes of it when the text changes or the page is left.

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, open, paste, waitForHighlight } from "./site.mjs";
import { useSite } from "./use-site.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = "Rapat dibuka Wulan Pertiwi di Bandung.\nKoperasi Maju hadir, dan Wulan Pertiwi pulang pukul 19.30 WIB.";

const shared = useSite();

async function visit() {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const opened = await open(context, shared.site.url);
  await paste(opened.page, TEXT);
  await waitForHighlight(opened.page, "Bandung");
  return { context, ...opened };
}

/**
 * Where some words stand in the window.
 *
 * @param {Page} page
 * @param {string} words
 */
function placeOf(page, words) {
  return page.evaluate((words) => {
    const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector("#article")), 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (left + right) / 2, y: (top + bottom) / 2 };
    }
    throw new Error(`no ${words}`);
  }, words);
}

/** @param {Page} page @param {string} words */
async function click(page, words) {
  const { middle, y } = await placeOf(page, words);
  await page.mouse.click(middle, y);
}

/** @param {Page} page @param {string} words */
async function drag(page, words) {
  const { left, right, y } = await placeOf(page, words);
  await page.mouse.move(left + 1, y);
  await page.mouse.down();
  await page.mouse.move((left + right) / 2, y);
  await page.mouse.move(right, y);
  await page.mouse.up();
}

/** What is highlighted, but for the marks of the current one and of doubt. @param {Page} page */
async function spans(page) {
  return (await highlighted(page)).filter(([, style]) => style !== "current" && style !== "unsure");
}

/** @param {Page} page @param {string} words @param {string} style */
async function has(page, words, style) {
  return (await spans(page)).some(([text, own]) => text === words && own === style);
}

test("a highlight is given another label by mouse, and all its mentions with it", async () => {
  const { context, page, troubles } = await visit();
  await click(page, "Wulan Pertiwi");
  await page.locator("#editor [data-do=label-ORG]").click();
  assert.equal(
    (await spans(page)).filter(([text, style]) => text === "Wulan Pertiwi" && style === "organization").length,
    1,
  );
  await page.locator("#editor [data-do=apply]").click();
  assert.equal(
    (await spans(page)).filter(([text, style]) => text === "Wulan Pertiwi" && style === "organization").length,
    2,
  );
  assert.match(await page.locator("#entities").innerText(), /Wulan Pertiwi[\s\S]*Organisation\s+2×/);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("selected words are highlighted by a number key, and a highlight is removed by Delete, without a mouse", async () => {
  const { context, page } = await visit();
  await page.locator("#article").press("Control+Home");
  for (let letter = 0; letter < 5; letter++) await page.keyboard.press("Shift+ArrowRight");
  await page.locator("#editor").waitFor();
  await page.keyboard.press("Alt+9");
  assert.ok(await has(page, "Rapat", "other-name"));
  assert.equal(await page.locator("#article").innerText(), TEXT, "the key writes nothing");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.press("Delete");
  assert.ok(
    !(await has(page, "Wulan Pertiwi", "person")) ||
      (await spans(page)).filter(([t]) => t === "Wulan Pertiwi").length === 1,
  );
  assert.equal(await page.locator("#article").innerText(), TEXT);
  await context.close();
});

test("a highlight is resized by keys and by its handles", async () => {
  const { context, page } = await visit();
  await click(page, "Bandung");
  for (let letter = 0; letter < 4; letter++) await page.keyboard.press("Alt+Shift+ArrowLeft");
  assert.ok(await has(page, "Ban", "place"));
  const handle = await page.locator(".handle.end").boundingBox();
  const { right, y } = await placeOf(page, "Bandung");
  assert.ok(handle);
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(right - 4, y);
  await page.mouse.move(right, y);
  await page.mouse.up();
  assert.ok(await has(page, "Bandung", "place"), `${await spans(page)}`);
  await context.close();
});

test("a highlight is split and joined again", async () => {
  const { context, page } = await visit();
  await click(page, "Wulan Pertiwi");
  await page.locator("#editor [data-do=split]").click();
  assert.ok((await has(page, "Wulan", "person")) && (await has(page, "Pertiwi", "person")));
  await page.locator("#editor [data-do=join]").click();
  assert.ok(await has(page, "Wulan Pertiwi", "person"));
  await page.locator("#back").click();
  assert.ok(await has(page, "Pertiwi", "person"));
  await context.close();
});

test("corrections move with their words, and are there after the page was left", async () => {
  const { context, page } = await visit();
  await drag(page, "Rapat");
  await page.locator("#editor [data-do=label-EVENT]").click();
  assert.ok(await has(page, "Rapat", "other-name"));
  await page.locator("#article").press("Control+Home");
  await page.keyboard.type("Kemarin ");
  await waitForHighlight(page, "Kemarin");
  assert.ok(await has(page, "Rapat", "other-name"));
  await page.waitForFunction(() => document.querySelector("#library button"));
  await page.waitForTimeout(600);
  await page.reload();
  await waitForHighlight(page, "Kemarin");
  assert.equal(await page.locator("#article").innerText(), `Kemarin ${TEXT}`);
  assert.ok(await has(page, "Rapat", "other-name"));
  await context.close();
});

test("nothing is stored before somebody keeps or mends something", async () => {
  const { context, page } = await visit();
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.locator("#keep").click();
  await page.locator("#library button.remove").waitFor();
  await page.locator("#library button.remove").click();
  await page.waitForFunction(() => !document.querySelector("#library button"));
  await context.close();
});

test("a database that is full is told of, and the text stays", async () => {
  const { context, page } = await visit();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.locator("#keep").click();
  await page.waitForFunction(() => /full/.test(document.querySelector("#notice")?.textContent ?? ""));
  assert.equal(await page.locator("#article").innerText(), TEXT);
  await context.close();
});

test("a word list marks its words in every article, and a line that is wrong is named", async () => {
  const { context, page } = await visit();
  await page.locator("#words").fill("Koperasi Maju,ORG\nBandung,-\nsalah");
  await page.locator("#words").blur();
  assert.match(await page.locator("#words-wrong").innerText(), /3/);
  await page.locator("#words").fill("hadir,EVENT\nBandung,-");
  await page.locator("#words").blur();
  await waitForHighlight(page, "hadir");
  assert.ok(!(await spans(page)).some(([text]) => text === "Bandung"));
  await paste(page, "Semua hadir di Surabaya bersama seluruh warga kota itu.");
  await waitForHighlight(page, "hadir");
  await context.close();
});

test("a pattern marks what it matches, and one that is wrong is named with its column", async () => {
  const { context, page, troubles, requests } = await visit();
  assert.ok(!requests.some((address) => address.includes("patterns")), "only who writes a pattern loads what reads it");
  await page.locator("#words").fill("/\\bh[a-z]+r\\b/,EVENT");
  await page.locator("#words").blur();
  await waitForHighlight(page, "hadir");
  await page.locator("#words").fill("/ab(c/,EVENT");
  await page.locator("#words").blur();
  await page.waitForFunction(() => /column 3/.test(document.querySelector("#words-wrong")?.textContent ?? ""));
  await page.locator("#words").fill("/(a|aa)+$/,EVENT");
  await page.locator("#words").blur();
  await paste(page, `${"a".repeat(50_000)}b dan 5 persen.`);
  await waitForHighlight(page, "5 persen");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a link carries the article and its corrections, and no server sees them", async () => {
  const { context, page, requests } = await visit();
  await drag(page, "Rapat");
  await page.locator("#editor [data-do=label-EVENT]").click();
  await page.locator("#share").click();
  await page.waitForFunction(() => /link is copied/.test(document.querySelector("#notice")?.textContent ?? ""));
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${shared.site.url}#`), link);
  const other = await shared.browser.newContext({ locale: "en-GB" });
  const opened = await open(other, link);
  assert.equal(await opened.page.locator("#article").innerText(), TEXT);
  assert.ok(await has(opened.page, "Rapat", "other-name"));
  assert.ok([...requests, ...opened.requests].every((address) => !new URL(address).search));
  await other.close();
  const broken = await shared.browser.newContext({ locale: "en-GB" });
  const { page: third } = await open(broken, `${link.slice(0, -30)}AAAA`);
  await third.waitForFunction(() => /damaged/.test(document.querySelector("#notice")?.textContent ?? ""));
  await broken.close();
  await context.close();
});

test("what the engine doubts is listed, and accepted or removed there", async () => {
  const context = await shared.browser.newContext({ locale: "id-ID" });
  const { page, troubles } = await open(context, shared.site.url);
  // Names that no list has, in a sentence that tells little of them.
  await paste(page, "Ia memuji Sigma Enam dan Lintang.");
  await waitForHighlight(page, "Lintang");
  const rows = page.locator("#unsure li");
  await rows.first().waitFor();
  const names = await page.locator("#unsure .name").allInnerTexts();
  const first = names[0] ?? "";
  assert.ok((await highlighted(page)).some(([text, style]) => text === first && style === "unsure"));
  await rows
    .first()
    .getByRole("button", { name: `Terima “${first}”` })
    .click();
  assert.ok((await highlighted(page)).some(([text]) => text === first));
  assert.ok(!(await highlighted(page)).some(([text, style]) => text === first && style === "unsure"));
  await page.locator("#back").click();
  assert.deepEqual(await page.locator("#unsure .name").allInnerTexts(), names, "and a step back asks again");
  await rows
    .first()
    .getByRole("button", { name: `Hapus sorotan “${first}”` })
    .click();
  assert.ok(!(await highlighted(page)).some(([text]) => text === first));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a number under another label, or with other ends, has the value that its words have then", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await paste(page, "Panitia menyewa dua ratus kursi dan membayar Rp 5 juta.");
  await waitForHighlight(page, "Rp 5 juta");
  const values = () => page.locator("#values").innerText();
  await click(page, "Rp 5 juta");
  await page.locator("#editor [data-do=label-CARDINAL]").click();
  await page.waitForFunction(() => /Number\s*5,000,000/.test(document.querySelector("#values")?.textContent ?? ""));
  assert.ok(!/IDR/.test(await values()), "a number has no currency");
  await page.locator("#editor [data-do=label-MONEY]").click();
  await page.waitForFunction(() => /IDR\s5,000,000/.test(document.querySelector("#values")?.textContent ?? ""));
  await page.locator("#editor [data-do=close]").click();
  await drag(page, "ratus");
  await page.locator("#editor [data-do=label-CARDINAL]").click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("#values .name")].some((one) => one.textContent === "ratus"),
  );
  await context.close();
});

test("all mentions are those that stand by themselves, and are removed together as well", async () => {
  const { context, page, troubles } = await visit();
  await paste(page, "Bima Prasetyo hadir.\nMenurut Prasetyo, harga naik. Bima Prasetyo pulang bersama Prasetyo.");
  await waitForHighlight(page, "Bima Prasetyo");
  await waitForHighlight(page, "Prasetyo");
  await click(page, "Prasetyo, harga");
  await page.locator("#editor [data-do=label-ORG]").click();
  assert.match(await page.locator("#editor [data-do=apply]").innerText(), /\(2\)/);
  await page.locator("#editor [data-do=apply]").click();
  const count = async (/** @type {string} */ words, /** @type {string} */ style) =>
    (await spans(page)).filter(([text, own]) => text === words && own === style).length;
  assert.equal(await count("Prasetyo", "organization"), 2);
  assert.equal(await count("Bima Prasetyo", "person"), 2);
  await page.locator("#editor [data-do=reject-all]").click();
  assert.equal(await count("Prasetyo", "organization"), 0);
  assert.equal(await count("Bima Prasetyo", "person"), 2);
  await page.locator("#back").click();
  assert.equal(await count("Prasetyo", "organization"), 2);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a neighbour that a highlight has run over is there again once it has drawn back", async () => {
  const { context, page } = await visit();
  const stretch = async (/** @type {string} */ arrow, /** @type {number} */ times) => {
    for (let time = 0; time < times; time++) await page.keyboard.press(`Alt+Shift+Arrow${arrow}`);
  };
  for (const style of ["place", "organization"]) {
    await click(page, "Wulan Pertiwi di");
    await stretch("Right", 6);
    assert.ok(await has(page, "Wulan Pertiwi di Ba", "person"), `${await spans(page)}`);
    assert.ok(!(await has(page, "Bandung", style)));
    await stretch("Left", 6);
    assert.ok(await has(page, "Wulan Pertiwi", "person"));
    assert.ok(await has(page, "Bandung", style), `${await spans(page)}`);
    await stretch("Left", 8);
    assert.ok(await has(page, "Wulan", "person"));
    await stretch("Right", 12);
    assert.ok(await has(page, "Wulan Pertiwi di ", "person"));
    assert.ok(await has(page, "Bandung", style));
    for (let step = 0; step < 32; step++) await page.keyboard.press("Control+Z");
    // The second time, it is one that a person has labelled.
    await click(page, "Bandung");
    await page.keyboard.press("Alt+2");
  }
  await context.close();
});

test("a highlight is joined with none of another paragraph", async () => {
  const { context, page } = await visit();
  await click(page, "Wulan Pertiwi");
  await page.locator("#editor [data-do=join]").waitFor();
  await click(page, "Bandung");
  await page.locator("#editor").filter({ hasText: "Bandung" }).waitFor();
  assert.equal(await page.locator("#editor [data-do=join]").count(), 0);
  assert.equal(await page.locator("#editor [data-do=split]").count(), 1);
  await context.close();
});
