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
  closeElsewhere(/** @type {HTMLDetailsElement} */ (find("facts").parentElement));
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

/** Closes what a summary has opened with Escape, and with a click anywhere else. @param {HTMLDetailsElement} panel */
function closeElsewhere(panel) {
  document.addEventListener("pointerdown", ({ target }) => {
    if (!panel.contains(/** @type {Node} */ (target))) panel.open = false;
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
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
