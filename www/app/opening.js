// Where articles come from: the link that was followed, the browser's own store, the sample, files, the clipboard.

import { checkedCorrections } from "../formats/checked.js";
import { contentOf } from "./rich-text.js";
import { fromLink } from "./share.js";
import * as store from "./store.js";
import { checkedMarks } from "./structure.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("./corrections.js").Correction} Correction */
/** @typedef {import("./structure.js").Mark} Mark */
/**
 * @typedef {object} Opened an article that was opened
 * @property {string} text
 * @property {Correction[]} [corrections]
 * @property {Mark[]} [marks]
 * @property {string | null} [id] where it is kept
 * @property {number} [changed] when it was kept last
 * @property {string} [language]
 * @property {string} [date]
 * @property {SorotDocument} [document] what the engine finds in it, where that is known
 */

/** @param {import("./store.js").Kept} kept @returns {Opened} */
export function asKept({ text, corrections: kept, marks, language, date, id, changed }) {
  /** @type {Correction[]} */
  let corrections = [];
  try {
    corrections = checkedCorrections(text, kept);
  } catch {
    // Corrections that do not fit their text are damaged; the text is not.
  }
  return { text, corrections, marks: checkedMarks(text, marks), language, date, id, changed };
}

/**
 * The article of a link; `null` where the link carries none.
 *
 * @param {string} fragment
 * @returns {Promise<Opened | null>}
 * @throws if the link is damaged
 */
export async function ofLink(fragment) {
  const shared = await fromLink(fragment);
  if (!shared) return null;
  const { text, corrections, marks, language, date } = shared;
  return { text, corrections: checkedCorrections(text, corrections), marks: checkedMarks(text, marks), language, date };
}

/** The article that was kept last; `null` where none is. @returns {Promise<Opened | null>} */
export async function lastKept() {
  const [last] = await store.articles();
  return last ? asKept(last) : null;
}

/** What is on the clipboard, rich text before plain. @returns {Promise<Opened>} */
export async function ofClipboard() {
  const items = await navigator.clipboard.read();
  for (const type of ["text/html", "text/plain"]) {
    const item = items.find(({ types }) => types.includes(type));
    const content = await (await item?.getType(type))?.text();
    if (content?.trim()) return type === "text/html" ? contentOf(content) : { text: content.replace(/\r\n?/g, "\n") };
  }
  return { text: "" };
}
