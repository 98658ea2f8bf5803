// A page of somebody else's that embeds Sorot.

import { serve } from "./site.mjs";

export const ARTICLE = `<article><p>Rapat pada <b>17</b> <a href="#x">Agustus</a>
1945 dihadiri 25 orang.</p><nav>Rp 1.000</nav><pre>Rp 2.000</pre><p data-sorot="off">Rp 3.000</p>
<p hidden>Rp 4.000</p><table><tr><td>Rp 5.000</td><td>6.000</td></tr></table><p id="later">Nanti.</p></article>`;

/**
 * @typedef {object} Options
 * @property {string} [body]
 * @property {string | null} [attributes] of the embed's script; `null` for none of these scripts
 * @property {boolean} [broken] whether the engine cannot be had
 * @property {Record<string, string>} [files] of the page's own
 * @property {readonly string[]} [missing] files that are not there
 * @property {string} [policy] in the place of the strict one
 * @property {() => void} [init]
 */

/**
 * Opens a page with `body` and the embed under the strict policy.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {Options} [options]
 */
export async function visitPage(browser, options = {}) {
  const { body = ARTICLE, attributes = "", broken = false, files = {}, missing = [], policy, init } = options;
  const embed =
    attributes === null ? "" : `<script type="module" src="embed.js" data-target="article" ${attributes}></script>`;
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="icon.svg"><title>Page</title>${body}
${embed}`;
  const site = await serve({
    fault: (path) => {
      if (path === "page.html")
        return { body: page, type: "text/html; charset=utf-8", ...(policy === undefined ? {} : { policy }) };
      if (missing.includes(path)) return { status: 404, body: "" };
      const own = files[path];
      if (own !== undefined)
        return {
          body: own,
          type: path.endsWith(".css") ? "text/css" : path.endsWith(".js") ? "text/javascript" : "text/csv",
        };
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
