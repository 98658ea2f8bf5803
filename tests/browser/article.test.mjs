// The article and its highlights, as a person works with them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, open, paste, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();

/** @param {import("playwright-core").BrowserContextOptions} [options] */
async function visit(options) {
  const context = await shared.browser.newContext({ locale: "id-ID", ...options });
  return { context, ...(await open(context, shared.site.url)) };
}

test("a first visit shows the sample with its highlights, quietly and without a stranger", async () => {
  const { context, page, troubles, requests } = await visit();
  const marks = await highlighted(page);
  assert.ok(marks.some(([text, style]) => text === "Sabtu (24/8/2024)" && style === "time"));
  assert.ok(marks.some(([text, style]) => text === "Rp 7,8 miliar" && style === "number"));
  assert.deepEqual(troubles, []);
  assert.deepEqual(
    requests.filter((address) => !address.startsWith(shared.site.url)),
    [],
  );
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is kept that was not chosen");
  await context.close();
});

test("pasting replaces the highlights, and typing moves them along", async () => {
  const { context, page } = await visit();
  await paste(page, "Rapat berlangsung 25 menit.\n\nTiket seharga Rp 50.000 habis.");
  await waitForHighlight(page, "25 menit");
  assert.deepEqual(
    (await highlighted(page)).filter(([, style]) => style !== "chrome"),
    [
      ["25 menit", "time"],
      ["Rp 50.000", "number"],
    ],
  );
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Pada 17 Agustus 1945, ");
  await waitForHighlight(page, "17 Agustus 1945");
  await waitForHighlight(page, "Rp 50.000");
  assert.match(await page.locator("#article").innerText(), /^Pada 17 Agustus 1945, Rapat/);
  await context.close();
});

test("offsets are those of JavaScript's strings, whatever the text is made of", async () => {
  const { context, page } = await visit();
  for (const before of ["😀👩‍👩‍👧 ", "e\u0301ke\u0301 ", "baris\r\nkedua ", "\ud83d ", "مرحبا "]) {
    await page.evaluate((text) => {
      const article = document.querySelector("#article");
      if (article) article.textContent = text;
    }, `${before}biayanya 75 persen saja`);
    await waitForHighlight(page, "75 persen");
  }
  await context.close();
});

test("a label is hidden and shown again by its button in the legend", async () => {
  const { context, page } = await visit();
  const button = page.locator('#legend button[data-label="MONEY"]');
  const money = async () => (await highlighted(page)).filter(([text]) => text?.startsWith("Rp")).length;
  const all = await money();
  assert.ok(all > 0);
  await button.click();
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.equal(await money(), 0);
  await button.focus();
  await page.keyboard.press("Enter");
  assert.equal(await money(), all);
  await context.close();
});

test("details come on hover and by keyboard", async () => {
  const { context, page } = await visit();
  await paste(page, "Tiket seharga Rp 50.000 habis dalam 25 menit.");
  await waitForHighlight(page, "Rp 50.000");
  const box = await page.evaluate(() => {
    for (const range of CSS.highlights.get("sorot-number") ?? []) {
      const { x, y, width, height } = /** @type {Range} */ (range).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return { x: 0, y: 0 };
  });
  const details = page.locator("#details");
  await page.mouse.move(box.x, box.y);
  await details.waitFor();
  assert.match(await details.innerText(), /Uang[\s\S]*Rp\s?50\.000[\s\S]*IDR 50000/);
  await page.mouse.move(2, 2);
  await details.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Alt+ArrowDown");
  assert.match(await details.innerText(), /IDR 50000/);
  await page.keyboard.press("Alt+ArrowDown");
  assert.match(await details.innerText(), /^25 menit Waktu\s+25 menit$/);
  await page.keyboard.press("Escape");
  await details.waitFor({ state: "hidden" });
  await context.close();
});

test("the lists beside the article lead to each highlight", async () => {
  const { context, page } = await visit();
  await paste(page, "Tiket seharga Rp 50.000 habis dalam 25 menit.");
  await page.locator("#values button", { hasText: "25 menit" }).click();
  await waitForHighlight(page, "25 menit");
  assert.ok((await highlighted(page)).some(([text, style]) => text === "25 menit" && style === "current"));
  assert.match(await page.locator("#values").innerText(), /50\.000/);
  await context.close();
});

test("what is replaced can be put back", async () => {
  const { context, page } = await visit();
  await paste(page, "Harganya 75 persen.");
  await waitForHighlight(page, "75 persen");
  await page.locator("#clear").click();
  assert.equal(await page.locator("#article").innerText(), "");
  await page.locator("#undo").click();
  await waitForHighlight(page, "75 persen");
  await context.close();
});

test("a file is opened, and one that is no text is refused with the article kept", async () => {
  const { context, page } = await visit();
  await page.locator("#file").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("Naik 5%.") });
  await waitForHighlight(page, "5%");
  await page
    .locator("#file")
    .setInputFiles({ name: "b.txt", mimeType: "text/plain", buffer: Buffer.from([0xff, 0xfe]) });
  await page.locator("#notice").waitFor();
  assert.match(await page.locator("#notice").innerText(), /b\.txt/);
  assert.equal(await page.locator("#article").innerText(), "Naik 5%.");
  await context.close();
});

test("a Markdown file is read as its author sees it: no signs, but headings, lists, links and tables", async () => {
  const { context, page, troubles } = await visit();
  const content = [
    "---\ntitle: Banjir\ndate: 2016-10-01\n---",
    '# Banjir di **Demak**\n\nHarga *naik* `75 persen`\ndi [Kota Lestari](https://lestari.example/a "t") &amp; sekitarnya.\\\nBaris baru.',
    "Sebab\n-----\n\n1. hujan\n2. tanggul\n   - jebol\n\n> Kata orang: \\*tidak\\*.",
    "| kota | rumah |\n|---|---|\n| Demak | 40 |\n\n```\na  b\n```\n\n***\n\n<b>Tamat</b> <x@y.example>",
  ].join("\n\n");
  const file = { name: "A.MD", mimeType: "text/markdown", buffer: Buffer.from(`\ufeff${content}`) };
  await page.locator("#file").setInputFiles(file);
  await waitForHighlight(page, "75 persen");
  const expected = [
    ...["Banjir di Demak", "", "Harga naik 75 persen di Kota Lestari & sekitarnya.", "Baris baru.", "", "Sebab", ""],
    ...["hujan", "tanggul", "", "jebol", "", "Kata orang: *tidak*.", "", "kota\trumah", "Demak\t40", "", "a  b", ""],
    "Tamat x@y.example",
  ];
  assert.equal(await written(page), expected.join("\n"));
  assert.deepEqual(
    (await highlighted(page)).filter(([, style]) => style === "link").map(([text]) => text),
    ["Kota Lestari", "x@y.example"],
  );
  const levels = page.locator("#article [data-level]");
  assert.deepEqual(
    await levels.evaluateAll((all) => all.map((block) => `${block.textContent} ${block.getAttribute("data-level")}`)),
    ["Banjir di Demak 1", "Sebab 2"],
  );
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a line across the page begins no list of settings", async () => {
  const { context, page } = await visit();
  const buffer = Buffer.from("---\n\nHarga: naik 75 persen.\n\n---\n\nTamat.");
  await page.locator("#file").setInputFiles({ name: "a.markdown", mimeType: "text/markdown", buffer });
  await waitForHighlight(page, "75 persen");
  assert.equal(await written(page), "Harga: naik 75 persen.\n\nTamat.");
  await context.close();
});

test("the reference date completes the dates of the text", async () => {
  const { context, page } = await visit();
  await paste(page, "Serangan terjadi kemarin.");
  await page.locator("#facts").click();
  await page.locator("#reference-date").fill("2016-10-01");
  await page.locator("#values", { hasText: "2016-09-30" }).waitFor();
  await context.close();
});

test("what was chosen for one article is not asked of the next, and comes back with it", async () => {
  const { context, page } = await visit();
  await paste(page, "Serangan terjadi kemarin.");
  await page.locator("#facts").click();
  await page.locator("#reference-date").fill("2016-10-01");
  await page.locator("#article-language").selectOption("id");
  await paste(page, "Minggu, 3 Mei 2020 10:00 WIB\nHarga naik kemarin di pasar.");
  await page.locator("#values", { hasText: "2020-05-02" }).waitFor();
  assert.equal(await page.locator("#reference-date").inputValue(), "");
  assert.equal(await page.locator("#article-language").inputValue(), "auto");
  await page.locator("#article").press("Control+Z");
  await page.locator("#values", { hasText: "2016-09-30" }).waitFor();
  assert.equal(await page.locator("#article-language").inputValue(), "id");
  const buffer = Buffer.from("Senin, 4 Mei 2020 10:00 WIB\nHarga naik kemarin di pasar.");
  await page.locator("#file").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer });
  await page.locator("#values", { hasText: "2020-05-03" }).waitFor();
  assert.equal(await page.locator("#reference-date").inputValue(), "");
  await page.locator("#clear").click();
  await page.locator("#facts").click();
  await page.locator("#reference-date").fill("2016-10-01");
  await paste(page, "Serangan terjadi kemarin.");
  await page.locator("#values", { hasText: "2016-09-30" }).waitFor();
  await context.close();
});

test("markup in the text stays text", async () => {
  const { context, page, troubles } = await visit();
  const text = "<img src=x onerror=\"document.title='x'\"><script>document.title='x'</script> naik 12 persen";
  await paste(page, text);
  await waitForHighlight(page, "12 persen");
  assert.equal(await page.locator("#article").innerText(), text);
  assert.equal(await page.locator("#article :not(div)").count(), 0);
  assert.equal(await page.title(), "Sorot");
  assert.deepEqual(troubles, []);
  await context.close();
});

test("a text of a megabyte is kept and highlighted", async () => {
  const { context, page } = await visit();
  const text = "Harga beras naik 12 persen menjadi Rp 15.000 per kilogram pada 3 Mei 2024.\n".repeat(13_500);
  await page.evaluate((text) => {
    const article = document.querySelector("#article");
    if (article) article.textContent = text;
  }, text);
  await page.waitForFunction(
    () => document.querySelector('#legend button[data-label="PERCENT"] .count')?.textContent === "13500",
  );
  await waitForHighlight(page, "12 persen");
  const ranges = (await highlighted(page)).length;
  assert.ok(ranges > 0 && ranges < 3000, `${ranges} ranges`);
  assert.equal((await written(page)).length, text.length);
  await context.close();
});

test("where the browser has no highlights, marks behind the text stand in for them", async () => {
  const context = await shared.browser.newContext({ locale: "id-ID" });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "Highlight", { value: undefined });
  });
  const { page } = await open(context, shared.site.url);
  await paste(page, "Harganya 75 persen.");
  await page.locator("#mirror mark", { hasText: "75 persen" }).waitFor();
  assert.equal(await page.locator("#article").innerText(), "Harganya 75 persen.");
  const places = await page.evaluate(() => {
    const article = document.querySelector("#article > div")?.firstChild;
    const mark = document.querySelector("#mirror mark")?.getBoundingClientRect();
    const range = new Range();
    if (article) {
      range.setStart(article, 9);
      range.setEnd(article, 18);
    }
    const text = range.getBoundingClientRect();
    return [Math.abs(text.x - (mark?.x ?? 0)), Math.abs(text.bottom - (mark?.bottom ?? 0))];
  });
  assert.ok(Number(places[0]) < 2 && Number(places[1]) < 6, `the mark is off by ${places}`);
  await context.close();
});
