// TEI P5: divisions with headings, and paragraphs with names, dates and numbers in the elements of the module `namesdates` and the core.

import { isName } from "../app/labels.js";
import { escaped } from "./escape.js";
import { linesOf } from "./lines.js";
import { address, figureOf, headline, unitOf } from "./plain.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Value} Value */
/** @typedef {Record<string, string | undefined>} Attributes */

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
      return link ? tagged("ref", { target: pointer(link.href) }, inner.join("")) : inner.join("");
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
  const thing = entity === undefined ? undefined : entities[entity];
  const { attributes, within } = value ? measured(label, value) : { attributes: /** @type {Attributes} */ ({}) };
  if (name === "name") attributes.type = label.toLowerCase();
  if (label === "GPE" || label === "LOC" || label === "FAC") attributes.type = label.toLowerCase();
  if (thing && thing.name !== text && isName(label)) attributes.key = thing.name;
  if (name === "placeName") attributes.ref = thing && address(thing);
  const content = within ? tagged("num", within, escaped(text)) : escaped(text);
  return tagged(name, attributes, content);
}

/**
 * @param {string} name
 * @param {Attributes} attributes
 * @param {string} content
 */
function tagged(name, attributes, content) {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  );
  return `<${name}${written.join("")}>${content}</${name}>`;
}

/** An address with the signs in it encoded that browsers let pass and XML's datatype of addresses does not. @param {string} href */
function pointer(href) {
  return href.replace(/[\s[\]<>"\\^`{|}]/g, encodeURIComponent);
}

/**
 * The attributes of a value, and those of a number `within`, which alone may have bounds.
 *
 * @param {import("../../src/document.js").Label} label
 * @param {Value} value
 * @returns {{ attributes: Attributes, within?: Attributes }}
 */
function measured(label, value) {
  if (value.kind === "time")
    return { attributes: label === "DATE" || label === "TIME" ? when(value.iso, value.type === "DURATION") : {} };
  const figure = figureOf(value);
  /** @type {import("../../src/document.js").Bounds} */
  const bounds = value.kind === "ordinal" ? {} : value;
  const number = {
    ...(bounds.min === undefined ? {} : { atLeast: `${bounds.min}` }),
    ...(bounds.max === undefined ? {} : { atMost: `${bounds.max}` }),
  };
  const plain = figure === null ? undefined : (bounds.exact ?? `${figure}`);
  if (label in MEASURES) {
    const type = MEASURES[/** @type {keyof typeof MEASURES} */ (label)];
    const attributes = { type, quantity: plain, unit: unitOf(value).replace(/\s+/g, "_") || undefined };
    return Object.keys(number).length > 0 ? { attributes, within: number } : { attributes };
  }
  if (label in NUMBERS)
    return { attributes: { type: NUMBERS[/** @type {keyof typeof NUMBERS} */ (label)], value: plain, ...number } };
  return { attributes: {} };
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
  const whole = moment(iso);
  if (whole) return { when: whole };
  const [from, to] = iso.split("/").map(moment);
  return from && to ? { from, to } : {};
}

/** A moment as W3C writes it, which knows no time without its seconds; nothing where it is none. @param {string} iso */
function moment(iso) {
  const full = iso.replace(/^T/, "").replace(/^(.*T)?(\d\d:\d\d)(?![:\d])/, "$1$2:00");
  return W3C.test(full) ? full : undefined;
}

const W3C = /^(\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?|\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)$/;
