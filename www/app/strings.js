// What the interface says, and the choice between its two languages.

import { ENGLISH } from "./strings/en.js";
import { INDONESIAN } from "./strings/id.js";

const STRINGS = { id: INDONESIAN, en: ENGLISH };

/** @typedef {keyof typeof STRINGS} InterfaceLanguage */
/** @typedef {keyof typeof STRINGS["id"]} StringKey */

/** @type {InterfaceLanguage} */
let current = "id";

/** The language that the interface speaks. */
export function interfaceLanguage() {
  return current;
}

/**
 * What the interface says for `key`, with the `{names}` in it filled in.
 *
 * @param {StringKey} key
 * @param {Record<string, string | number>} [fields]
 */
export function say(key, fields = {}) {
  return STRINGS[current][key].replace(/\{(\w+)\}/g, (whole, name) => `${fields[name] ?? whole}`);
}

/**
 * The interface language for a browser that prefers `languages`: the first that there is, else English.
 *
 * @param {readonly string[]} languages BCP 47 tags
 * @returns {InterfaceLanguage}
 */
export function preferred(languages) {
  for (const tag of languages) {
    const language = tag.toLowerCase().split("-")[0];
    // Browsers still send the code that Indonesian had before 1989.
    if (language === "id" || language === "in" || language === "ms") return "id";
    if (language === "en") return "en";
  }
  return "en";
}

/**
 * Makes the interface speak `language`: every element with a `data-string`, and what follows.
 *
 * @param {InterfaceLanguage} language
 */
export function speak(language) {
  current = language;
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-string]")) {
    element.textContent = say(/** @type {StringKey} */ (element.getAttribute("data-string")));
  }
  for (const element of document.querySelectorAll("[data-label-string]")) {
    const label = say(/** @type {StringKey} */ (element.getAttribute("data-label-string")));
    element.setAttribute("aria-label", label);
    // A button that shows a sign alone says what it is to those who point at it, too.
    if (element instanceof HTMLButtonElement) element.title = label;
  }
  for (const element of document.querySelectorAll("[data-placeholder-string]")) {
    const key = /** @type {StringKey} */ (element.getAttribute("data-placeholder-string"));
    element.setAttribute(element instanceof HTMLInputElement ? "placeholder" : "data-placeholder", say(key));
  }
}
