// The page, the embed and the page in one file in WebKit, which Safari is made of. Skips where WebKit is not to be had.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { pageIn } from "./page-in.mjs";
import { dist, serve } from "./site.mjs";
import { launchWebKit } from "./webkit.mjs";

/** The driver of WebKit; `undefined` where there is none. */
const program = process.env.SOROT_WEBKIT;
const skip = program ? false : "there is no WebKit here";

/** @type {Awaited<ReturnType<typeof launchWebKit>> | undefined} */
let browser;
/** Why WebKit, which is here, does not start. */
let reason = "";
if (program) {
  before(async () => {
    browser = await launchWebKit(program).catch((error) => {
      reason = `WebKit does not start here: ${error.message}`;
      return undefined;
    });
  });
  after(() => browser?.close());
}

/**
 * A test with the site, of an address of its own and so with a storage of its own.
 *
 * @param {string} name
 * @param {(browser: Awaited<ReturnType<typeof launchWebKit>>, url: string) => Promise<void>} use
 * @param {import("./site.mjs").Fault} [fault]
 */
function inWebKit(name, use, fault) {
  test(`WebKit: ${name}`, { skip }, async (context) => {
    if (!browser) return context.skip(reason);
    const site = await serve(fault ? { fault } : {});
    try {
      await use(browser, site.url);
    } finally {
      await site.close();
    }
  });
}

/**
 * Pushes a button as a person does: only then does WebKit let the page copy.
 *
 * @param {Awaited<ReturnType<typeof launchWebKit>>} browser
 * @param {string} id
 */
async function push(browser, id) {
  const place = await browser.evaluate(async (id) => {
    const button = /** @type {HTMLElement} */ (document.getElementById(id));
    // What comes into view on the way is drawn then, and moves what is below it.
    for (let last = Number.NaN; ; ) {
      button.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = button.getBoundingClientRect();
      if (top + scrollY === last) return { x: left + width / 2, y: top + height / 2 };
      last = top + scrollY;
      for (let frames = 3; frames > 0; frames--) await new Promise(requestAnimationFrame);
    }
  }, id);
  await browser.click(place);
}

inWebKit("the first article is highlighted, each family with a line of its own", async (browser, url) => {
  await browser.go(url);
  await pageIn(browser).highlighted("7.8 billion rupiah");
  const lines = await browser.evaluate(() =>
    ["person", "organization", "place", "time", "number"].map((family) => {
      const style = getComputedStyle(document.documentElement, `::highlight(sorot-${family})`);
      return `${style.textDecorationLine} ${style.textDecorationStyle}`;
    }),
  );
  assert.deepEqual(
    lines,
    ["solid", "dashed", "double", "wavy", "dotted"].map((style) => `underline ${style}`),
  );
});

inWebKit("what is typed is highlighted, and what was done is undone", async (browser, url) => {
  const { written, highlighted, writeAndPaste } = pageIn(browser);
  await browser.go(url);
  await highlighted("7.8 billion rupiah");
  assert.equal(await writeAndPaste(), "Rapat berlangsung 25 menit.\n\nTiket seharga Rp 50.000 habis.");
  await highlighted("25 menit");
  await browser.press("Control+z");
  assert.equal(await written(), "");
  await browser.press("Control+z");
  await highlighted("25 menit");
});

inWebKit("a correction survives a visit", async (browser, url) => {
  const { highlighted, select, says } = pageIn(browser);
  const names = () => browser.evaluate(() => document.querySelector("#entities")?.textContent);
  await browser.go(url);
  await highlighted("7.8 billion rupiah");
  await select();
  await browser.type("Pada 17 Agustus 1945 rapat dimulai.");
  await highlighted("17 Agustus 1945");
  await browser.press("Control+Home");
  await browser.press("Alt+ArrowDown");
  await browser.press("Alt+9");
  await push(browser, "keep");
  await says(/Kept/);
  await browser.go("about:blank");
  await browser.go(url);
  await highlighted("17 Agustus 1945");
  assert.match(await names(), /17 Agustus 1945.*Event/);
});

inWebKit("an article leaves as a file and over the clipboard", async (browser, url) => {
  const { highlighted, written, says, select } = pageIn(browser);
  await browser.go(url);
  await highlighted("7.8 billion rupiah");
  const file = await browser.evaluate(async () => {
    const blob = new Promise((done) => {
      const own = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        done(blob);
        return own.call(URL, blob);
      };
    });
    document.getElementById("download")?.click();
    return /** @type {Blob} */ (await blob).text();
  });
  const { text, annotations } = JSON.parse(file);
  assert.match(text, /^Footbridge Ends a Century/);
  const money = annotations.find(({ label = "" }) => label === "MONEY");
  assert.deepEqual(
    [money.text, text.slice(money.start, money.end), money.value.amount],
    ["7.8 billion rupiah", "7.8 billion rupiah", 7.8e9],
  );
  await push(browser, "share");
  await says(/link is copied/);
  await push(browser, "copy");
  await says(/Copied/);
  await select();
  await browser.press("Control+v");
  await highlighted("7.8 billion rupiah");
  assert.equal(JSON.parse(await written()).text, text);
});

inWebKit("a link carries the article and opens it elsewhere", async (browser, url) => {
  const { highlighted, written, says, select } = pageIn(browser);
  await browser.go(url);
  await highlighted("7.8 billion rupiah");
  await select();
  await browser.type("Rapat pada 17 Agustus 1945 di Bandung.");
  await highlighted("17 Agustus 1945");
  await push(browser, "share");
  await says(/link is copied/);
  // What is on the clipboard is seen by pasting it.
  await select();
  await browser.press("Control+v");
  const link = await browser.evaluate(async (start) => {
    const shown = () => (document.querySelector("#article")?.textContent ?? "").trim();
    while (!shown().startsWith(start)) await new Promise((done) => setTimeout(done, 20));
    return shown();
  }, `${url}#`);
  await browser.go("about:blank");
  await browser.go(link);
  await highlighted("17 Agustus 1945");
  assert.equal((await written()).trim(), "Rapat pada 17 Agustus 1945 di Bandung.");
});

const ARTICLE = `<article><p>Rapat pada <b>17</b> <a href="#x">Agustus</a> 1945 di Bandung.</p><pre>Rp 2.000</pre></article>
<sorot-article id="own"></sorot-article>`;

inWebKit(
  "an embedded page is highlighted with its DOM as it was, and <sorot-article> draws its text",
  async (browser, url) => {
    await browser.go(`${url}page.html`);
    await pageIn(browser).highlighted("17 Agustus 1945");
    const { article, drawn } = await browser.evaluate(async () => {
      const own = /** @type {HTMLElement & { text: string }} */ (document.querySelector("#own"));
      const read = new Promise((done) => own.addEventListener("sorot:annotated", done));
      own.text = "Harga naik 5 persen.";
      await read;
      const mark = own.shadowRoot?.querySelector("mark");
      return {
        article: document.querySelector("article")?.outerHTML,
        drawn: [mark?.textContent, mark && getComputedStyle(mark).textDecorationLine],
      };
    });
    assert.equal(article, ARTICLE.split("\n")[0]);
    assert.deepEqual(drawn, ["5 persen", "underline"]);
  },
  (path) =>
    path === "page.html"
      ? {
          body: `<!doctype html><meta charset="utf-8"><title>Page</title>${ARTICLE}
<script type="module" src="embed.js" data-target="article"></script><script type="module" src="element.js"></script>`,
          type: "text/html; charset=utf-8",
        }
      : undefined,
);

inWebKit("sorot.html works from a disk", async (browser) => {
  const { highlighted, select } = pageIn(browser);
  await browser.go(pathToFileURL(join(dist, "sorot.html")).href);
  await highlighted("7.8 billion rupiah");
  await select();
  await browser.type("Penari I Gusti Ayu Raka tampil di Denpasar.");
  // A name that is found with the pack of its language alone.
  await highlighted("I Gusti Ayu Raka");
});
