// In what language and from what date the article is read, in a few words.

import { interfaceLanguage, say } from "./strings.js";

/**
 * @param {string} text
 * @param {import("../../src/document.js").Document} found
 * @param {{ language: string, date: string }} settings what the person has chosen
 */
export function facts(text, { language, reference_date: guessed }, settings) {
  if (text.trim() === "") return say("readingOptions");
  const name = languageName(language);
  const said = (/** @type {"chosenDate" | "guessedDate"} */ how, /** @type {string} */ date) =>
    say(how, {
      date: new Date(date).toLocaleDateString(interfaceLanguage(), { dateStyle: "medium", timeZone: "UTC" }),
    });
  return [
    say(settings.language === "auto" ? "detectedLanguage" : "chosenLanguage", { language: name }),
    settings.date ? said("chosenDate", settings.date) : guessed ? said("guessedDate", guessed) : say("noDate"),
  ].join(" · ");
}

/** What a language is called, by its code. @param {string} language */
export function languageName(language) {
  const names = { id: say("languageId"), en: say("languageEn") };
  return names[/** @type {"id" | "en"} */ (language)] ?? say("languageUnd");
}
