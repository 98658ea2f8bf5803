// The findings beside the article, as lists of buttons: everything that is highlighted can be read and reached here, too.

import { FAMILIES, isName, isUnsure, LABELS } from "./labels.js";
import { say } from "./strings.js";
import { saidOf } from "./values.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Entity} Entity */
/** @typedef {import("./corrections.js").Correction} Correction */
/**
 * @typedef {object} Sight what is to be seen
 * @property {string} text
 * @property {SorotDocument} document
 * @property {(label: Label) => boolean} isHidden
 * @property {boolean} searched whether anything is looked for
 * @property {(words: string) => boolean} wanted whether that is in some words
 */
/** @typedef {{ go: (span: Span) => void, correct: (corrections: Correction[], span: Span | null) => void }} Actions */
/**
 * @typedef {object} Row
 * @property {string} name
 * @property {() => string} [note] made when it is shown: of thousands of rows a hundred are
 * @property {Label} [label]
 * @property {readonly Span[]} spans
 * @property {number} [length] the length of the text, where a strip shows where the spans fall
 * @property {{ sign: string, title: string, act: () => void }[]} [actions]
 */
/** @typedef {{ row: Row, look: string, element: HTMLElement }} Item a row as it is shown */

/** A list of thousands of buttons is slow to lay out and slower to read. */
const FIRST_ROWS = 100;

/**
 * Shows the legend: each label of the document with its count, as a button that hides or shows it.
 *
 * @param {HTMLElement} element
 * @param {SorotDocument} document
 * @param {ReadonlySet<Label>} hidden
 * @param {(label: Label) => void} onToggle
 */
export function showLegend(element, { annotations }, hidden, onToggle) {
  /** @type {Map<Label, number>} */
  const counts = new Map();
  for (const { label } of annotations) counts.set(label, (counts.get(label) ?? 0) + 1);
  const look = JSON.stringify([[...counts], [...hidden], say("PERSON")]);
  if (element.dataset.look === look) return;
  element.dataset.look = look;
  const focused = element.contains(globalThis.document.activeElement)
    ? globalThis.document.activeElement?.getAttribute("data-label")
    : null;
  const buttons = LABELS.filter((label) => counts.has(label)).map((label) => {
    const button = globalThis.document.createElement("button");
    button.type = "button";
    button.dataset.label = label;
    button.setAttribute("aria-pressed", `${!hidden.has(label)}`);
    button.title = label;
    button.append(swatch(label), say(label), " ", part("span", "count", `${counts.get(label)}`));
    button.addEventListener("click", () => onToggle(label));
    return button;
  });
  const legend = element.querySelector("legend");
  element.replaceChildren(...(legend ? [legend] : []), ...buttons);
  if (focused) buttons.find((button) => button.dataset.label === focused)?.focus();
}

/**
 * Shows everything that is highlighted as lists, so that it can be read and reached without a look at the article: what is
 * worth a look, names, numbers and times, quotes.
 *
 * @param {HTMLElement} element
 * @param {Sight} sight
 * @param {Actions} actions
 */
export function showFindings(element, sight, actions) {
  const { document, text, isHidden } = sight;
  const seen = document.annotations.filter(({ label }) => !isHidden(label));
  const names = [...document.entities]
    .filter(({ label }) => !isHidden(label))
    .sort((one, other) => other.salience - one.salience || (one.mentions[0] ?? 0) - (other.mentions[0] ?? 0));
  /** @type {Record<string, Row[]>} */
  const lists = {
    unsure: seen.filter(isUnsure).map((annotation) => doubtful(annotation, actions)),
    entities: names.map((entity) => nameRow(entity, document, text.length)),
    values: seen.filter(({ label }) => !isName(label)).map(valueRow),
    quotes: document.segments.filter(({ kind }) => kind === "quote").map((quote) => quoteRow(quote, text)),
  };
  for (const [id, all] of Object.entries(lists)) {
    const list = element.querySelector(`#${id}`);
    const rows = sight.searched ? all.filter(({ name, note }) => sight.wanted(`${name} ${note?.() ?? ""}`)) : all;
    if (!(list instanceof HTMLElement)) continue;
    showRows(list, rows, actions.go, sight.searched);
    const count = list.parentElement?.querySelector(".count");
    const number = rows.length > 0 ? `${rows.length}` : "";
    if (count && count.textContent !== number) count.textContent = number;
    // Where nothing is doubtful, nothing is said of doubts.
    if (id === "unsure" && list.parentElement) list.parentElement.hidden = all.length === 0;
  }
}

/** @param {Annotation} annotation @param {Actions} actions @returns {Row} */
function doubtful({ start, end, label, text, value }, { correct }) {
  const accept = { start, end, label, ...(value ? { value } : {}) };
  return {
    name: text,
    label,
    spans: [{ start, end }],
    actions: [
      { sign: "✓", title: say("acceptThis", { text }), act: () => correct([accept], null) },
      { sign: "✗", title: say("rejectThis", { text }), act: () => correct([{ start, end, label: null }], null) },
    ],
  };
}

/**
 * @param {Entity} entity
 * @param {SorotDocument} document
 * @param {number} length
 * @returns {Row}
 */
function nameRow({ name, label, title, aliases, mentions }, { annotations }, length) {
  const note = () =>
    [
      ...(mentions.length > 1 ? [say("mentions", { count: mentions.length })] : []),
      ...(title ? [title] : []),
      ...(aliases.length > 0 ? [say("alsoNamed", { names: aliases.join(", ") })] : []),
    ].join(" · ");
  const spans = mentions.flatMap((mention) => annotations[mention] ?? []);
  return { name, label, note, spans, ...(spans.length > 1 ? { length } : {}) };
}

/** @param {Annotation} annotation @returns {Row} */
function valueRow(annotation) {
  const { text, label, value } = annotation;
  const note = () => (value ? saidOf(value).join(" · ") : "");
  return { name: text, label, note, spans: [annotation] };
}

/** @param {import("../../src/document.js").Segment} quote @param {string} text @returns {Row} */
function quoteRow(quote, text) {
  return {
    name: `“${text.slice(quote.start, quote.end)}”`,
    note: () => quote.speaker ?? say("unknownSpeaker"),
    spans: [quote],
  };
}

/**
 * Shows a list of rows; a click on one goes to its span, each further click to the next of its spans. An item that would look
 * as before stays: after each letter that somebody types, nearly all do, and a browser lays out what is new.
 *
 * @param {HTMLElement} list
 * @param {readonly Row[]} rows
 * @param {(span: Span) => void} go
 * @param {boolean} searched
 * @param {number} [most]
 */
function showRows(list, rows, go, searched, most = FIRST_ROWS) {
  /** @type {Map<string, Item[]>} */
  const old = new Map();
  for (const known of items.get(list) ?? []) old.set(known.look, [...(old.get(known.look) ?? []), known]);
  const shown = rows.slice(0, most).map((row) => {
    const look = lookOf(row);
    const kept = old.get(look)?.shift();
    if (kept) kept.row = row;
    return kept ?? item(row, look, go);
  });
  items.set(list, shown);
  const elements = shown.map(({ element }) => element);
  if (rows.length === 0) elements.push(part("li", "empty", say(searched ? "notFound" : "none")));
  if (rows.length > most) {
    const more = button("more", () => showRows(list, rows, go, searched, rows.length));
    more.textContent = say("more", { count: rows.length });
    const last = part("li", "", "");
    last.append(more);
    elements.push(last);
  }
  arrange(list, elements);
}

/**
 * Makes `elements` the children of a list. Those that are there already stay in the page, which a browser need not lay out anew.
 *
 * @param {HTMLElement} list
 * @param {readonly HTMLElement[]} elements
 */
export function arrange(list, elements) {
  const stays = new Set(elements);
  for (const child of [...list.children]) if (!stays.has(/** @type {HTMLElement} */ (child))) child.remove();
  for (const [index, element] of elements.entries()) {
    if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
  }
}

/** @type {WeakMap<HTMLElement, Item[]>} the items that each list shows */
const items = new WeakMap();

/** Everything of a row that is seen. @param {Row} row */
function lookOf({ name, note, label, spans, length, actions = [] }) {
  const strip = length ? marksOf(spans, length) : [];
  return JSON.stringify([name, label && say(label), note?.(), strip, actions.map(({ title }) => title)]);
}

/** @param {Row} row @param {string} look @param {(span: Span) => void} go @returns {Item} */
function item(row, look, go) {
  const { name, note, label, spans, length, actions = [] } = row;
  const li = part("li", actions.length > 0 ? "with-actions" : "", "");
  const own = { row, look, element: li };
  let next = 0;
  const main = button("row", () => {
    const span = own.row.spans[next % own.row.spans.length];
    next += 1;
    if (span) go(span);
  });
  main.append(part("span", "name", name));
  if (label) {
    const tag = part("span", "tag", say(label));
    tag.dataset.family = FAMILIES[label];
    main.append(tag);
  }
  const said = note?.();
  if (said) main.append(part("span", "note", said));
  if (length) main.append(strip(marksOf(spans, length)));
  li.append(main);
  for (const [index, { sign, title }] of actions.entries()) {
    const small = button("sign", () => own.row.actions?.[index]?.act());
    small.textContent = sign;
    small.title = title;
    small.setAttribute("aria-label", title);
    li.append(small);
  }
  return own;
}

/** @param {string} className @param {() => void} onClick */
function button(className, onClick) {
  const element = globalThis.document.createElement("button");
  element.type = "button";
  element.className = className;
  element.addEventListener("click", onClick);
  return element;
}

/**
 * Where in the article the spans fall, in per cent of its length, each once.
 *
 * @param {readonly Span[]} spans
 * @param {number} length
 */
function marksOf(spans, length) {
  return [...new Set(spans.map(({ start }) => Math.round((200 * start) / length) / 2))];
}

/** Where in the article something falls, as marks along a line. @param {readonly number[]} marks */
function strip(marks) {
  const line = part("span", "strip", "");
  line.setAttribute("aria-hidden", "true");
  for (const at of marks) {
    const mark = part("span", "", "");
    mark.style.left = `${at}%`;
    line.append(mark);
  }
  return line;
}

/** @param {Label} label */
function swatch(label) {
  const element = part("span", "swatch", "");
  element.dataset.family = FAMILIES[label];
  return element;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} text
 */
export function part(tag, className, text) {
  const element = globalThis.document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
