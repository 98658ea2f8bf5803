// The page in a browser that is not Chromium, as a test sees it.

/**
 * @typedef {object} Browser
 * @property {(keys: string) => Promise<unknown>} press
 * @property {(text: string) => Promise<unknown>} type
 * @property {(place: { x: number, y: number }) => Promise<unknown>} click
 * @property {(work: (argument: any) => unknown, argument?: unknown) => Promise<any>} evaluate
 */

/** @param {Browser} browser */
export function pageIn(browser) {
  const page = {
    /** The text of the article, a line for each of its blocks. */
    written: () =>
      browser.evaluate(() =>
        [...(document.querySelector("#article")?.childNodes ?? [])].map(({ textContent }) => textContent).join("\n"),
      ),
    /** Waits until some words are highlighted, or their marks stand behind the text. @param {string} words */
    highlighted: (words) =>
      browser.evaluate(async (words) => {
        const painted = () =>
          [...CSS.highlights.values()].some((ranges) => [...ranges].some((range) => `${range}` === words));
        const marked = () => [...document.querySelectorAll("#mirror mark")].some((mark) => mark.textContent === words);
        const end = performance.now() + 30_000;
        while (!("highlights" in CSS ? painted() : marked())) {
          if (performance.now() > end) throw new Error(`not highlighted: ${words}`);
          await new Promise((done) => setTimeout(done, 20));
        }
      }, words),
    /** Waits until the page says something. @param {RegExp} words */
    says: ({ source }) =>
      browser.evaluate(async (source) => {
        const end = performance.now() + 30_000;
        for (;;) {
          const notice = document.querySelector("#notice");
          const said = notice instanceof HTMLElement && !notice.hidden ? (notice.textContent ?? "") : "";
          if (new RegExp(source).test(said)) return;
          if (performance.now() > end) throw new Error(`it says "${said}", not ${source}`);
          await new Promise((done) => setTimeout(done, 20));
        }
      }, source),
    /** Clicks into the article and selects it all, as a person does who writes another. */
    async select() {
      const place = await browser.evaluate(() => {
        const article = /** @type {Element} */ (document.querySelector("#article"));
        article.scrollIntoView({ behavior: "instant" });
        const { x, y } = article.getBoundingClientRect();
        return { x: x + 60, y: y + 60 };
      });
      await browser.click(place);
      await browser.press("Control+a");
    },
    /** Writes two lines in the place of the article, and cuts and pastes them; gives what is then written. */
    async writeAndPaste() {
      await page.select();
      await browser.type("Rapat berlangsung 25 menit.");
      await browser.press("Enter");
      await browser.press("Enter");
      await browser.type("Tiket seharga Rp 50.000 habis.");
      await page.highlighted("Rp 50.000");
      for (const keys of ["Control+a", "Control+x", "Control+v"]) await browser.press(keys);
      return page.written();
    },
    /** Pushes a button. @param {string} id */
    push: (id) => browser.evaluate((id) => /** @type {HTMLElement} */ (document.getElementById(id)).click(), id),
    /** Whether the page tells anything. */
    tells: () => browser.evaluate(() => !(/** @type {HTMLElement} */ (document.getElementById("notice")).hidden)),
  };
  return page;
}
