// The W3C's Web Annotation Data Model: a page of annotations, each with its label as a tag, its value and thing as
// comments, and the place in the text by position and by quote.

import { checked, checkedDate } from "./checked.js";
import { UnreadableFile } from "./index.js";
import { address, exact } from "./plain.js";
import { firstPlaces } from "./quotes.js";

const CONTEXT = 20;

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const source = "urn:sorot:text";
  const items = document.annotations.map(({ start, end, text: quote, label, entity, value }, index) => {
    const thing = entity === undefined ? undefined : document.entities[entity];
    const place = thing && address(thing);
    return {
      id: `urn:sorot:annotation:${index + 1}`,
      type: "Annotation",
      motivation: "tagging",
      body: [
        { type: "TextualBody", purpose: "tagging", value: label },
        ...(thing ? [{ type: "TextualBody", purpose: "identifying", value: thing.name }] : []),
        ...(place ? [{ type: "SpecificResource", purpose: "identifying", source: place }] : []),
        ...(value ? [{ type: "TextualBody", purpose: "describing", value: exact(value) }] : []),
      ],
      target: {
        source,
        selector: [
          { type: "TextPositionSelector", start, end },
          {
            type: "TextQuoteSelector",
            exact: quote,
            prefix: text.slice(Math.max(0, start - CONTEXT), start).toWellFormed(),
            suffix: text.slice(end, end + CONTEXT).toWellFormed(),
          },
        ],
      },
    };
  });
  const page = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: "urn:sorot:annotations",
    type: "AnnotationPage",
    partOf: { id: "urn:sorot:collection", type: "AnnotationCollection", label: "Sorot", total: items.length },
    items,
    // The text itself is no part of the model, which names the things it annotates; without it the offsets mean nothing. Nor is
    // the day from which dates were read, without which they mean others.
    "urn:sorot:content": text,
    "urn:sorot:reference-date": document.reference_date,
  };
  const type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
  return [{ name: "sorot.jsonld", type, content: `${JSON.stringify(page, null, 2)}\n` }];
}

/**
 * @param {Record<string, unknown>} page
 * @returns {import("./index.js").Reading}
 * @throws {UnreadableFile}
 */
export function read(page) {
  const text = page["urn:sorot:content"];
  if (typeof text !== "string") throw new UnreadableFile("noText");
  const first = /** @type {{ items?: unknown } | undefined} */ (page.first);
  const items = page.items ?? first?.items;
  if (!Array.isArray(items)) throw new UnreadableFile("unknownForm");
  const found = items.map((item) => {
    const bodies = list(item?.body);
    const selectors = list(list(item?.target)[0]?.selector);
    const tag = bodies.find(({ purpose }) => purpose === "tagging") ?? bodies[0];
    const { start, end } = selectors.find(({ type }) => type === "TextPositionSelector") ?? {};
    const quote = selectors.find(({ type }) => type === "TextQuoteSelector");
    return { start, end, label: tag?.value, quote: quote?.exact, around: quote };
  });
  return { text, annotations: checked(text, placed(text, found)), ...checkedDate(page["urn:sorot:reference-date"]) };
}

/**
 * @param {unknown} one
 * @returns {Record<string, any>[]}
 */
function list(one) {
  const all = Array.isArray(one) ? one : [one];
  return all.filter((part) => typeof part === "object" && part !== null);
}

/** @typedef {{ start: unknown, end: unknown, label: unknown, quote: unknown, around: Record<string, unknown> | undefined }} Found */

/**
 * What was found, with the places of quotes by what stands around them, where no position is told or other words are there.
 *
 * @param {string} text
 * @param {readonly Found[]} found
 * @throws {UnreadableFile}
 */
function placed(text, found) {
  const lost = found.flatMap((one) => {
    const { start, end, quote, around } = one;
    const known = typeof start === "number" && typeof end === "number";
    if (typeof quote !== "string" || (known && text.slice(start, end) === quote)) return [];
    const prefix = typeof around?.prefix === "string" ? around.prefix : "";
    const suffix = typeof around?.suffix === "string" ? around.suffix : "";
    return [{ one, prefix, quote, whole: prefix + quote + suffix }];
  });
  const places = firstPlaces(
    text,
    lost.map(({ whole }) => whole),
  );
  if (!places) throw new UnreadableFile("quotesTooLong");
  const moved = new Map(
    lost.flatMap(({ one, prefix, quote }, index) => {
      const start = (places[index] ?? -1) + prefix.length;
      return places[index] === -1 ? [] : [[one, { ...one, start, end: start + quote.length }]];
    }),
  );
  return found.map((one) => moved.get(one) ?? one);
}
