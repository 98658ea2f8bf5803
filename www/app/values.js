// Values for people: what a normalised value says in the language of the interface, and its standard form beside it.

import { plain } from "../formats/plain.js";
import { interfaceLanguage, say } from "./strings.js";
import { spokenTime } from "./times.js";

/** @typedef {import("../../src/document.js").Value} Value */

/**
 * A value in words and figures of the interface's language.
 *
 * @param {Value} value
 * @returns {string}
 */
export function describe(value) {
  switch (value.kind) {
    case "number": {
      const number = amount(value.number, value, figure);
      return value.counts ? say("counts", { number, noun: value.counts }) : number;
    }
    case "ordinal":
      return say("ordinal", { number: figure(value.number) });
    case "percent":
      return amount(value.number, value, (number) => `${figure(number)}${value.points ? ` ${say("points")}` : "%"}`);
    case "money":
      return amount(value.amount, value, (number) => money(number, value.currency));
    case "quantity":
      return amount(value.number, value, (number) => `${figure(number)} ${spoken(value.unit)}`) || spoken(value.unit);
    case "time":
      return `${value.approximate ? `${say("approximate")} ` : ""}${spokenTime(value)}`;
  }
}

/**
 * @param {number | null} number
 * @param {import("../../src/document.js").Bounds} bounds
 * @param {(number: number) => string} show
 */
function amount(number, bounds, show) {
  const { min, max } = bounds;
  let shown = number === null ? "" : show(number);
  if (min !== undefined && max !== undefined) shown = say("between", { min: show(min), max: show(max) });
  else if (min !== undefined) shown = say("atLeast", { min: show(min) });
  else if (max !== undefined) shown = say("atMost", { max: show(max) });
  return bounds.approximate ? `${say("approximate")} ${shown}`.trim() : shown;
}

/** What signs of UCUM are in print; the others are what stands in its brackets. */
const SIGNS = /** @type {Record<string, string>} */ ({
  Cel: "°C",
  "[degF]": "°F",
  deg: "°",
  har: "ha",
  ar: "a",
  By: "B",
  "[car_m]": "ct",
  "[psi]": "psi",
  "[fth_i]": "ftm",
  "[kn_i]": "kn",
  "[stone_av]": "st",
  "[foz_us]": "fl oz",
  "[acr_us]": "acre",
  "[sft_i]": "ft²",
  "[syd_i]": "yd²",
  "[sin_i]": "in²",
  "[cft_i]": "ft³",
  "[cyd_i]": "yd³",
  "[cin_i]": "in³",
});

/** A unit of UCUM as people read it. @param {string} unit */
export function spoken(unit) {
  const known = unit.replace(/\[\w+\]|\b[A-Za-z]+\b/g, (sign) => SIGNS[sign] ?? sign.replace(/^([kMGTP])By$/, "$1B"));
  return known
    .replace(/\[([A-Za-z]+)(?:_\w+)?\]|[{}]/g, "$1")
    .replace(/\bu(?=[a-zA-Z])/g, "µ")
    .replace(/\*([69])/g, (_, power) => (power === "6" ? "⁶" : "⁹"))
    .replace(/([A-Za-z])2/g, "$1²")
    .replace(/([A-Za-z])3/g, "$1³")
    .replace(/([A-Za-z])\.(?=h)/g, "$1")
    .replaceAll(".", "·");
}

/**
 * The same in a form that is written everywhere: a currency by its code, a full date by its digits, an amount in the SI unit. Empty
 * where there is none.
 *
 * @param {Value} value
 * @returns {string}
 */
export function standard(value) {
  switch (value.kind) {
    case "time":
      return WRITTEN.test(value.iso) ? value.iso : "";
    case "money":
      return value.amount === null ? "" : `${value.currency} ${plain(value.amount, value)}`;
    case "quantity": {
      const { number, unit, si } = value;
      const same = si?.unit === unit || (si?.unit === "1" && si.number === number);
      // What was multiplied has digits that mean nothing; a bare number has no unit.
      return si && si.number !== null && !same
        ? `${figure(Number(si.number.toPrecision(9)))} ${si.unit === "1" ? "" : spoken(si.unit)}`.trim()
        : "";
    }
    case "percent":
      return value.number === null ? "" : `${plain(value.number, value)}%`;
    case "ordinal":
      return `${value.number}`;
    case "number":
      return value.number === null ? "" : plain(value.number, value);
  }
}

const MOMENT = String.raw`\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?`;
const WRITTEN = new RegExp(`^${MOMENT}(/${MOMENT})?$`);

/**
 * What is said of a value: in words, then in its standard form where that says something else.
 *
 * @param {Value} value
 * @returns {string[]}
 */
export function saidOf(value) {
  const words = describe(value);
  const form = standard(value);
  // Figures without their separators and the noughts before them.
  const figures = (/** @type {string} */ number) => number.replace(/[.,]/g, "").replace(/^0+(?=\d)/, "");
  const bare = (/** @type {string} */ text) =>
    text
      .replace(/\d[\d.,]*/g, figures)
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase();
  return bare(words).includes(bare(form)) ? [words] : [words, form];
}

/** @type {Map<string, Intl.NumberFormat>} making one takes longer than using it a hundred times */
const formats = new Map();

/** What writes numbers in the language of the interface. @param {Intl.NumberFormatOptions} options */
function numbers(options) {
  const key = JSON.stringify([interfaceLanguage(), options]);
  const known = formats.get(key) ?? new Intl.NumberFormat(interfaceLanguage(), options);
  formats.set(key, known);
  return known;
}

/** @param {number} number */
function figure(number) {
  return numbers({ maximumFractionDigits: 6 }).format(number);
}

/**
 * @param {number} number
 * @param {string} currency
 */
function money(number, currency) {
  try {
    const style = { style: /** @type {const} */ ("currency"), currency, maximumFractionDigits: 2 };
    return numbers({ ...style, trailingZeroDisplay: "stripIfInteger" }).format(number);
  } catch {
    // A currency that the browser does not know.
    return `${currency} ${figure(number)}`;
  }
}
