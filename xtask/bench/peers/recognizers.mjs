// Microsoft's recognizers-text: numbers, units, money and dates.
// @ts-nocheck: the library is installed where the bench runs.
import * as suite from "@microsoft/recognizers-text-suite";

const CULTURE = "en-us";

/** @param {string} text */
export function annotate(text) {
  return [
    suite.recognizeNumber(text, CULTURE),
    suite.recognizeOrdinal(text, CULTURE),
    suite.recognizePercentage(text, CULTURE),
    suite.recognizeCurrency(text, CULTURE),
    suite.recognizeDimension(text, CULTURE),
    suite.recognizeDateTime(text, CULTURE),
  ].flat().length;
}
