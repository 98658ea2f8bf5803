// TEI P5: divisions with headings, and paragraphs with names, dates and numbers in the elements of the module `namesdates` and the core.

import { escaped } from "./escape.js";
import { linesOf } from "./lines.js";
import { exact, figureOf, headline, unitOf } from "./plain.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Value} Value */

/** @type {Partial<Record<import("../../src/document.js").Label, string>>} */
const ELEMENTS = {
  PERSON: "persName",
  ORG: "orgName",
  GPE: "placeName",
  LOC: "placeName",
  FAC: "placeName",
  DATE: "date",
  TIME: "time",
  MONEY: "measure",
  QUANTITY: "measure",
  PERCENT: "measure",
  CARDINAL: "num",
  ORDINAL: "num",
};
/** Numbers that are measured in something of their own. */
const MEASURES = { MONEY: "currency", QUANTITY: "quantity", PERCENT: "percentage" };
const NUMBERS = { CARDINAL: "cardinal", ORDINAL: "ordinal" };

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write(work) {
  const { text, document } = work;
  const { entities, language } = document;
  const title = headline(text, document) ?? "Sorot";
  /** @type {string[][]} each a heading with what stands under it */
  const divisions = [];
  for (const { level, runs } of linesOf(work)) {
    const content = runs.map(({ link, parts }) => {
      const inner = parts.map(({ start, end, annotation }) =>
        annotation ? element(annotation, entities) : escaped(text.slice(start, end)),
      );
      return link ? `<ref target="${escaped(link.href)}">${inner.join("")}</ref>` : inner.join("");
    });
    if (level || divisions.length === 0) divisions.push([]);
    divisions.at(-1)?.push(level ? `<head>${content.join("")}</head>` : `<p>${content.join("")}</p>`);
  }
  const body = divisions.map((lines) => `<div>\n        ${lines.join("\n        ")}\n      </div>`);
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>${escaped(title)}</title></titleStmt>
      <publicationStmt><p>Marked up by Sorot.</p></publicationStmt>
      <sourceDesc><p>Text as it was pasted.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text xml:lang="${escaped(language)}">
    <body>
      ${body.length > 0 ? body.join("\n      ") : "<p/>"}
    </body>
  </text>
</TEI>
`;
  return [{ name: "sorot.xml", type: "application/tei+xml", content }];
}

/**
 * @param {Annotation} annotation
 * @param {import("../../src/document.js").Entity[]} entities
 */
function element({ text, label, entity, value }, entities) {
  const name = ELEMENTS[label] ?? "name";
  const thing = entity === undefined ? undefined : entities[entity]?.name;
  /** @type {Record<string, string | undefined>} */
  const attributes = value ? measured(label, value) : {};
  if (name === "name") attributes.type = label.toLowerCase();
  if (label === "GPE" || label === "LOC" || label === "FAC") attributes.type = label.toLowerCase();
  if (thing !== undefined && thing !== text) attributes.key = thing;
  const written = Object.entries(attributes).flatMap(([key, content]) =>
    content === undefined ? [] : [` ${key}="${escaped(content)}"`],
  );
  return `<${name}${written.join("")}>${escaped(text)}</${name}>`;
}

/**
 * @param {import("../../src/document.js").Label} label
 * @param {Value} value
 * @returns {Record<string, string | undefined>}
 */
function measured(label, value) {
  if (value.kind === "time") return when(value.iso, value.type === "DURATION");
  const figure = figureOf(value);
  /** @type {import("../../src/document.js").Bounds} */
  const bounds = value.kind === "ordinal" ? {} : value;
  const number = {
    atLeast: bounds.min === undefined ? undefined : `${bounds.min}`,
    atMost: bounds.max === undefined ? undefined : `${bounds.max}`,
  };
  const plain = figure === null ? undefined : (bounds.exact ?? `${figure}`);
  if (label in MEASURES)
    return {
      type: MEASURES[/** @type {keyof typeof MEASURES} */ (label)],
      quantity: plain,
      unit: unitOf(value).replace(/\s+/g, "_"),
      ...number,
    };
  if (label in NUMBERS)
    return { type: NUMBERS[/** @type {keyof typeof NUMBERS} */ (label)], value: plain ?? exact(value), ...number };
  return {};
}

/**
 * What TEI's datatypes can hold of a TIMEX3 value: a W3C date, time or duration; an interval by its ends.
 *
 * @param {string} iso
 * @param {boolean} lasts
 * @returns {Record<string, string | undefined>}
 */
function when(iso, lasts) {
  if (lasts) return /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(iso) ? { dur: iso } : {};
  const full = iso.replace(/^T/, "");
  if (W3C.test(full)) return { when: full };
  const [from, to] = iso.split("/");
  if (from && to && W3C.test(from) && W3C.test(to)) return { from, to };
  return {};
}

const W3C = /^(\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?|\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)$/;
