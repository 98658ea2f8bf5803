// CSV (RFC 4180): a row for each annotation, with its value in columns. Words are quoted. An apostrophe stands before what a
// spreadsheet would take for a formula: at the beginning of a cell, and behind a tab, a semicolon, a bar or the end of a line in it,
// because a program that parts cells there, whatever the quotes say, has the beginning of a cell there. It is part of what a reader
// of CSV gets.

import { figureOf, plain, unitOf } from "./plain.js";
import { sentenceAt } from "./sentences.js";

const COLUMNS = ["start", "end", "text", "label", "entity", "value", "unit", "counts", "si", "iso", "sentence"];

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const sentence = sentenceAt(text);
  const rows = document.annotations.map(({ start, end, text: surface, label, entity, value }) => [
    start,
    end,
    surface,
    label,
    entity === undefined ? "" : (document.entities[entity]?.name ?? ""),
    !value || value.kind === "time" ? "" : plain(figureOf(value), value.kind === "ordinal" ? {} : value),
    value ? unitOf(value) : "",
    value?.kind === "number" ? (value.counts ?? "") : "",
    value?.kind === "quantity" && value.si && value.si.number !== null ? `${value.si.number} ${value.si.unit}` : "",
    value?.kind === "time" ? value.iso : "",
    sentence(start),
  ]);
  const content = [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  return [{ name: "sorot.csv", type: "text/csv", content }];
}

/** What some program parts cells at. */
const SEPARATORS = /([\t;|\r\n])/;

/**
 * A cell. A spreadsheet takes text that begins with one of `= + - @` for a formula, unless something stands before it
 * (OWASP, CSV Injection); a figure is none.
 *
 * @param {string | number} content
 */
function cell(content) {
  const text = `${content}`;
  if (FIGURE.test(text)) return text;
  const parts = text.split(SEPARATORS).map((part) => (FORMULA.test(part) && !FIGURE.test(part) ? `'${part}` : part));
  const safe = parts.join("");
  return `"${(/^[\t\r\n]/.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`;
}

const FORMULA = /^[=+\-@＝＋－＠]/;
const FIGURE = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;
