// The embed, on pages of others.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { highlighted, launch, serve, waitForHighlight } from "./site.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const ARTICLE = `<article><p>Rapat pada <b>17</b> <a href="#x">Agustus</a>
1945 dihadiri 25 orang.</p><nav>Rp 1.000</nav><pre>Rp 2.000</pre><p data-sorot="off">Rp 3.000</p>
<p hidden>Rp 4.000</p><table><tr><td>Rp 5.000</td><td>6.000</td></tr></table><p id="later">Nanti.</p></article>`;

/**
 * Opens a page with `body` and the embed under the strict policy.
 *
 * @param {{ body?: string, attributes?: string, script?: string, broken?: boolean, init?: () => void }} [options]
 */
async function visit({ body = ARTICLE, attributes = "", broken = false, init } = {}) {
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="icon.svg"><title>Page</title>${body}
<script type="module" src="embed.js" data-target="article" ${attributes}></script>`;
  const site = await serve({
    fault: (path) => {
      if (path === "page.html") return { body: page, type: "text/html; charset=utf-8" };
      return broken && path.endsWith(".wasm") ? { status: 500, body: "" } : undefined;
    },
  });
  const context = await browser.newContext();
  const tab = await context.newPage();
  /** @type {string[]} */
  const warnings = [];
  /** @type {string[]} */
  const requests = [];
  tab.on("console", (message) => {
    if (message.type() === "warning" || message.text().includes("Content Security Policy"))
      warnings.push(message.text());
  });
  tab.on("pageerror", (error) => warnings.push(error.message));
  tab.on("request", (request) => requests.push(request.url()));
  if (init) await tab.addInitScript(init);
  await tab.goto(`${site.url}page.html`);
  const close = async () => {
    await context.close();
    await site.close();
  };
  return { tab, site, warnings, requests, close };
}

test("an article is highlighted across its markup, its DOM untouched, with no stranger asked and no policy broken", async () => {
  const { tab, site, warnings, requests, close } = await visit();
  await waitForHighlight(tab, "17 Agustus\n1945");
  const texts = (await highlighted(tab)).map(([text]) => text);
  assert.ok(texts.includes("25") || texts.includes("25 orang"), `${texts}`);
  assert.ok(texts.includes("Rp 5.000"));
  for (const skipped of ["Rp 1.000", "Rp 2.000", "Rp 3.000", "Rp 4.000"]) assert.ok(!texts.includes(skipped), skipped);
  assert.equal(await tab.locator("article mark").count(), 0);
  assert.deepEqual(warnings, []);
  assert.deepEqual(
    requests.filter((address) => !address.startsWith(site.url)),
    [],
  );
  await close();
});

test("later changes are highlighted, and what left the page is not", async () => {
  const { tab, close } = await visit();
  await waitForHighlight(tab, "Rp 5.000");
  await tab.evaluate(() => {
    document.querySelector("table")?.remove();
    const later = document.querySelector("#later");
    if (later) later.textContent = "Tiket Rp 70.000 habis.";
  });
  await waitForHighlight(tab, "Rp 70.000");
  assert.ok(!(await highlighted(tab)).some(([text]) => text === "Rp 5.000"));
  await close();
});

test("only the labels that were asked for are highlighted", async () => {
  const { tab, close } = await visit({ attributes: 'data-labels="money"' });
  await waitForHighlight(tab, "Rp 5.000");
  assert.deepEqual([...new Set((await highlighted(tab)).map(([, label]) => label))], ["MONEY"]);
  await close();
});

test("without the highlight API marks wrap the text, and taking them away gives the page back", async () => {
  const { tab, close } = await visit({
    attributes: 'data-labels="none"',
    init: () => {
      Reflect.deleteProperty(window, "Highlight");
    },
  });
  const [before, marked, after] = await tab.evaluate(async () => {
    const article = /** @type {HTMLElement} */ (document.querySelector("article"));
    const before = article.outerHTML;
    const { highlight } = await import(new URL("embed.js", location.href).href);
    const stop = await highlight(article);
    const marked = [...article.querySelectorAll("mark")].map((mark) => mark.textContent);
    stop();
    return [before, marked, article.outerHTML];
  });
  assert.ok(marked?.includes("17") && marked.includes("Agustus") && marked.includes("Rp 5.000"), `${marked}`);
  assert.equal(after, before);
  await close();
});

test("an engine that does not load leaves the page as it was, and says so once", async () => {
  const { tab, warnings, close } = await visit({ broken: true });
  await tab
    .waitForEvent("console", { predicate: (message) => message.text().includes("Sorot"), timeout: 3000 })
    .catch(() => {});
  assert.equal(warnings.filter((text) => text.includes("Sorot could not highlight this page")).length, 1);
  assert.deepEqual(await highlighted(tab), []);
  assert.match(await tab.locator("article").innerText(), /25 orang/);
  await close();
});
