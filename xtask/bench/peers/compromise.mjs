// compromise with its numbers and dates.
// @ts-nocheck: the library is installed where the bench runs.
import nlp from "compromise";
import dates from "compromise-dates";

nlp.plugin(dates);

/** @param {string} text */
export function annotate(text) {
  const document = nlp(text);
  return [
    document.people().json({ offset: true }),
    document.places().json({ offset: true }),
    document.organizations().json({ offset: true }),
    document.money().json({ offset: true }),
    document.numbers().json({ offset: true }),
    /** @type {any} */ (document).dates().json({ offset: true }),
  ].flat().length;
}
