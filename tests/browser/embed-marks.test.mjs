// The embed in a browser without the Custom Highlight API, on pages that change while their text is in marks.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { visitPage } from "./embed-page.mjs";
import { launch } from "./site.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PARAGRAPH = "<article><p id='p'>Harga Rp 5 juta, lalu Rp 7 juta, habis.</p></article>";
const PLAIN = "Harga Rp 5 juta, lalu Rp 7 juta, habis.";

/**
 * Opens a page whose article is in marks; `unmark()` in the page takes them away.
 *
 * @param {string} [body]
 */
async function visit(body = PARAGRAPH) {
  const page = await visitPage(browser, {
    body: `${body}<script type="module" src="page.js"></script>`,
    attributes: null,
    files: {
      "page.js": `import { highlight } from "./embed.js";
        window.read = 0;
        window.selected = [];
        addEventListener("sorot:annotated", () => { read++; });
        addEventListener("sorot:select", ({ detail }) => selected.push(detail.text));
        const held = document.querySelector("#p")?.firstChild;
        Object.assign(window, { held, highlight });
        const stops = await Promise.all([...document.querySelectorAll("article")].map((article) => highlight(article)));
        window.unmark = () => { for (const stop of stops) stop(); };`,
    },
    init: () => {
      Reflect.deleteProperty(window, "Highlight");
    },
  });
  await page.tab.waitForFunction(() => "unmark" in window);
  return page;
}

/**
 * Has the page do something, and waits until it has been read again.
 *
 * @param {import("playwright-core").Page} tab
 * @param {string} script
 */
async function change(tab, script) {
  await tab.evaluate("read = 0");
  await tab.evaluate(script);
  await tab.waitForFunction(() => Reflect.get(window, "read") > 0);
}

/** @param {import("playwright-core").Page} tab */
const marks = (tab) => tab.locator("#p mark").allTextContents();
/** @param {import("playwright-core").Page} tab */
const markup = (tab) => tab.locator("#p").evaluate((element) => element.innerHTML);

test("what a page puts between marks stays where it is, and the marks around it", async () => {
  const { tab, warnings, close } = await visit();
  assert.deepEqual(await marks(tab), ["Rp 5 juta", "Rp 7 juta"]);
  await change(
    tab,
    `const advert = document.createElement("b");
    advert.append("[IKLAN]");
    document.querySelector("#p mark").after(advert);`,
  );
  assert.equal(await tab.locator("#p").innerText(), "Harga Rp 5 juta[IKLAN], lalu Rp 7 juta, habis.");
  assert.ok((await marks(tab)).includes("Rp 7 juta"));
  await tab.evaluate("unmark()");
  assert.equal(await markup(tab), "Harga Rp 5 juta<b>[IKLAN]</b>, lalu Rp 7 juta, habis.");
  assert.deepEqual(warnings, []);
  await close();
});

test("what a page writes into a text that it holds is what stands there, at once", async () => {
  const { tab, close } = await visit();
  const written = await tab.evaluate(
    `held.data = "Baru Rp 9 juta."; Promise.resolve().then(() => held.parentNode.textContent)`,
  );
  assert.equal(written, "Baru Rp 9 juta.");
  await tab.locator("#p mark", { hasText: "Rp 9 juta" }).waitFor();
  assert.equal(await tab.locator("#p").innerText(), "Baru Rp 9 juta.");
  await tab.evaluate("unmark()");
  assert.equal(await markup(tab), "Baru Rp 9 juta.");
  assert.equal(await tab.evaluate("held.data"), "Baru Rp 9 juta.");
  await close();
});

test("a text that a page takes away is gone whole, and whole where it is put back", async () => {
  const { tab, close } = await visit();
  await change(tab, "held.remove()");
  assert.equal(await markup(tab), "");
  await change(tab, `document.querySelector("#p").append(held)`);
  assert.equal(await tab.locator("#p").innerText(), PLAIN);
  assert.deepEqual(await marks(tab), ["Rp 5 juta", "Rp 7 juta"]);
  await close();
});

test("marks that a page takes out or copies leave no marks behind", async () => {
  const { tab, close } = await visit();
  await change(tab, `document.querySelector("#p mark").remove()`);
  assert.equal(await tab.locator("#p").innerText(), "Harga , lalu Rp 7 juta, habis.");
  assert.deepEqual(await marks(tab), ["Rp 7 juta"]);
  await tab.evaluate(
    `const paragraph = document.querySelector("#p"); paragraph.replaceWith(paragraph.cloneNode(true))`,
  );
  await change(tab, `document.querySelector("#p").append(" Rp 8 juta.")`);
  assert.deepEqual(await marks(tab), ["Rp 7 juta", "Rp 8 juta"]);
  assert.equal(await tab.locator("mark mark").count(), 0);
  await tab.evaluate("unmark()");
  assert.equal(await markup(tab), "Harga , lalu Rp 7 juta, habis. Rp 8 juta.");
  await close();
});

test("a page that joins its texts loses none", async () => {
  const { tab, close } = await visit("<article><p id='p'>Rp 5 juta, lalu Rp 7 juta, habis.</p></article>");
  await tab.evaluate(`document.querySelector("#p").normalize()`);
  await change(tab, `document.querySelector("#p").append(" Lagi Rp 8 juta.")`);
  assert.deepEqual(await marks(tab), ["Rp 5 juta", "Rp 7 juta", "Rp 8 juta"]);
  await tab.evaluate(`document.querySelector("#p").normalize()`);
  await change(tab, `document.querySelector("#p").append(" Cukup.")`);
  const text = "Rp 5 juta, lalu Rp 7 juta, habis. Lagi Rp 8 juta. Cukup.";
  assert.equal(await tab.locator("#p").innerText(), text);
  await tab.evaluate("unmark()");
  assert.equal(await markup(tab), text);
  await close();
});

test("a page that changed meanwhile is given back as it has become", async () => {
  const { tab, close } = await visit(
    `<article><p id='p'>Harga Rp 5 juta.</p><ul><li>Rp 6 juta</li></ul><mark class="sorot" title="baked">Rp 4 juta</mark></article>`,
  );
  await change(
    tab,
    `document.querySelector("li").textContent = "Rp 8 juta";
    document.querySelector("ul").insertAdjacentElement("beforebegin", document.createElement("h2")).append("Rp 9 juta");`,
  );
  await tab.locator("h2 mark").waitFor();
  await tab.evaluate("unmark()");
  assert.equal(
    await tab.locator("article").evaluate((element) => element.innerHTML),
    `<p id="p">Harga Rp 5 juta.</p><h2>Rp 9 juta</h2><ul><li>Rp 8 juta</li></ul><mark class="sorot" title="baked">Rp 4 juta</mark>`,
  );
  await close();
});

test("an article in another one is marked once, and rests", async () => {
  const { tab, close } = await visit(
    "<article><p>Harga Rp 5 juta.</p><article><p id='p'>Di Bandung Rp 7 juta.</p></article></article>",
  );
  assert.deepEqual(await tab.locator("mark").allTextContents(), ["Rp 5 juta", "Bandung", "Rp 7 juta"]);
  const changes = await tab.evaluate(async () => {
    let changes = 0;
    new MutationObserver((records) => {
      changes += records.length;
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    await new Promise((done) => setTimeout(done, 600));
    return changes;
  });
  assert.equal(changes, 0);
  await tab.evaluate("unmark()");
  assert.equal(await tab.locator("mark").count(), 0);
  await close();
});

test("a click on a mark tells of it", async () => {
  const { tab, close } = await visit();
  await tab.locator("#p mark").nth(1).click();
  assert.deepEqual(await tab.evaluate("selected"), ["Rp 7 juta"]);
  await close();
});
