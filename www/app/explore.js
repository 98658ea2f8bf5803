// The tabs below the article: ways to look at what was found as a whole.

import { part } from "./findings.js";
import { say } from "./strings.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/**
 * @typedef {object} Sight
 * @property {string} text
 * @property {SorotDocument} document
 * @property {(label: Label) => boolean} isHidden
 * @property {(words: string) => boolean} wanted whether the search looks for words like these
 * @property {boolean} searched whether anything is looked for
 * @property {(span: { start: number, end: number }) => void} go
 */

/**
 * Makes tabs of the buttons in `element`. The one that is chosen is drawn, and again after `redraw`, once it is seen.
 *
 * @param {HTMLElement} element
 * @param {() => Sight} sight
 * @returns {() => void} redraw
 */
export function explorer(element, sight) {
  const tabs = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[role=tab]"))];
  const panel = /** @type {HTMLElement} */ (element.querySelector("[role=tabpanel]"));
  let chosen = tabs[0]?.id ?? "";
  /** @type {typeof import("./explored.js").VIEWS | undefined} */
  let views;
  const load = () => {
    import("./explored.js").then(
      (module) => {
        views = module.VIEWS;
        draw();
      },
      (error) => panel.replaceChildren(part("p", "empty", say("partMissing", { reason: error.message }))),
    );
  };
  const mark = () => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", `${tab.id === chosen}`);
      tab.tabIndex = tab.id === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", chosen);
  };
  const draw = () => {
    mark();
    if (!views) {
      load();
      return;
    }
    const { document, isHidden, ...more } = sight();
    // What the legend hides is hidden here, too.
    const annotations = document.annotations.filter(({ label }) => !isHidden(label));
    const shown =
      views[chosen.replace("tab-", "")]?.({ ...more, isHidden, document: { ...document, annotations } }) ?? [];
    panel.replaceChildren(
      ...(shown.length > 0 ? shown : [part("p", "empty", say(more.searched ? "notFound" : "none"))]),
    );
  };
  for (const [index, tab] of tabs.entries()) {
    const choose = (/** @type {HTMLElement | undefined} */ other) => {
      chosen = other?.id ?? chosen;
      draw();
    };
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      choose(next);
      next?.focus();
    });
  }
  panel.addEventListener("sorot:redraw", draw);
  // Sentences and tables of a long article take time that a person who types below it would wait for.
  let seen = false;
  let stale = true;
  const drawSeen = () => {
    if (!seen || !stale) return;
    stale = false;
    draw();
  };
  new IntersectionObserver(
    (entries) => {
      seen = entries.some(({ isIntersecting }) => isIntersecting);
      drawSeen();
    },
    { rootMargin: "25%" },
  ).observe(element);
  mark();
  return () => {
    stale = true;
    drawSeen();
  };
}
