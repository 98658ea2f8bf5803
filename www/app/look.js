// How the page looks and speaks, as a person has chosen it: theme, language, spelling.

import { find, input, on } from "./elements.js";
import { inlined } from "./parts.js";
import { keep, load } from "./preferences.js";
import { interfaceLanguage, preferred, speak } from "./strings.js";

/**
 * Shows what was chosen before, and follows what is chosen from now on.
 *
 * @param {HTMLElement} article
 * @param {() => void} onLanguage called when the page speaks another language
 */
export function takePreferences(article, onLanguage) {
  const chosen = load();
  setLanguage(chosen.language ?? preferred(navigator.languages));
  setTheme(chosen.theme ?? "auto");
  input("spelling").checked = article.spellcheck = chosen.spelling ?? false;
  // A page of one file has no other beside it.
  find("guide").hidden = inlined() !== null;
  on("spelling", "change", () => {
    const { checked } = input("spelling");
    article.spellcheck = checked;
    keep({ spelling: checked });
  });
  on("theme", "change", () => {
    setTheme(input("theme").value);
    keep({ theme: /** @type {"auto" | "light" | "dark"} */ (input("theme").value) });
  });
  on("interface-language", "change", () => {
    setLanguage(input("interface-language").value);
    keep({ language: interfaceLanguage() });
    onLanguage();
  });
}

/** @param {string} theme */
function setTheme(theme) {
  input("theme").value = theme;
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** @param {string} language */
function setLanguage(language) {
  speak(language === "id" ? "id" : "en");
  input("interface-language").value = interfaceLanguage();
  /** @type {HTMLAnchorElement} */ (find("guide")).href = interfaceLanguage() === "id" ? "panduan.html" : "guide.html";
}
