// Writing in the article, as people do: what they type, delete, paste, cut and take back stands there, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, open, paste, waitForHighlight, written } from "./site.mjs";
import { useSite } from "./use-site.mjs";

const shared = useSite();

/** @param {string} text @param {string} [html] */
async function visit(text, html) {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const opened = await open(context, shared.site.url);
  await paste(opened.page, text, html);
  return { context, ...opened };
}

test("lines are parted, joined and deleted by the keys for it, and every step is taken back", async () => {
  const { context, page, troubles } = await visit("satu dua\ntiga");
  const texts = [await written(page)];
  const press = async (/** @type {string[]} */ ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
    texts.push(await written(page));
  };
  await press("Control+Home", "End", "Enter");
  assert.equal(texts.at(-1), "satu dua\n\ntiga");
  await page.keyboard.type("sela");
  texts.push(await written(page));
  assert.equal(texts.at(-1), "satu dua\nsela\ntiga");
  await press("Home", "Backspace");
  assert.equal(texts.at(-1), "satu duasela\ntiga");
  await press("End", "Delete");
  assert.equal(texts.at(-1), "satu duaselatiga");
  await press("Control+A", "Delete");
  assert.equal(texts.at(-1), "");
  await page.keyboard.type("baru");
  texts.push(await written(page));
  for (const text of [...texts].reverse().slice(1)) {
    await page.keyboard.press("Control+Z");
    assert.equal(await written(page), text);
  }
  for (const text of texts.slice(1)) {
    await page.keyboard.press("Control+Y");
    assert.equal(await written(page), text);
  }
  assert.deepEqual(troubles, []);
  await context.close();
});

test("typing over lines, and Enter in mid-line, leave the caret where a person goes on", async () => {
  const { context, page } = await visit("satu dua\ntiga empat\nlima");
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < 9; step++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.type("X");
  assert.equal(await written(page), "satu Xempat\nlima");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Y");
  assert.equal(await written(page), "satu X\nYempat\nlima");
  await context.close();
});

test("what is cut and copied has its own lines, and comes back as it was", async () => {
  const { context, page } = await visit("satu\n\ndua tiga\nempat");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+C");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "satu\n\ndua tiga\nempat");
  await page.keyboard.press("Control+X");
  assert.equal(await written(page), "");
  await page.keyboard.press("Control+V");
  assert.equal(await written(page), "satu\n\ndua tiga\nempat");
  await context.close();
});

test("composition, such as that of accents or of other scripts, is one word in one line", async () => {
  const { context, page } = await visit("Kata  di sini.\nBaris kedua 5 persen.");
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 5; step++) await page.keyboard.press("ArrowRight");
  const client = await context.newCDPSession(page);
  for (const text of ["k", "か", "か゚", "かな"])
    await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await client.send("Input.insertText", { text: "かな" });
  await waitForHighlight(page, "5 persen");
  assert.equal(await written(page), "Kata かな di sini.\nBaris kedua 5 persen.");
  await page.keyboard.press("Control+Z");
  assert.equal(await written(page), "Kata  di sini.\nBaris kedua 5 persen.");
  await context.close();
});

test("an article that is pasted takes the place of the untouched sample, and of nothing that is one's own", async () => {
  const context = await shared.browser.newContext({ locale: "en-GB" });
  const { page } = await open(context, shared.site.url);
  await page.locator("#article").click();
  const bring = (/** @type {string} */ text) =>
    page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
  await bring("Naik 5 persen.");
  assert.equal(await written(page), "Naik 5 persen.");
  await page.keyboard.press("Control+Home");
  await bring("Harga ");
  assert.equal(await written(page), "Harga Naik 5 persen.");
  await context.close();
});

test("the button pastes what is on the clipboard, and what was there comes back with a step", async () => {
  const { context, page } = await visit("Harganya 75 persen.");
  await page.evaluate(() => navigator.clipboard.writeText("Tiket seharga Rp 50.000."));
  await page.locator("#paste").click();
  await waitForHighlight(page, "Rp 50.000");
  assert.equal(await written(page), "Tiket seharga Rp 50.000.");
  await page.locator("#back").click();
  await waitForHighlight(page, "75 persen");
  assert.equal(await written(page), "Harganya 75 persen.");
  await page.locator("#forth").click();
  assert.equal(await written(page), "Tiket seharga Rp 50.000.");
  await context.close();
});

test("a heading stays one while words are written in it, and the line after it is none", async () => {
  const { context, page } = await visit("x", "<h2>Judul</h2><p>Isi <a href='https://x.org'>tautan</a> akhir.</p>");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Sebuah ");
  await page.keyboard.press("End");
  await page.keyboard.type(" baru");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Anak judul");
  const levels = await page
    .locator("#article > div")
    .evaluateAll((all) => all.map((one) => [one.textContent, one.dataset.level ?? ""]));
  assert.deepEqual(levels.slice(0, 2), [
    ["Sebuah Judul baru", "2"],
    ["Anak judul", ""],
  ]);
  await page.waitForFunction(() => (CSS.highlights.get("sorot-link")?.size ?? 0) > 0);
  assert.deepEqual(
    (await highlighted(page)).filter(([, style]) => style === "link"),
    [["tautan", "link"]],
  );
  await context.close();
});

test("corrections come back with the words that they stood on", async () => {
  const { context, page } = await visit("Rapat dibuka di Bandung pada hari ini oleh panitia.");
  await waitForHighlight(page, "Bandung");
  await page.keyboard.press("Control+Home");
  for (let letter = 0; letter < 5; letter++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Alt+9");
  await waitForHighlight(page, "Rapat");
  await page.keyboard.press("Control+Home");
  for (let letter = 0; letter < 6; letter++) await page.keyboard.press("Delete");
  assert.equal(await written(page), "dibuka di Bandung pada hari ini oleh panitia.");
  await page.keyboard.press("Control+Z");
  await waitForHighlight(page, "Rapat");
  assert.ok((await highlighted(page)).some(([text, style]) => text === "Rapat" && style === "other-name"));
  await page.keyboard.press("Control+Z");
  assert.ok(!(await highlighted(page)).some(([text]) => text === "Rapat"), "and the correction is a step, too");
  await context.close();
});

test("who has typed and kept nothing is asked before the page goes, and nobody else", async () => {
  const { context, page } = await visit("Rapat dibuka Wulan Pertiwi di Bandung.");
  /** @type {string[]} */
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    dialog.dismiss().catch(() => {});
  });
  const leave = async () => {
    asked.length = 0;
    await page.evaluate(() => setTimeout(() => location.assign("guide.html")));
    await page.waitForTimeout(500);
    const stayed = new URL(page.url()).pathname === "/";
    if (!stayed) await page.goBack();
    return { asked: [...asked], stayed };
  };
  assert.deepEqual(await leave(), { asked: [], stayed: false }, "what was pasted is elsewhere, too");
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" Lalu pulang.");
  assert.deepEqual(await leave(), { asked: ["beforeunload"], stayed: true });
  assert.match(await written(page), / Lalu pulang\.$/);
  await page.locator("#article").press("Control+A");
  await page.keyboard.press("Delete");
  assert.deepEqual(await leave(), { asked: [], stayed: false }, "of nothing, nothing is lost");
  await page.locator("#article").press("Control+Home");
  await page.keyboard.type("Harga naik 75 persen.");
  await paste(page, "Harga turun.");
  assert.deepEqual(await leave(), { asked: [], stayed: false });
  await page.locator("#article").press("Control+End");
  await page.keyboard.type(" Harga naik 75 persen.");
  await page.locator("#keep").click();
  await page.locator("#library button.remove").waitFor();
  assert.deepEqual(await leave(), { asked: [], stayed: false }, "what is kept comes back");
  await context.close();
});

test("what is cut takes its headings and links along, to this page and to other programs", async () => {
  const html = "<h2>Judul & <i>x</i></h2><p>Isi <a href='https://x.org/?a=1&b=2'>tautan</a> akhir.</p>";
  const { context, page, troubles } = await visit("x", html);
  const text = "Judul & x\n\nIsi tautan akhir.";
  assert.equal(await written(page), text);
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+X");
  const rich = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType("text/html"))?.text();
  });
  assert.match(
    rich ?? "",
    /<h2[^>]*>Judul &amp; x<\/h2><p[^>]*>Isi <a [^>]*href="https:\/\/x.org\/\?a=1&amp;b=2"[^>]*>tautan<\/a> akhir/,
  );
  await page.keyboard.type("Awal. ");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+V");
  assert.equal(await written(page), `Awal. \n${text}`);
  await page.waitForFunction(() => (CSS.highlights.get("sorot-link")?.size ?? 0) > 0);
  assert.deepEqual(
    (await highlighted(page)).filter(([, style]) => style === "link"),
    [["tautan", "link"]],
  );
  assert.deepEqual(
    await page.locator("#article > [data-level]").evaluateAll((all) => all.map((one) => one.textContent)),
    ["Judul & x"],
  );
  assert.deepEqual(troubles, []);
  await context.close();
});

test("lines that are moved by mouse are one step", async () => {
  const { context, page } = await visit("satu\ndua tiga\nempat lima");
  await page.keyboard.press("Control+Home");
  for (let letter = 0; letter < 9; letter++) await page.keyboard.press("Shift+ArrowRight");
  // What a browser tells of a drag: words go here, and come there.
  await page.evaluate(() => {
    const article = document.getElementById("article");
    const tell = (/** @type {InputEventInit} */ about) =>
      article?.dispatchEvent(new InputEvent("beforeinput", { bubbles: true, cancelable: true, ...about }));
    tell({ inputType: "deleteByDrag" });
    getSelection()?.collapse(article?.lastElementChild?.firstChild ?? null, 6);
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "satu\ndua ");
    tell({ inputType: "insertFromDrop", dataTransfer });
  });
  assert.equal(await written(page), "tiga\nempat satu\ndua lima");
  await page.keyboard.press("Control+Z");
  assert.equal(await written(page), "satu\ndua tiga\nempat lima");
  await page.keyboard.press("Control+Y");
  assert.equal(await written(page), "tiga\nempat satu\ndua lima");
  await context.close();
});
