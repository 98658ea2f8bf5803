// The built site, served to a real browser, for the tests here.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { chromium } from "playwright-core";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Download} Download */
/** @typedef {import("playwright-core").BrowserContext} BrowserContext */
/** @typedef {{ status?: number, type?: string, body?: string | Buffer, policy?: string } | undefined} Answer */
/** @typedef {(path: string) => Answer | Promise<Answer>} Fault a promise is an answer that comes later, or never */

/** The folder of the built site. */
export const dist = process.env.SOROT_DIST ?? resolve(import.meta.dirname, "../../dist");

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
};

/** A strict policy of a site's own, beside the one that the page brings. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";

/**
 * Serves the site under `prefix` of an address of its own. `fault`, where given, answers for some paths in the site's
 * stead. Another `root` than the built site's is served without its policy.
 *
 * @param {{ prefix?: string, fault?: Fault, root?: string }} [options]
 */
export async function serve({ prefix = "/", fault, root = dist } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) || "index.html" : "";
    const wrong = await fault?.(path);
    const file = resolve(root, path);
    try {
      if (!path || !file.startsWith(root + sep)) throw new Error("outside the site");
      const body = wrong?.body ?? (await readFile(file));
      response.writeHead(wrong?.status ?? 200, {
        ...(root === dist ? { "content-security-policy": wrong?.policy ?? POLICY } : {}),
        "content-type": wrong?.type ?? TYPES[extname(file)] ?? "application/octet-stream",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const { origin, close } = await listen(server);
  return { url: `${origin}${prefix}`, close };
}

/**
 * What a site answers that has a new version once `changed` says so; no part is left that the old one may still ask for.
 *
 * @param {() => boolean} changed
 * @returns {Fault}
 */
export function renewed(changed) {
  return (path) => {
    if (!changed()) return undefined;
    const files = ["index.html", "app/main.js"];
    if (path === "files.json") return { type: "application/json", body: JSON.stringify({ version: "new", files }) };
    if (path === "index.html") return { body: "<!doctype html><title>new</title>" };
    return path === "app/main.js" || path === "sw.js" ? undefined : { status: 404, body: "" };
  };
}

/**
 * Has a server listen on a free port of this machine.
 *
 * @param {import("node:http").Server} server
 */
export async function listen(server) {
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  // What fails before it closes its site must not keep the run waiting.
  server.unref();
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const close = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

const OPTIONS = {
  ...(process.env.SOROT_CHROMIUM ? { executablePath: process.env.SOROT_CHROMIUM } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** Starts the browser. @param {...string} words further words of its command line */
export function launch(...words) {
  return chromium.launch({ ...OPTIONS, args: [...OPTIONS.args, ...words] });
}

/**
 * Starts the browser with a profile in a folder, which is there after it has ended.
 *
 * @param {string} folder
 */
export function launchKept(folder) {
  return chromium.launchPersistentContext(folder, { ...OPTIONS, locale: "en-GB" });
}

/**
 * Opens the site in a new page and waits until its first article is highlighted and the engine has read it. What goes wrong in the page is
 * collected in `troubles`, and every address that it asks for in `requests`.
 *
 * @param {BrowserContext} context
 * @param {string} url
 * @param {{ ready?: boolean }} [options]
 */
export async function open(context, url, { ready = true } = {}) {
  const page = await context.newPage();
  /** @type {string[]} */
  const troubles = [];
  /** @type {string[]} */
  const requests = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  context.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  const seen = () =>
    ["sorot:first-highlight", "sorot:annotate"].every((name) => performance.getEntriesByName(name).length > 0);
  if (ready) await page.waitForFunction(seen);
  return { page, troubles, requests };
}

/**
 * Replaces the article as a person does: selects it all and pastes.
 *
 * @param {Page} page
 * @param {string} text
 * @param {string} [html] the same as rich text
 */
export async function paste(page, text, html = "") {
  await page.locator("#article").click();
  await page.keyboard.press("Control+A");
  await page.evaluate(
    ([text = "", html = ""]) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      if (html) data.setData("text/html", html);
      const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
      // An editor inserts by itself only what a person pastes, so that the text is put in as typed where nobody took it.
      if (document.activeElement?.dispatchEvent(event)) document.execCommand("insertText", false, text);
    },
    [text, html],
  );
}

/**
 * Downloads the article as a person does: chooses a form and presses the button.
 *
 * @param {Page} page
 * @param {string} format
 * @returns {Promise<[Download, ...Download[]]>} the files, which are two for brat
 */
export async function download(page, format) {
  const count = format === "brat" ? 2 : 1;
  await page.locator("#format").selectOption(format);
  // Chromium drops what a page downloads behind its tenth file within a second, and says nothing of it.
  await page.waitForTimeout(count * 125);
  /** @type {Download[]} */
  const files = [];
  const take = (/** @type {Download} */ file) => files.push(file);
  page.on("download", take);
  await page.locator("#download").click();
  while (files.length < count) await page.waitForEvent("download");
  page.off("download", take);
  return /** @type {[Download, ...Download[]]} */ (files);
}

/**
 * The text of the article, a line for each of its blocks.
 *
 * @param {Page} page
 */
export function written(page) {
  return page
    .locator("#article")
    .evaluate((article) => [...article.childNodes].map(({ textContent }) => textContent).join("\n"));
}

/**
 * What is highlighted on the page, in the order of the text: each text with the name of its style.
 *
 * @param {Page} page
 */
export function highlighted(page) {
  return page.evaluate(() =>
    [...CSS.highlights]
      .flatMap(([name, ranges]) => [...ranges].map((range) => ({ name, range: /** @type {Range} */ (range) })))
      .sort((one, other) => one.range.compareBoundaryPoints(Range.START_TO_START, other.range))
      .map(({ name, range }) => [range.toString(), name.replace("sorot-", "")]),
  );
}

/**
 * Waits until the page shows highlights that `expected` accepts.
 *
 * @param {Page} page
 * @param {string} text a text that is highlighted then
 */
export async function waitForHighlight(page, text) {
  await page.waitForFunction(
    (text) => [...CSS.highlights.values()].some((ranges) => [...ranges].some((range) => `${range}` === text)),
    text,
  );
}
