// The W3C's Web Annotation Data Model: a page of annotations, each with its label as a tag, its value and thing as
// comments, and the place in the text by position and by quote.

import { checked } from "./checked.js";
import { UnreadableFile } from "./index.js";
import { address, exact } from "./plain.js";

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
    // The text itself is no part of the model, which names the things it annotates; without it the offsets mean nothing.
    "urn:sorot:content": text,
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
    const position = selectors.find(({ type }) => type === "TextPositionSelector");
    const quote = selectors.find(({ type }) => type === "TextQuoteSelector");
    const place = position ?? search(text, quote);
    return { start: place?.start, end: place?.end, label: tag?.value, quote: quote?.exact };
  });
  return { text, annotations: checked(text, found) };
}

/**
 * @param {unknown} one
 * @returns {Record<string, any>[]}
 */
function list(one) {
  const all = Array.isArray(one) ? one : [one];
  return all.filter((part) => typeof part === "object" && part !== null);
}

/**
 * Where a quote stands, by what stands around it.
 *
 * @param {string} text
 * @param {Record<string, any> | undefined} quote
 */
function search(text, quote) {
  if (typeof quote?.exact !== "string") return;
  const prefix = typeof quote.prefix === "string" ? quote.prefix : "";
  const suffix = typeof quote.suffix === "string" ? quote.suffix : "";
  const at = text.indexOf(prefix + quote.exact + suffix);
  if (at < 0) return;
  return { start: at + prefix.length, end: at + prefix.length + quote.exact.length };
}
