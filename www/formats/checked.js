// What every reader of files does with annotations from outside: nothing of a stranger's object is taken over but the
// fields that are known, and spans have to fit the text.

import { LABELS } from "../app/labels.js";
import { UnreadableFile } from "./index.js";

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {import("./index.js").Given} Given */

const KINDS = ["number", "ordinal", "percent", "money", "quantity", "time"];

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
 * @throws {UnreadableFile}
 */
export function checkedCorrections(text, found) {
  const spans = found.filter((one) => typeof one === "object" && one !== null);
  return checkedSpans(text, spans, [...LABELS, null]);
}

/**
 * @param {string} text
 * @param {readonly { start?: unknown, end?: unknown, label?: unknown, value?: unknown, quote?: unknown }[]} found
 * @param {readonly (Label | null)[]} labels
 */
function checkedSpans(text, found, labels) {
  const all = found.map(({ start, end, label, value, quote }, index) => {
    const where = `${index + 1}`;
    if (!isOffset(start) || !isOffset(end) || start >= end || end > text.length)
      throw new UnreadableFile("spanOutside", where);
    if (!labels.includes(/** @type {Label | null} */ (label))) throw new UnreadableFile("unknownLabel", `${label}`);
    if (typeof quote === "string" && quote !== text.slice(start, end)) throw new UnreadableFile("textDiffers", where);
    const known = readValue(value);
    return { start, end, label: /** @type {Label | null} */ (label), ...(known ? { value: known } : {}) };
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
 * @param {unknown} offset
 * @returns {offset is number}
 */
function isOffset(offset) {
  return Number.isSafeInteger(offset) && Number(offset) >= 0;
}

/**
 * A value whose fields are all plain; anything else is left out.
 *
 * @param {unknown} value
 * @returns {Value | undefined}
 */
function readValue(value) {
  if (typeof value !== "object" || value === null || !("kind" in value) || !KINDS.includes(`${value.kind}`)) return;
  const kind = `${value.kind}`;
  const of = /** @type {Record<string, unknown>} */ (value);
  const number = (/** @type {string} */ key) => typeof of[key] === "number" || of[key] === null;
  const fits = {
    number: () => number("number"),
    ordinal: () => typeof of.number === "number",
    percent: () => number("number"),
    money: () => number("amount") && typeof of.currency === "string",
    quantity: () => number("number") && typeof of.unit === "string" && typeof of.dimension === "string",
    time: () => typeof of.iso === "string" && typeof of.type === "string" && typeof of.grain === "string",
  };
  if (!fits[/** @type {keyof typeof fits} */ (kind)]()) return;
  const plain = Object.entries(of).filter(([key, field]) => key !== "__proto__" && isPlain(field));
  const { si } = of;
  if (kind === "quantity" && typeof si === "object" && si !== null && "unit" in si && "number" in si)
    plain.push(["si", { number: typeof si.number === "number" ? si.number : null, unit: `${si.unit}` }]);
  return /** @type {Value} */ (/** @type {unknown} */ (Object.fromEntries(plain)));
}

/** @param {unknown} field */
function isPlain(field) {
  return field === null || ["string", "number", "boolean"].includes(typeof field);
}
