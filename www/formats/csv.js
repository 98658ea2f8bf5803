// CSV (RFC 4180): a row for each annotation, with its value in columns.

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

/**
 * A cell. A spreadsheet takes text that begins with one of `= + - @` for a formula, unless something stands before it
 * (OWASP, CSV Injection); a figure is none.
 *
 * @param {string | number} content
 */
function cell(content) {
  const text = `${content}`;
  const formula = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
