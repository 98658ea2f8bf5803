// What a value becomes when people give its words another label.

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {import("../../src/document.js").Bounds} Bounds */

/**
 * The value under another label; nothing where it has no such meaning: an amount of money needs a currency, a quantity a
 * unit, and a time is no number.
 *
 * @param {Value} value
 * @param {Label} label
 * @returns {Value | undefined}
 */
export function valueAs(value, label) {
  if (value.kind === "time") return label === "DATE" || label === "TIME" ? value : undefined;
  if (KINDS[label] === value.kind) return value;
  const number = value.kind === "money" ? value.amount : value.number;
  if (label === "CARDINAL") return { kind: "number", number, ...bounds(value) };
  if (label === "PERCENT") return { kind: "percent", number, ...bounds(value) };
  if (label === "ORDINAL" && number !== null && Number.isInteger(number)) return { kind: "ordinal", number };
  return undefined;
}

/** @type {Partial<Record<Label, Value["kind"]>>} */
const KINDS = { CARDINAL: "number", ORDINAL: "ordinal", PERCENT: "percent", MONEY: "money", QUANTITY: "quantity" };

/** @param {Exclude<Value, { kind: "time" }>} value @returns {Bounds} */
function bounds(value) {
  if (value.kind === "ordinal") return {};
  const { exact, min, max, approximate } = value;
  return {
    ...(exact === undefined ? {} : { exact }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(approximate ? { approximate } : {}),
  };
}
