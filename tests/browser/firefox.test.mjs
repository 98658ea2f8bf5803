// The page in Firefox: what a first visitor does there. Skips where there is no Firefox.

import assert from "node:assert/strict";
import { test } from "node:test";
import { launchFirefox } from "./firefox.mjs";
import { serve } from "./site.mjs";

const program = process.env.SOROT_FIREFOX;

test("the page works in Firefox", { skip: program ? false : "there is no Firefox here" }, async () => {
  const site = await serve();
  const browser = await launchFirefox(`${program}`);
  const written = () =>
    browser.evaluate(() =>
      [...(document.querySelector("#article")?.childNodes ?? [])].map(({ textContent }) => textContent).join("\n"),
    );
  /** Puts the caret into a line of the article. */
  const caret = (/** @type {number} */ line, /** @type {number} */ offset) =>
    browser.evaluate(
      ([line, offset]) => {
        const text = document.querySelectorAll("#article > div")[line]?.firstChild;
        if (text) getSelection()?.collapse(text, offset);
      },
      [line, offset],
    );
  /** Waits until some words are highlighted, or their marks stand behind the text. */
  const highlighted = (/** @type {string} */ words) =>
    browser.evaluate(async (words) => {
      const seen = () =>
        [...CSS.highlights.values()].some((ranges) => [...ranges].some((range) => `${range}` === words));
      const marked = () => [...document.querySelectorAll("#mirror mark")].some((mark) => mark.textContent === words);
      const end = performance.now() + 30_000;
      while (!("highlights" in CSS ? seen() : marked())) {
        if (performance.now() > end) throw new Error(`not highlighted: ${words}`);
        await new Promise((done) => setTimeout(done, 20));
      }
    }, words);
  try {
    await browser.go(site.url);
    await highlighted("Rp 7,8 miliar");
    await browser.click(
      await browser.evaluate(() => {
        const { x, y } = /** @type {Element} */ (document.querySelector("#article")).getBoundingClientRect();
        return { x: x + 60, y: y + 60 };
      }),
    );
    await browser.press("Control+a");
    await browser.type("Rapat berlangsung 25 menit.");
    await browser.press("Enter");
    await browser.press("Enter");
    await browser.type("Tiket seharga Rp 50.000 habis.");
    await highlighted("Rp 50.000");
    for (const keys of ["Control+a", "Control+x", "Control+v"]) await browser.press(keys);
    assert.equal(await written(), "Rapat berlangsung 25 menit.\n\nTiket seharga Rp 50.000 habis.");
    await highlighted("25 menit");

    await caret(0, 0);
    await browser.type("Pada 17 Agustus 1945, ");
    await highlighted("17 Agustus 1945");
    await caret(0, "Pada 17 Agustus 1945, Rapat berlangsung 25 menit.".length);
    await browser.press("Enter");
    await browser.type("Baru");
    assert.equal(
      await written(),
      "Pada 17 Agustus 1945, Rapat berlangsung 25 menit.\nBaru\n\nTiket seharga Rp 50.000 habis.",
    );
    await caret(1, 0);
    await browser.press("Backspace");
    assert.match(await written(), /25 menit\.Baru\n\nTiket/);
    await browser.press("Control+z");
    assert.match(await written(), /25 menit\.\nBaru\n\nTiket/);

    await caret(0, 0);
    await browser.press("Alt+ArrowDown");
    await browser.press("Alt+9");
    await highlighted("17 Agustus 1945");
    assert.match(await browser.evaluate(() => document.querySelector("#entities")?.textContent), /17 Agustus 1945/);
    await browser.press("Control+a");
    await browser.press("Delete");
    assert.equal(await written(), "");
    await browser.type("Naik 5 persen.");
    await highlighted("5 persen");
    assert.deepEqual(browser.troubles, []);
  } finally {
    await browser.close();
    await site.close();
  }
});
