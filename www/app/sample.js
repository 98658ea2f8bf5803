// The sample article, with what the engine finds in it. It is in the page itself: most visits are first ones, and see it before
// anything else.

/** @typedef {import("../../src/document.js").Document} SorotDocument */

/**
 * The sample in a language.
 *
 * @param {import("./strings.js").InterfaceLanguage} language
 * @returns {{ text: string, document: SorotDocument } | null} `null` on a page that has none
 */
export function sample(language) {
  const samples = document.getElementById("sorot-samples")?.textContent;
  if (!samples) return null;
  const { text, ...found } = JSON.parse(samples)[language];
  return { text, document: found };
}
