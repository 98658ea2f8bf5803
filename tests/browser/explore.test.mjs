// Looking at what was found as a whole, and taking it away.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { download, highlighted, paste, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";
import { TEXT, visitArticle } from "./whole-article.mjs";

/** @typedef {import("playwright-core").Page} Page */

const shared = useSite();

const visit = () => visitArticle(shared);

/** @param {Page} page @param {string} column */
const column = (page, column) => page.locator(`#explored td.${column}`).allInnerTexts();

test("the table of numbers is sorted by a column, and leads to the text", async () => {
  const { context, page, troubles } = await visit();
  await page.locator("#explored [data-column=number]").click();
  const up = (await column(page, "surface")).filter((text) => !/Mei/.test(text));
  assert.deepEqual(up, ["7 persen", "12 ton", "300", "Rp 5 juta"]);
  await page.keyboard.press("Enter");
  const down = (await column(page, "surface")).filter((text) => !/Mei/.test(text));
  assert.deepEqual(down, [...up].reverse());
  await page.locator("#explored .link", { hasText: "12 ton" }).click();
  assert.ok((await highlighted(page)).some(([text, style]) => text === "12 ton" && style === "current"));
  assert.deepEqual(troubles, []);
  await context.close();
});

test("the table says how long a duration is", async () => {
  const { context, page } = await visit();
  await paste(page, "The work took 3 months.");
  await page.locator("#explored .link", { hasText: "3 months" }).waitFor();
  assert.deepEqual(await column(page, "number"), ["3"]);
  assert.deepEqual(await column(page, "unit"), ["months"]);
  await context.close();
});

test("the time line runs by date, and tabs are walked by arrow keys", async () => {
  const { context, page } = await visit();
  await page.locator("#tab-table").focus();
  await page.keyboard.press("ArrowRight");
  assert.deepEqual(await page.locator("#explored .when").allInnerTexts(), ["2023-05-03", "2023-05-05"]);
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator("#explored").innerText(), /Wulan Pertiwi \(1\)\s+“Harganya naik 7 persen/);
  await page.keyboard.press("ArrowRight");
  const cell = page.locator("#explored button[aria-label='Wulan Pertiwi and Bandung: 2 sentences']");
  assert.equal(await cell.innerText(), "2");
  await context.close();
});

test("the time line has years before our era, centuries and decades in their places, and says what has no date", async () => {
  const { context, page, troubles } = await visit();
  const text =
    "The fort of the 1990s is no work of the 19th century. It was begun in 100 BC, in the 5th century BC or in 1850. " +
    "It was closed on Saturday and in October.";
  await paste(page, text);
  await page.locator("#explored .link", { hasText: "October" }).waitFor();
  await page.locator("#tab-timeline").click();
  assert.deepEqual(await page.locator("#explored .when").allInnerTexts(), [
    "5th century BC",
    "100 BC",
    "19th century",
    "1850",
    "1990s",
  ]);
  assert.match(await page.locator("#explored").innerText(), /\b2 times have no date/);
  await page.locator("#search").fill("fort of");
  assert.doesNotMatch(await page.locator("#explored").innerText(), /no date/);
  await page.locator("#search").fill("nowhere");
  for (const list of ["#explored", "#values", "#entities"])
    assert.equal(await page.locator(list).innerText(), "Nothing was found.", list);
  assert.deepEqual(troubles, []);
  await context.close();
});

test("what the legend hides is in no tab", async () => {
  const { context, page } = await visit();
  await page.locator("#legend [data-label=MONEY]").click();
  await page.locator("#legend [data-label=DATE]").click();
  assert.deepEqual(await column(page, "surface"), ["12 ton", "7 persen", "300"]);
  await page.locator("#tab-timeline").click();
  assert.equal(await page.locator("#explored").innerText(), "Nothing yet.");
  await page.locator("#legend [data-label=DATE]").click();
  assert.equal(await page.locator("#explored .when").count(), 2);
  await context.close();
});

test("values are said in words of the page's language, and nothing twice", async () => {
  const { context, page } = await visit();
  const text =
    "Kerja itu makan 8 bulan sejak minggu lalu, setiap hari, pada suhu 30 derajat Celsius, sejauh 4 mil, seharga Rp 15.000, " +
    "naik 12 persen, pada abad ke-19, hari Sabtu pukul 19.30 WIB, dan rampung akhir Oktober 2016.";
  await paste(page, text);
  await waitForHighlight(page, "8 bulan");
  const notes = (/** @type {string} */ name) =>
    page.locator("#values .row", { hasText: name }).locator(".note").innerText();
  await page.locator("#values .row", { hasText: "Rp 15.000" }).waitFor();
  const plain = async (/** @type {string} */ name) => (await notes(name)).replace(/\s/g, " ");
  assert.equal(await plain("8 bulan"), "8 months");
  assert.equal(await plain("minggu lalu"), "date not known");
  assert.equal(await plain("setiap hari"), "every day");
  assert.equal(await plain("30 derajat"), "30 °C · 303.15 K");
  assert.equal(await plain("4 mil"), "4 mi · 6,437.376 m");
  assert.equal(await plain("Rp 15.000"), "IDR 15,000");
  assert.equal(await plain("12 persen"), "12%");
  assert.equal(await plain("akhir Oktober 2016"), "the end of October 2016");
  await page.locator("#interface-language").selectOption("id");
  assert.equal(await plain("minggu lalu"), "tanggal tidak diketahui");
  assert.equal(await plain("setiap hari"), "setiap hari");
  assert.equal(await plain("Rp 15.000"), "Rp 15.000 · IDR 15000");
  assert.equal(await plain("abad ke-19"), "abad ke-19");
  assert.equal(await plain("akhir Oktober 2016"), "akhir Oktober 2016");
  assert.doesNotMatch(await page.locator("#findings").innerText(), /XX|\[|DATE|DURATION/);
  assert.doesNotMatch(await page.locator("#explored").innerText(), /XX|\[|DATE|DURATION/);
  await context.close();
});

test("the search narrows every list", async () => {
  const { context, page } = await visit();
  await page.locator("#search").fill("beras");
  assert.deepEqual(await column(page, "surface"), ["5 Mei 2023", "12 ton", "Rp 5 juta", "3 Mei 2023"].filter(Boolean));
  await page.locator("#search").fill("bandung");
  assert.match(await page.locator("#entities").innerText(), /^Bandung/);
  assert.equal(await page.locator("#entities button").count(), 1);
  await context.close();
});

for (const [format, name, wanted] of /** @type {const} */ ([
  ["json", "sorot.json", '"Rp 5 juta"'],
  ["csv", "sorot.csv", '"Rp 5 juta","MONEY"'],
  ["tei", "sorot.xml", '<measure type="currency" quantity="5000000" unit="IDR">Rp 5 juta</measure>'],
  ["html", "sorot.html", "Rp 5 juta<small>MONEY</small></mark>"],
])) {
  test(`the article is downloaded as ${format}`, async () => {
    const { context, page } = await visit();
    const [file] = await download(page, format);
    assert.equal(file.suggestedFilename(), name);
    assert.ok((await readFile(await file.path(), "utf8")).includes(wanted));
    await context.close();
  });
}

test("highlights are copied as rich text", async () => {
  const { context, page } = await visit();
  await page.locator("#copy-rich").click();
  await page.waitForFunction(() => /Copied/.test(document.querySelector("#notice")?.textContent ?? ""));
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType("text/html"))?.text();
  });
  assert.match(html ?? "", /<mark style="[^"]*background-color[^"]*"[^>]*>Rp 5 juta<\/mark>/);
  await context.close();
});

test("rich text is pasted with its headings and links, without its scripts, and undone", async () => {
  const { context, page, troubles } = await visit();
  const html =
    "<style>p{color:red}</style><h1 style='color:red'>Harga beras</h1><p>Naik <b>7</b> persen.</p><h3>Di daerah</h3>" +
    "<script>window.ran=1</script><img src=x onerror='window.ran=1'><ul><li>Di <a href='https://x.org/a?b=1'>Bandung</a>" +
    "<li>Di <a href='javascript:window.ran=1'>Surabaya</a></ul>";
  await paste(page, "Harga beras Naik 7 persen. Di Bandung", html);
  await waitForHighlight(page, "Bandung");
  assert.equal(await written(page), "Harga beras\n\nNaik 7 persen.\n\nDi daerah\n\nDi Bandung\nDi Surabaya");
  const headings = () =>
    page.locator("#article [data-level]").evaluateAll((all) => all.map((one) => [one.textContent, one.dataset.level]));
  assert.deepEqual(await headings(), [
    ["Harga beras", "1"],
    ["Di daerah", "3"],
  ]);
  assert.deepEqual(
    (await highlighted(page)).filter(([, style]) => style === "link"),
    [["Bandung", "link"]],
  );
  assert.equal(await page.evaluate(() => "ran" in window), false);
  const [file] = await download(page, "markdown");
  const markdown = await readFile(await file.path(), "utf8");
  assert.match(markdown, /^# Harga beras$/m);
  assert.match(markdown, /^### Di daerah$/m);
  assert.match(markdown, /\[\*\*Bandung\*\*.*\]\(<https:\/\/x\.org\/a\?b=1>\)/);
  await page.locator("#article").press("Control+Z");
  await waitForHighlight(page, "Rp 5 juta");
  assert.equal(await written(page), TEXT);
  assert.deepEqual(troubles, []);
  await page.locator("#article").press("Control+Shift+Z");
  await waitForHighlight(page, "7 persen");
  assert.equal((await headings()).length, 2, "what is done again has its headings");
  await context.close();
});

test("of a text whose reading is cancelled nothing is listed or taken away that is of the one before", async () => {
  const { context, page, troubles } = await visit();
  const long = "Beras naik 12 persen menjadi Rp 15.000 per kilogram pada 3 Mei 2024.\n".repeat(58_000);
  const progress = page.locator("#progress");
  await paste(page, long);
  await progress.waitFor();
  await page.evaluate(() => document.getElementById("cancel")?.click());
  await page.waitForFunction(() => /Cancelled/.test(document.querySelector("#notice")?.textContent ?? ""));
  assert.equal((await written(page)).length, long.length);
  assert.equal(await page.locator("#values .name").count(), 0);
  assert.equal(await page.locator("#legend button").count(), 0);
  assert.deepEqual(await highlighted(page), []);
  const exported = async () => {
    const [file] = await download(page, "json");
    return JSON.parse(await readFile(await file.path(), "utf8"));
  };
  assert.deepEqual((await exported()).annotations, []);
  await paste(page, TEXT);
  await waitForHighlight(page, "Rp 5 juta");
  assert.equal(await page.locator("#notice").isVisible(), false, "it does not say that it is cancelled any more");
  assert.deepEqual(troubles, []);
  await context.close();
});
