// Values for people: what a normalised value says in the language of the interface, and its exact form beside it.

import { interfaceLanguage, say } from "./strings.js";

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
      return `${value.approximate ? `${say("approximate")} ` : ""}${duration(value.iso) ?? clock(value.iso) ?? dates(value.iso)}`;
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

/** A unit as people read it: what UCUM has no code for stands in braces. @param {string} unit */
function spoken(unit) {
  return unit.replace(/[{}]/g, "");
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

/** The units of ISO 8601 durations, as Intl names them; M is a month before the T and a minute behind it. */
const UNITS = { PY: "year", PM: "month", PW: "week", PD: "day", PTH: "hour", PTM: "minute", PTS: "second" };

/**
 * A duration of one unit, in words; `null` for anything else.
 *
 * @param {string} iso
 */
function duration(iso) {
  const [, part, number, letter] = /^(PT?)([\d.]+)([YMWDHS])$/.exec(iso) ?? [];
  const unit = UNITS[/** @type {keyof typeof UNITS} */ (`${part}${letter}`)];
  if (!unit) return null;
  return numbers({ style: "unit", unit, unitDisplay: "long" }).format(Number(number));
}

/**
 * A time of the day, as a clock shows it; `null` for anything else.
 *
 * @param {string} iso
 */
function clock(iso) {
  const [, hour, minute, zone] = /^T(\d\d):(\d\d)(?::\d\d)?(Z|[+-][\d:]+)?$/.exec(iso) ?? [];
  if (!hour) return null;
  const separator = interfaceLanguage() === "id" ? "." : ":";
  return `${hour}${separator}${minute}${zone ? ` (UTC${zone === "Z" ? "" : zone})` : ""}`;
}

/**
 * Full dates are spelled out; anything else is shown as the standard writes it.
 *
 * @param {string} iso
 */
function dates(iso) {
  return iso.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => {
    const date = new Date(`${day}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) return day;
    return new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "full", timeZone: "UTC" }).format(date);
  });
}
