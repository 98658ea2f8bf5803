// The findings beside the article, as lists of buttons: everything that is highlighted can be read and reached here, too.

import { exact } from "../formats/plain.js";
import { FAMILIES, isName, LABELS } from "./labels.js";
import { say } from "./strings.js";
import { describe } from "./values.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {{ go: (span: Span) => void, length?: number }} Going what a click does; the text's length, for a strip */
/** @typedef {{ name: string, note?: string, label?: Label, spans: Span[] }} Row */

/** A list of thousands of buttons is slow to lay out and slower to read. */
const FIRST_ROWS = 100;
/** A strip is not wide enough to tell more marks apart. */
const MOST_MARKS = 60;

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
 * The rows of the names: each entity with its other names and its mentions.
 *
 * @param {SorotDocument} document
 * @returns {Row[]}
 */
export function entityRows({ annotations, entities }) {
  return entities.map(({ name, label, aliases, mentions }) => {
    const spans = mentions.flatMap((mention) => annotations[mention] ?? []);
    const also = aliases.length > 0 ? ` · ${say("alsoNamed", { names: aliases.join(", ") })}` : "";
    return { name, label, note: `${say("mentions", { count: mentions.length })}${also}`, spans };
  });
}

/**
 * The rows of the numbers and times: each with its value, in words and in its exact form.
 *
 * @param {SorotDocument} document
 * @returns {Row[]}
 */
export function valueRows({ annotations }) {
  return annotations
    .filter(({ label }) => !isName(label))
    .map((annotation) => {
      const { text, label, value } = annotation;
      return {
        name: text,
        label,
        ...(value ? { note: `${describe(value)} · ${exact(value)}` } : {}),
        spans: [annotation],
      };
    });
}

/**
 * The rows of the quotes: each with who speaks.
 *
 * @param {SorotDocument} document
 * @param {string} text
 * @returns {Row[]}
 */
export function quoteRows({ segments }, text) {
  return segments
    .filter(({ kind }) => kind === "quote")
    .map((quote) => ({
      name: `“${text.slice(quote.start, quote.end)}”`,
      note: quote.speaker ?? say("unknownSpeaker"),
      spans: [quote],
    }));
}

/**
 * Shows a list of rows; a click on one goes to its span, each further click to the next of its spans.
 *
 * @param {HTMLElement} list
 * @param {Row[]} rows
 * @param {Going} going
 * @param {number} [most]
 */
export function showRows(list, rows, going, most = FIRST_ROWS) {
  if (rows.length === 0) {
    list.replaceChildren(part("li", "empty", say("none")));
    return;
  }
  const items = rows.slice(0, most).map((row) => item(row, going));
  if (rows.length > most) {
    const more = globalThis.document.createElement("button");
    more.type = "button";
    more.textContent = say("more", { count: rows.length });
    more.addEventListener("click", () => showRows(list, rows, going, rows.length));
    const last = globalThis.document.createElement("li");
    last.append(more);
    items.push(last);
  }
  list.replaceChildren(...items);
}

/**
 * @param {Row} row
 * @param {Going} going
 */
function item({ name, note, label, spans }, { go, length }) {
  const button = globalThis.document.createElement("button");
  button.type = "button";
  button.append(part("span", "name", name));
  if (label) {
    const tag = part("span", "tag", say(label));
    tag.dataset.family = FAMILIES[label];
    button.append(tag);
  }
  if (note) button.append(part("span", "note", note));
  if (length) button.append(strip(spans, length));
  let next = 0;
  button.addEventListener("click", () => {
    const span = spans[next % spans.length];
    next += 1;
    if (span) go(span);
  });
  const li = globalThis.document.createElement("li");
  li.append(button);
  return li;
}

/**
 * Where in the article the spans fall, as marks along a line.
 *
 * @param {Span[]} spans
 * @param {number} length
 */
function strip(spans, length) {
  const line = part("span", "strip", "");
  line.setAttribute("aria-hidden", "true");
  for (const { start } of spans.slice(0, MOST_MARKS)) {
    const mark = part("span", "", "");
    mark.style.left = `${(100 * start) / length}%`;
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
