// What every reader of files does with annotations from outside: nothing of a stranger's object is taken over but the
// fields that are known, and spans have to fit the text.

import { LABELS } from "../app/labels.js";
import { cutsLetter } from "../app/structure.js";
import { UnreadableFile } from "./index.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {import("./index.js").Given} Given */

/** What bounds a number. */
const BOUNDS = { exact: "string", min: "number", max: "number", approximate: "boolean" };
/** The fields of each kind of value with their types; those with an exclamation mark it always has. */
const FIELDS = /** @type {Record<string, Record<string, string>>} */ ({
  number: { ...BOUNDS, number: "number|null!", counts: "string" },
  ordinal: { number: "number!" },
  percent: { ...BOUNDS, number: "number|null!", points: "boolean" },
  money: { ...BOUNDS, amount: "number|null!", currency: "string!" },
  quantity: { ...BOUNDS, number: "number|null!", unit: "string!", dimension: "string!", si: "si" },
  time: {
    type: "string!",
    iso: "string!",
    grain: "string!",
    approximate: "boolean",
    unit: "string",
    mod: "string",
    conflict: "string",
  },
});

/**
 * The annotations, sorted, none over another: of two that overlap, the one that begins first is kept, and of two that
 * begin together the longer one.
 *
 * @param {string} text
 * @param {readonly { start?: unknown, end?: unknown, label?: unknown, value?: unknown, quote?: unknown }[]} found
 * @returns {Given[]}
 * @throws {UnreadableFile}
 */
export function checked(text, found) {
  return /** @type {Given[]} */ (checkedSpans(text, found, LABELS));
}

/**
 * The corrections, checked in the same way; a label of `null` says that nothing is to be marked.
 *
 * @param {string} text
 * @param {readonly unknown[]} found
 * @returns {import("../app/corrections.js").Correction[]}
 * @throws {UnreadableFile}
 */
export function checkedCorrections(text, found) {
  const spans = found.filter((one) => typeof one === "object" && one !== null);
  return checkedSpans(text, spans, [...LABELS, null]);
}

/**
 * @param {string} text
 * @param {readonly { start?: unknown, end?: unknown, label?: unknown, value?: unknown, quote?: unknown, rest?: unknown }[]} found
 * @param {readonly (Label | null)[]} labels
 */
function checkedSpans(text, found, labels) {
  const all = found.map(({ start, end, label, value, quote, rest }, index) => {
    const where = `${index + 1}`;
    if (!isOffset(start) || !isOffset(end) || start >= end || end > text.length)
      throw new UnreadableFile("spanOutside", where);
    if (!labels.includes(/** @type {Label | null} */ (label)))
      throw typeof label === "string"
        ? new UnreadableFile("unknownLabel", label.slice(0, 40))
        : new UnreadableFile("noLabel", where);
    if (typeof quote === "string" && quote !== text.slice(start, end)) throw new UnreadableFile("textDiffers", where);
    const known = readValue(value);
    return {
      // A span that cuts a letter of two code units has all of it: half of one could not be written anywhere.
      start: cutsLetter(text, start) ? start - 1 : start,
      end: cutsLetter(text, end) ? end + 1 : end,
      label: /** @type {Label | null} */ (label),
      ...(known ? { value: known } : {}),
      ...(rest === true && label === null ? { rest: /** @type {const} */ (true) } : {}),
    };
  });
  all.sort((one, other) => one.start - other.start || other.end - one.end);
  let from = 0;
  return all.filter(({ start, end }) => {
    if (start < from) return false;
    from = end;
    return true;
  });
}

/**
 * The day from which a file's dates were read, as a document writes one: empty where it says that there was none, and left out where
 * it says nothing that is understood.
 *
 * @param {unknown} date
 * @returns {{ date?: string }}
 */
export function checkedDate(date) {
  if (date === null) return { date: "" };
  const day = typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date));
  return day ? { date } : {};
}

/**
 * @param {unknown} offset
 * @returns {offset is number}
 */
function isOffset(offset) {
  return Number.isSafeInteger(offset) && Number(offset) >= 0;
}

/**
 * A value with those of its fields that are known and of the right type; nothing where one is missing.
 *
 * @param {unknown} value
 * @returns {Value | undefined}
 */
function readValue(value) {
  if (typeof value !== "object" || value === null || !("kind" in value)) return;
  const { kind } = value;
  const fields = typeof kind === "string" && Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : undefined;
  if (!fields) return;
  const of = /** @type {Record<string, unknown>} */ (value);
  const fits = (/** @type {string} */ key) => isOf(of[key], (fields[key] ?? "").replace("!", ""));
  if (!Object.keys(fields).every((key) => fits(key) || !fields[key]?.endsWith("!"))) return;
  const known = Object.keys(of).filter((key) => key === "kind" || (Object.hasOwn(fields, key) && fits(key)));
  const plain = known.map((key) => [key, key === "si" ? siOf(of.si) : of[key]]);
  return /** @type {Value} */ (/** @type {unknown} */ (Object.fromEntries(plain)));
}

/** @param {unknown} field @param {string} types */
function isOf(field, types) {
  if (types === "si") return siOf(field) !== undefined;
  return types.split("|").includes(field === null ? "null" : typeof field);
}

/** @param {unknown} si */
function siOf(si) {
  const { number = null, unit } = /** @type {Record<string, unknown>} */ (si ?? {});
  return (typeof number === "number" || number === null) && typeof unit === "string" ? { number, unit } : undefined;
}
