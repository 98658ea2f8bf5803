// What a person chose of the interface itself. Kept by the browser only once something was chosen; never the text.

const KEY = "sorot-preferences";

/** @typedef {{ language?: "id" | "en", theme?: "auto" | "light" | "dark", spelling?: boolean }} Preferences */

/** @returns {Preferences} */
export function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return {
      ...(kept?.language === "id" || kept?.language === "en" ? { language: kept.language } : {}),
      ...(kept?.theme === "light" || kept?.theme === "dark" ? { theme: kept.theme } : {}),
      ...(kept?.spelling === true ? { spelling: true } : {}),
    };
  } catch {
    // Storage that is blocked or damaged is as good as none.
    return {};
  }
}

/** @param {Preferences} preferences */
export function keep(preferences) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...load(), ...preferences }));
  } catch {
    // The choice then holds until the page is closed.
  }
}
