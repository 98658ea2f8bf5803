// Values in plain, language-independent words: ISO 8601 and TIMEX3, ISO 4217, UCUM.

/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {import("../../src/document.js").Bounds} Bounds */

/**
 * A value in its exact form.
 *
 * @param {Value} value
 * @returns {string}
 */
export function exact(value) {
  switch (value.kind) {
    case "time":
      return `${value.type} ${value.iso}`;
    case "money":
      return `${value.currency} ${plain(value.amount, value)}`;
    case "quantity": {
      return `${plain(value.number, value)} ${value.unit}${inSi(value)}`;
    }
    case "percent":
      return `${plain(value.number, value)} %`;
    case "ordinal":
      return `${value.number}.`;
    case "number":
      return plain(value.number, value);
  }
}

/**
 * The same amount in the SI unit, behind an equals sign; empty where that says no more.
 *
 * @param {Extract<Value, { kind: "quantity" }>} value
 */
function inSi({ number, unit, si }) {
  const same = si?.unit === unit || (si?.unit === "1" && si.number === number);
  if (!si || si.number === null || same) return "";
  // What was multiplied has digits that mean nothing; a bare number has no unit.
  return ` = ${Number(si.number.toPrecision(9))}${si.unit === "1" ? "" : ` ${si.unit}`}`;
}

/**
 * What an annotation means beyond its label, behind a colon: its value, else the thing's own name where the text has another;
 * empty where there is neither.
 *
 * @param {import("../../src/document.js").Annotation} annotation
 * @param {readonly import("../../src/document.js").Entity[]} entities
 */
export function meaning({ text, label, value, entity }, entities) {
  // A label that is the type of the time as well is not said twice.
  if (value) return `: ${value.kind === "time" && value.type === label ? value.iso : exact(value)}`;
  const name = entity === undefined ? undefined : entities[entity]?.name;
  return name !== undefined && name !== text ? `: ${name}` : "";
}

/**
 * The address of a thing among linked data; `undefined` where none is known.
 *
 * @param {import("../../src/document.js").Entity} entity
 */
export function address({ geonames }) {
  return geonames === undefined ? undefined : `https://sws.geonames.org/${geonames}/`;
}

/**
 * The headline of an article; `undefined` where it has none.
 *
 * @param {string} text
 * @param {import("../../src/document.js").Document} document
 */
export function headline(text, { segments }) {
  const title = segments.find(({ kind }) => kind === "title");
  return title && text.slice(title.start, title.end);
}

/**
 * A number with all its digits, or the bounds where the text gives no more.
 *
 * @param {number | null} number
 * @param {Bounds} bounds
 */
export function plain(number, bounds) {
  return bounds.exact ?? (number === null ? `${bounds.min ?? ""}..${bounds.max ?? ""}` : `${number}`);
}

/**
 * The figure of a value without its unit; `null` where the text gives bounds only.
 *
 * @param {Value} value
 */
export function figureOf(value) {
  if (value.kind === "time") return null;
  return value.kind === "money" ? value.amount : value.number;
}

/**
 * The unit of a value: a currency, a unit of measure, a per cent sign; empty where it has none.
 *
 * @param {Value} value
 */
export function unitOf(value) {
  if (value.kind === "money") return value.currency;
  if (value.kind === "quantity") return value.unit;
  if (value.kind === "percent") return "%";
  return value.kind === "time" ? (value.unit ?? "") : "";
}
