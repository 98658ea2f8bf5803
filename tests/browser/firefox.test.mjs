// The page in Firefox: what a first visitor does there. Skips where there is no Firefox.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openInFirefox, skip } from "./firefox-page.mjs";
import { serve } from "./site.mjs";

test("the page works in Firefox", { skip }, async () => {
  const site = await serve();
  const { browser, written, highlighted, writeAndPaste } = await openInFirefox(site.url);
  /** Puts the caret into a line of the article. */
  const caret = (/** @type {number} */ line, /** @type {number} */ offset) =>
    browser.evaluate(
      ([line, offset]) => {
        const text = document.querySelectorAll("#article > div")[line]?.firstChild;
        if (text) getSelection()?.collapse(text, offset);
      },
      [line, offset],
    );
  try {
    await highlighted("Rp 7,8 miliar");
    assert.equal(await writeAndPaste(), "Rapat berlangsung 25 menit.\n\nTiket seharga Rp 50.000 habis.");
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
