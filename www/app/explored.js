// What the tabs below the article show of all that was found: the numbers as a table, the times along a line, who is quoted, and
// which names stand together. Loaded when the tabs are first seen.

import { figureOf } from "../formats/plain.js";
import { sentenceAt } from "../formats/sentences.js";
import { part } from "./findings.js";
import { isName } from "./labels.js";
import { interfaceLanguage, say } from "./strings.js";
import { lasting, placed, spokenTime, unitOf } from "./times.js";
import { describe, spoken, standard } from "./values.js";

/** @typedef {import("./explore.js").Sight} Sight */
/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {"surface" | "number" | "unit" | "counts" | "exact" | "sentence"} Column */

const COLUMNS = /** @type {const} */ (["surface", "number", "unit", "counts", "exact", "sentence"]);
/** A matrix of more names than this is not read any more. */
const MOST_TOGETHER = 12;
/** A table of thousands of rows is slow to lay out. */
const MOST_ROWS = 500;

/** @type {{ column: Column | null, down: boolean }} how the table is sorted */
const order = { column: null, down: false };

/** What each tab shows. @type {Record<string, (sight: Sight) => Node[]>} */
export const VIEWS = { table: numbers, timeline: timeLine, quoted, together };

/** @param {Sight} sight */
function numbers({ text, document, wanted, go }) {
  const sentence = sentenceAt(text);
  const rows = document.annotations
    .filter(({ label, value }) => value && !isName(label))
    .map((annotation) => ({ annotation, cells: cells(annotation, sentence(annotation.start)) }))
    .filter(({ cells }) => wanted(Object.values(cells).join(" ")));
  if (rows.length === 0) return [];
  const { column, down } = order;
  if (column) {
    const collator = new Intl.Collator(interfaceLanguage(), { numeric: true });
    rows.sort((one, other) => {
      const [a, b] = [amount(one.annotation), amount(other.annotation)];
      const by = column === "number" ? a - b : collator.compare(one.cells[column], other.cells[column]);
      return down ? -by : by;
    });
  }
  const table = globalThis.document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const name of COLUMNS) {
    const cell = part("th", name, "");
    cell.setAttribute("scope", "col");
    cell.setAttribute("aria-sort", column === name ? (down ? "descending" : "ascending") : "none");
    const button = part("button", "", say(`column_${name}`));
    button.setAttribute("type", "button");
    button.dataset.column = name;
    button.addEventListener("click", ({ target }) => {
      order.down = order.column === name && !order.down;
      order.column = name;
      const panel = /** @type {HTMLElement} */ (target).closest("[role=tabpanel]");
      panel?.dispatchEvent(new Event("sorot:redraw"));
      /** @type {HTMLElement | null | undefined} */ (panel?.querySelector(`[data-column=${name}]`))?.focus();
    });
    cell.append(button);
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { annotation, cells } of rows.slice(0, MOST_ROWS)) {
    const row = body.insertRow();
    for (const name of COLUMNS) {
      const cell = row.insertCell();
      cell.className = name;
      if (name === "surface") cell.append(link(cells.surface, annotation, go));
      else if (name === "sentence") cell.append(part("span", "", cells.sentence));
      else cell.textContent = cells[name];
    }
  }
  const shown = [table];
  return rows.length > MOST_ROWS ? [...shown, part("p", "empty", say("firstRows", { count: MOST_ROWS }))] : shown;
}

/**
 * @param {Annotation} annotation
 * @param {string} sentence
 * @returns {Record<Column, string>}
 */
function cells({ text, value }, sentence) {
  const figure = value ? amountOf(value) : null;
  const format = new Intl.NumberFormat(interfaceLanguage(), { maximumFractionDigits: 6 });
  const bounds = value && value.kind !== "time" ? describe(value) : "";
  return {
    surface: text,
    number: figure === null ? bounds : format.format(figure),
    unit: value ? unit(value) : "",
    counts: value?.kind === "number" ? (value.counts ?? "") : "",
    exact: value ? standard(value) || (value.kind === "time" ? spokenTime(value) : "") : "",
    sentence,
  };
}

/** @param {Value} value */
function unit(value) {
  if (value.kind === "money") return value.currency;
  if (value.kind === "quantity") return spoken(value.unit);
  if (value.kind === "percent") return "%";
  return value.kind === "time" && value.type === "DURATION" ? unitOf(value.iso) : "";
}

/** @param {Value} value */
function amountOf(value) {
  return value.kind === "time" ? lasting(value) : figureOf(value);
}

/** The figure that a row is sorted by: what gives none comes last. @param {Annotation} annotation */
function amount({ value }) {
  if (!value) return Number.MAX_VALUE;
  const { min, max } = /** @type {import("../../src/document.js").Bounds} */ (value);
  return amountOf(value) ?? min ?? max ?? Number.MAX_VALUE;
}

/** @param {Sight} sight */
function timeLine({ text, document, wanted, go }) {
  const sentence = sentenceAt(text);
  let undated = 0;
  const times = document.annotations.flatMap((annotation) => {
    const { value, start } = annotation;
    if (value?.kind !== "time" || value.type === "SET" || value.type === "DURATION") return [];
    const place = placed(value);
    const said = sentence(start);
    const when = /^\d{4}(-\d\d){0,2}$/.test(value.iso) && !value.mod ? value.iso : spokenTime(value);
    if (!wanted(`${annotation.text} ${value.iso} ${when} ${said}`)) return [];
    if (!place) undated++;
    return place ? [{ annotation, place, when, said }] : [];
  });
  times.sort(
    ({ place: one, annotation: a }, { place: other, annotation: b }) =>
      one.year - other.year || (one.rest < other.rest ? -1 : one.rest > other.rest ? 1 : a.start - b.start),
  );
  const list = part("ol", "time-line", "");
  let last = "";
  for (const { annotation, when, said } of times) {
    const item = part("li", "", "");
    if (when !== last) item.append(part("time", "when", when));
    last = when;
    item.append(link(annotation.text, annotation, go), " ", part("span", "note", said));
    list.append(item);
  }
  return [
    ...(times.length > 0 ? [list] : []),
    ...(undated > 0 ? [part("p", "empty", say(undated === 1 ? "undatedOne" : "undated", { count: undated }))] : []),
  ];
}

/** @param {Sight} sight */
function quoted({ text, document, wanted, go }) {
  /** @type {Map<string, (Span & { direct: boolean })[]>} */
  const speakers = new Map();
  for (const { kind, start, end, speaker } of document.segments) {
    const direct = kind === "quote";
    if (!direct && kind !== "speech") continue;
    const name = speaker ?? say("unknownSpeaker");
    if (wanted(`${name} ${text.slice(start, end)}`))
      speakers.set(name, [...(speakers.get(name) ?? []), { start, end, direct }]);
  }
  return [...speakers].map(([name, quotes]) => {
    const section = part("section", "speaker", "");
    const list = part("ul", "", "");
    for (const quote of quotes) {
      const item = part("li", "", "");
      const said = text.slice(quote.start, quote.end);
      item.append(link(quote.direct ? `“${said}”` : said, quote, go));
      list.append(item);
    }
    section.append(part("h3", "", `${name} (${quotes.length})`), list);
    return section;
  });
}

/**
 * A matrix of the names that stand out most: how many sentences each two of them share.
 *
 * @param {Sight} sight
 */
function together({ text, document, wanted, go }) {
  const sentence = sentenceAt(text);
  /** @type {Map<string, Map<number, Span>>} the names of each sentence */
  const sentences = new Map();
  for (const { entity, start, end } of document.annotations) {
    if (entity === undefined) continue;
    const said = sentence(start);
    const names = sentences.get(said) ?? new Map();
    if (!names.has(entity)) names.set(entity, { start, end });
    sentences.set(said, names);
  }
  const accompanied = new Set([...sentences.values()].flatMap((names) => (names.size > 1 ? [...names.keys()] : [])));
  const chosen = document.entities
    .map((entity, index) => ({ entity, index }))
    .filter(({ entity, index }) => accompanied.has(index) && wanted([entity.name, ...entity.aliases].join(" ")))
    .sort((one, other) => other.entity.mentions.length - one.entity.mentions.length)
    .slice(0, MOST_TOGETHER);
  if (chosen.length < 2) return [];
  const table = globalThis.document.createElement("table");
  table.className = "matrix";
  table.createCaption().textContent = say("togetherHelp");
  const head = table.createTHead().insertRow();
  head.append(part("td", "", ""));
  for (const { entity } of chosen) head.append(heading("col", entity.name));
  const body = table.createTBody();
  for (const one of chosen) {
    const row = body.insertRow();
    row.append(heading("row", one.entity.name));
    for (const other of chosen) {
      const cell = row.insertCell();
      if (one === other) continue;
      const shared = [...sentences.values()].filter((names) => names.has(one.index) && names.has(other.index));
      const first = shared[0]?.get(one.index);
      if (!first) continue;
      const button = link(`${shared.length}`, first, go);
      button.setAttribute(
        "aria-label",
        say("sharedSentences", { count: shared.length, one: one.entity.name, other: other.entity.name }),
      );
      cell.dataset.weight = `${Math.min(4, shared.length)}`;
      cell.append(button);
    }
  }
  return [table];
}

/** @param {"row" | "col"} scope @param {string} name */
function heading(scope, name) {
  const cell = part("th", "", "");
  cell.setAttribute("scope", scope);
  cell.append(part("span", "", name));
  return cell;
}

/** @param {string} words @param {Span} span @param {(span: Span) => void} go */
function link(words, { start, end }, go) {
  const button = part("button", "link", words);
  button.setAttribute("type", "button");
  button.addEventListener("click", () => go({ start, end }));
  return button;
}
