// The engine has instructions for vectors where the browser knows them, and does without them elsewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted, launch, open, serve } from "./site.mjs";

for (const [processor, words, wanted, other] of /** @type {const} */ ([
  ["with vectors", [], "sorot_bg.wasm", "sorot_plain_bg.wasm"],
  // Without these instructions of the processor, the browser takes no module with vectors.
  ["without vectors", ["--js-flags=--no-enable-sse4-1"], "sorot_plain_bg.wasm", "sorot_bg.wasm"],
]))
  test(`a browser ${processor} loads the engine that it can run, and no other`, async (t) => {
    const browser = await launch(...words);
    const site = await serve();
    try {
      const context = await browser.newContext({ locale: "id-ID", serviceWorkers: "block" });
      const { page, troubles, requests } = await open(context, site.url);
      const loaded = requests.map((address) => address.split("/").at(-1));
      if (words.length > 0 && loaded.includes(other)) return t.skip("this browser has vectors on every processor");
      assert.equal(loaded.filter((name) => name === wanted).length, 1, `${loaded}`);
      assert.ok(!loaded.includes(other), `${loaded}`);
      assert.ok((await highlighted(page)).length > 0);
      assert.deepEqual(troubles, []);
    } finally {
      await browser.close();
      await site.close();
    }
  });
