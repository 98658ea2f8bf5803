// What goes wrong around the page, in Firefox: the text stays, the page says what to do, and goes on where it can. Skips where
// there is no Firefox.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ENGINE, truncated, withMemory } from "./broken-engine.mjs";
import { openInFirefox, skip } from "./firefox-page.mjs";
import { serve } from "./site.mjs";

/** @typedef {import("./site.mjs").Fault} Fault */
/** @typedef {Awaited<ReturnType<typeof openInFirefox>>} Page */

/**
 * Opens a site, with a fault in it or in the browser's preferences, and closes both after the test.
 *
 * @param {{ fault?: Fault, preferences?: Record<string, string | number | boolean> }} wrong
 * @param {(page: Page) => Promise<void>} use
 */
async function visit({ fault, preferences }, use) {
  const site = await serve(fault ? { fault } : {});
  try {
    const page = await openInFirefox(site.url, { "intl.accept_languages": "en", ...preferences });
    try {
      await use(page);
    } finally {
      await page.browser.close();
    }
  } finally {
    await site.close();
  }
}

/** @type {[string, () => ReturnType<Fault>][]} */
const ENGINES = [
  ["missing", () => ({ status: 404, body: "" })],
  ["cut off", () => ({ body: truncated() })],
  ["something else", () => ({ type: "text/html", body: "<!doctype html><title>Sign in</title>" })],
];
for (const [what, answer] of ENGINES) {
  test(`Firefox: an engine that is ${what} is named, the text stays, and the next change tries again`, {
    skip,
  }, async () => {
    let broken = true;
    const fault = (/** @type {string} */ path) => (broken && path === ENGINE ? answer() : undefined);
    await visit({ fault }, async ({ browser, written, highlighted, says, select, tells }) => {
      await says(/engine could not be loaded/);
      await select();
      await browser.type("It rose 75 percent");
      await says(/engine could not be loaded/);
      assert.equal(await written(), "It rose 75 percent");
      broken = false;
      await browser.type(" in Bandung");
      await highlighted("75 percent");
      assert.equal(await written(), "It rose 75 percent in Bandung");
      assert.equal(await tells(), false);
    });
  });
}

test("Firefox: an engine that stops in mid-work says so, the text stays, and the next one is read", {
  skip,
}, async () => {
  const fault = (/** @type {string} */ path) => (path === ENGINE ? { body: withMemory(192) } : undefined);
  await visit({ fault }, async ({ browser, written, highlighted, says, select, tells }) => {
    await highlighted("7.8 billion rupiah");
    await browser.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["Harga naik 75 persen di Bandung pada Senin.\n".repeat(40_000)], "long.txt"));
      const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
      document.querySelector("#article")?.dispatchEvent(drop);
    });
    await says(/stopped.*[Yy]our text/);
    assert.equal((await written()).length, "Harga naik 75 persen di Bandung pada Senin.\n".length * 40_000);
    await select();
    await browser.press("Delete");
    await browser.type("It rose 75 percent.");
    await highlighted("75 percent");
    assert.equal(await tells(), false);
  });
});

test("Firefox without WebAssembly is told, and the text stays", { skip }, async () => {
  await visit({ preferences: { "javascript.options.wasm": false } }, async ({ browser, written, says, select }) => {
    await says(/WebAssembly is switched off/);
    await select();
    await browser.type("My text.");
    assert.equal(await written(), "My text.");
  });
});

test("Firefox that forbids storage is told of, and the page works", { skip }, async () => {
  const preferences = { "network.cookie.cookieBehavior": 2 };
  await visit({ preferences }, async ({ browser, written, highlighted, says, select, push }) => {
    await highlighted("7.8 billion rupiah");
    await select();
    await browser.type("It rose 75 percent.");
    await highlighted("75 percent");
    await push("keep");
    await says(/allows no storage/);
    await browser.type(" In Bandung.");
    await highlighted("Bandung");
    assert.equal(await written(), "It rose 75 percent. In Bandung.");
  });
});

test("Firefox in a private window reads, keeps while the window is open, and asks for nothing", { skip }, async () => {
  const preferences = { "browser.privatebrowsing.autostart": true };
  await visit({ preferences }, async ({ browser, highlighted, says, select, push }) => {
    await highlighted("7.8 billion rupiah");
    await select();
    await browser.type("It rose 75 percent.");
    await highlighted("75 percent");
    await push("keep");
    await says(/Kept/);
    // The list follows what is said.
    await browser.evaluate(async () => {
      const kept = () => document.querySelectorAll("#library button.remove").length === 1;
      for (let tries = 500; !kept(); tries--) {
        if (tries === 0) throw new Error("what was kept is not listed");
        await new Promise((done) => setTimeout(done, 20));
      }
    });
    assert.deepEqual(browser.troubles, []);
  });
});
