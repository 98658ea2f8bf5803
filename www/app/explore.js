// Ways to look at what was found as a whole: the numbers as a table, the times along a line, who is quoted, and which
// names stand together.

import { exact, figureOf, plain, unitOf } from "../formats/plain.js";
import { sentenceAt } from "../formats/sentences.js";
import { part } from "./findings.js";
import { isName } from "./labels.js";
import { interfaceLanguage, say } from "./strings.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {{ start: number, end: number }} Span */
/** @typedef {{ text: string, document: SorotDocument, wanted: (words: string) => boolean, go: (span: Span) => void }} Sight */
/** @typedef {"surface" | "number" | "unit" | "counts" | "exact" | "sentence"} Column */

const COLUMNS = /** @type {const} */ (["surface", "number", "unit", "counts", "exact", "sentence"]);
/** A matrix of more names than this is not read any more. */
const MOST_TOGETHER = 12;
/** A table of thousands of rows is slow to lay out. */
const MOST_ROWS = 500;

/** @type {{ column: Column | null, down: boolean }} how the table is sorted */
const order = { column: null, down: false };

/** What each tab shows. @type {Record<string, (sight: Sight) => Node[]>} */
const TABS = { table: numbers, timeline: timeLine, quoted, together };

/**
 * Makes tabs of the buttons in `element`. The one that is chosen is drawn, and again after `redraw`, once it is seen.
 *
 * @param {HTMLElement} element
 * @param {() => Sight} sight
 * @returns {() => void} redraw
 */
export function explorer(element, sight) {
  const tabs = [.../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[role=tab]"))];
  const panel = /** @type {HTMLElement} */ (element.querySelector("[role=tabpanel]"));
  let chosen = tabs[0]?.id ?? "";
  const draw = () => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", `${tab.id === chosen}`);
      tab.tabIndex = tab.id === chosen ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", chosen);
    const shown = TABS[chosen.replace("tab-", "")]?.(sight()) ?? [];
    panel.replaceChildren(...(shown.length > 0 ? shown : [part("p", "empty", say("none"))]));
  };
  for (const [index, tab] of tabs.entries()) {
    const choose = (/** @type {HTMLElement | undefined} */ other) => {
      chosen = other?.id ?? chosen;
      draw();
    };
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", ({ key }) => {
      const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      choose(next);
      next?.focus();
    });
  }
  panel.addEventListener("sorot:redraw", draw);
  // Sentences and tables of a long article take time that a person who types below it would wait for.
  let seen = false;
  let stale = true;
  const drawSeen = () => {
    if (!seen || !stale) return;
    stale = false;
    draw();
  };
  new IntersectionObserver(
    (entries) => {
      seen = entries.some(({ isIntersecting }) => isIntersecting);
      drawSeen();
    },
    { rootMargin: "25%" },
  ).observe(element);
  draw();
  return () => {
    stale = true;
    drawSeen();
  };
}

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
  const figure = value ? (figureOf(value) ?? lasting(value)) : null;
  const format = new Intl.NumberFormat(interfaceLanguage(), { maximumFractionDigits: 6 });
  const bounds = value && value.kind !== "time" && value.kind !== "ordinal" ? plain(figure, value) : "";
  return {
    surface: text,
    number: figure === null ? bounds : format.format(figure),
    unit: value ? unitOf(value) : "",
    counts: value?.kind === "number" ? (value.counts ?? "") : "",
    exact: value ? exact(value) : "",
    sentence,
  };
}

/** How long a duration of one unit lasts in it; `null` for anything else. @param {import("../../src/document.js").Value} value */
function lasting(value) {
  const [, figure] = (value.kind === "time" && /^PT?([\d.]+)[YMWDHS]$/.exec(value.iso)) || [];
  return figure && value.kind === "time" && value.type === "DURATION" ? Number(figure) : null;
}

/** The figure that a row is sorted by: what gives none comes last. @param {Annotation} annotation */
function amount({ value }) {
  if (!value) return Number.MAX_VALUE;
  if (value.kind === "time") return lasting(value) ?? Number.MAX_VALUE;
  return figureOf(value) ?? (value.kind === "ordinal" ? 0 : (value.min ?? value.max ?? Number.MAX_VALUE));
}

/** @param {Sight} sight */
function timeLine({ text, document, wanted, go }) {
  const sentence = sentenceAt(text);
  const times = document.annotations.flatMap((annotation) => {
    const { value, start } = annotation;
    if (value?.kind !== "time" || value.type === "SET" || value.type === "DURATION") return [];
    const said = sentence(start);
    return /^\d{4}|^\d{2,3}X/.test(value.iso) && wanted(`${annotation.text} ${value.iso} ${said}`)
      ? [{ annotation, iso: value.iso, said }]
      : [];
  });
  if (times.length === 0) return [];
  times.sort((one, other) =>
    one.iso < other.iso ? -1 : one.iso > other.iso ? 1 : one.annotation.start - other.annotation.start,
  );
  const list = part("ol", "time-line", "");
  let last = "";
  for (const { annotation, iso, said } of times) {
    const item = part("li", "", "");
    if (iso !== last) item.append(part("time", "when", iso));
    last = iso;
    item.append(link(annotation.text, annotation, go), " ", part("span", "note", said));
    list.append(item);
  }
  return [list];
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
