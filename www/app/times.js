// Times for people: what a TIMEX3 value says, in words of the interface's language. What is not known is left out.

import { interfaceLanguage, say } from "./strings.js";

/** @typedef {import("../../src/document.js").TimeValue} TimeValue */

/** The units of ISO 8601 durations, as Intl names them; M is a month before the T and a minute behind it. */
const UNITS = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute", TS: "second" };
/** The parts of a day and the seasons, by their codes. */
const PARTS = /** @type {const} */ (["MO", "MI", "AF", "EV", "NI", "DT", "WI", "SP", "SU", "FA"]);
const DAY = 86_400_000;

/**
 * @param {TimeValue} value
 * @returns {string}
 */
export function spokenTime({ iso, grain, type, mod }) {
  const all = /^\{(.*)\}$/.exec(iso)?.[1]?.split(",") ?? [iso];
  const said = all.map((one) => span(one, grain)).filter(Boolean);
  if (said.length === 0) return say("dateUnknown");
  const list = new Intl.ListFormat(interfaceLanguage()).format(said);
  if (type === "SET") return say("every", { what: /^P1[A-Z]$|^PT1[A-Z]$/.test(iso) ? unitOf(iso) : list });
  return mod ? say(mod, { what: list }) : list;
}

/** How long a duration of one unit lasts in it; `null` for anything else. @param {TimeValue} value */
export function lasting({ type, iso }) {
  const [, figure] = /^PT?([\d.]+)[YMWDHS]$/.exec(iso) ?? [];
  return figure && type === "DURATION" ? Number(figure) : null;
}

/** The unit of a duration of one unit, as it is said of its number. @param {string} iso */
export function unitOf(iso) {
  const [, clock = "", number, letter] = /^P(T?)([\d.]+|X)([YMWDHS])$/.exec(iso) ?? [];
  return letter && number ? named(number, `${clock}${letter}`).unit : "";
}

/**
 * Where a time stands among others: its year, which is negative before our era, and what ISO 8601 writes behind it. `null` where
 * the year is not known.
 *
 * @param {TimeValue} value
 */
export function placed({ iso }) {
  const [, sign, digits, rest = ""] = /^(?:\.\.\/)?(-?)(\d+)X*(.*)$/.exec(iso) ?? [];
  if (digits === undefined) return null;
  const years = 10 ** Math.max(0, 4 - digits.length);
  const first = Number(digits) * years;
  return { year: sign ? -(first + years - 1) : first, rest };
}

/** A moment, a period, a duration, or what lies between two. @param {string} iso @param {string} grain */
function span(iso, grain) {
  const [from = "", to] = iso.split("/");
  if (to === undefined) return moment(from, grain);
  const [first, last] = [moment(from, grain), moment(to, grain)];
  return first && last && from.startsWith("P")
    ? say("between", { min: first, max: last })
    : [first, last].join(" – ").trim();
}

/** @param {string} iso @param {string} grain */
function moment(iso, grain) {
  if (iso.startsWith("P") && !iso.includes("_")) return duration(iso);
  const reference = /^(PRESENT|PAST|FUTURE)_REF$/.exec(iso)?.[1];
  if (reference) return say(/** @type {"PRESENT" | "PAST" | "FUTURE"} */ (reference));
  const [day = "", time] = iso.split("T");
  return [date(day, grain), time === undefined ? "" : clock(time)].filter(Boolean).join(", ");
}

/** @param {string} iso */
function duration(iso) {
  const [days = "", clock = ""] = iso.slice(1).split("T");
  const parts = (/** @type {string} */ words, /** @type {string} */ before) =>
    [...words.matchAll(/([\d.]+|X)([YMWDHS])/g)].map(([, number = "", letter]) => {
      const { unit, whole } = named(number, before + letter);
      return number === "X" ? say("several", { unit }) : whole;
    });
  return [...parts(days, ""), ...parts(clock, "T")].join(" ");
}

/** A unit of time with a number. @param {string} number @param {string} code */
function named(number, code) {
  const unit = UNITS[/** @type {keyof typeof UNITS} */ (code)] ?? "second";
  const format = new Intl.NumberFormat(interfaceLanguage(), { style: "unit", unit, unitDisplay: "long" });
  const parts = format.formatToParts(number === "X" ? 2 : Number(number));
  return {
    unit: parts.find(({ type }) => type === "unit")?.value ?? "",
    whole: parts.map(({ value }) => value).join(""),
  };
}

/**
 * A time of the day, as a clock shows it, or the part of the day.
 *
 * @param {string} time
 */
function clock(time) {
  const [, hour, minute, zone] = /^(\d\d)(?::(\d\d))?(?::[\d.]+)?(Z|[+-][\d:]+)?$/.exec(time) ?? [];
  if (!hour) return part(time.slice(0, 2));
  const separator = interfaceLanguage() === "id" ? "." : ":";
  return `${hour}${separator}${minute ?? "00"}${zone ? ` (UTC${zone === "Z" ? "" : zone})` : ""}`;
}

/** @param {string} code of a part of a day or a season */
function part(code) {
  const index = PARTS.indexOf(/** @type {typeof PARTS[number]} */ (code));
  return index < 0 ? "" : (say("timeParts").split(",")[index] ?? "");
}

/** @param {string} iso @param {string} grain */
function date(iso, grain) {
  const [, sign = "", digits = "", rest = ""] = /^(-?)(\d*)X*(.*)$/.exec(iso) ?? [];
  const number = Number(digits) + 1;
  if (digits && grain === "century") return withEra(say("century", { number: nth(number) }), sign);
  if (digits && grain === "millennium") return withEra(say("millennium", { number: nth(number) }), sign);
  if (digits && grain === "decade") return withEra(say("decade", { year: `${Number(digits)}0` }), sign);
  const year = digits ? /** @type {const} */ ({ year: "numeric", ...(sign ? { era: "short" } : {}) }) : {};
  // A year of our era begins with its first; the year before it is 0 in the calendar.
  const first = digits ? Number(`${sign}${digits}`) + (sign ? 1 : 0) : 2000;
  const at = (/** @type {number} */ month, /** @type {number} */ day) => {
    const date = new Date(Date.UTC(2000, month - 1, day));
    date.setUTCFullYear(first);
    return date;
  };
  const [, month, , day] = /^-(\d\d)(-(\d\d))?$/.exec(rest) ?? [];
  if (month && day)
    return digits && !sign
      ? written({ dateStyle: "full" }, at(Number(month), Number(day)))
      : written({ day: "numeric", month: "long", ...year }, at(Number(month), Number(day)));
  if (month) return written({ month: "long", ...year }, at(Number(month), 1));
  const [, weekday] = /^-WXX-([1-7])$/.exec(rest) ?? [];
  // The third of January 2000 was a Monday.
  if (weekday) return written({ weekday: "long" }, new Date(Date.UTC(2000, 0, 2 + Number(weekday))));
  const [, kind, count] = /^-([QH])(\d)$/.exec(rest) ?? [];
  const months = kind === "Q" ? 3 : 6;
  if (count)
    return written({ month: "long", ...year }, at(months * (Number(count) - 1) + 1, 1), at(months * Number(count), 1));
  const [, week, end] = /^-W(\d\d)(-WE)?$/.exec(rest) ?? [];
  if (week && digits) {
    const fourth = at(1, 4).getTime();
    const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (Number(week) - 1) * 7 * DAY;
    return written({ dateStyle: "long" }, new Date(monday + (end ? 5 : 0) * DAY), new Date(monday + 6 * DAY));
  }
  const season = part(rest.slice(1));
  return [season, digits ? written(year, at(7, 1)) : ""].filter(Boolean).join(" ");
}

/**
 * @param {Intl.DateTimeFormatOptions} options
 * @param {Date} from
 * @param {Date} [to]
 */
function written(options, from, to) {
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { ...options, timeZone: "UTC" });
  if (Number.isNaN(from.getTime())) return "";
  return to ? format.formatRange(from, to) : format.format(from);
}

/** @param {string} when @param {string} sign */
function withEra(when, sign) {
  return sign ? say("beforeEra", { when }) : when;
}

/** A place in an order. @param {number} number */
function nth(number) {
  const rule = new Intl.PluralRules("en", { type: "ordinal" }).select(number);
  const ending = { one: "st", two: "nd", few: "rd" }[/** @type {string} */ (rule)] ?? "th";
  return interfaceLanguage() === "en" ? `${number}${ending}` : `${number}`;
}
