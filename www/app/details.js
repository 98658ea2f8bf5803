// The details of one highlight: a card beside it, which is also read out to those who do not see it.

import { part } from "./findings.js";
import { FAMILIES } from "./labels.js";
import { say } from "./strings.js";
import { saidOf } from "./values.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */

/**
 * Shows what a highlight or a link is, below the place `at` of the window.
 *
 * @param {HTMLElement} card
 * @param {SorotDocument} document
 * @param {{ annotation?: Annotation | undefined, link?: import("./structure.js").Link | undefined }} what
 * @param {DOMRect} at
 */
export function showDetails(card, document, { annotation, link }, at) {
  const lines = annotation ? about(document, annotation) : [];
  if (link) {
    const address = part("p", "address", "");
    address.append(part("code", "", link.href));
    lines.push(address, part("p", "hint", say("followLink")));
  }
  card.replaceChildren(...lines);
  card.hidden = false;
  const { clientWidth, clientHeight } = globalThis.document.documentElement;
  const left = Math.max(8, Math.min(at.left, clientWidth - card.offsetWidth - 8));
  const below = at.bottom + 6 + card.offsetHeight <= clientHeight;
  const top = below ? at.bottom + 6 : Math.max(8, at.top - card.offsetHeight - 6);
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

/**
 * @param {SorotDocument} document
 * @param {Annotation} annotation
 * @returns {(string | HTMLElement)[]}
 */
function about({ entities }, { label, text, value, entity }) {
  const tag = part("span", "tag", say(label));
  tag.dataset.family = FAMILIES[label];
  /** @type {(string | HTMLElement)[]} */
  const lines = [part("strong", "", text), " ", tag];
  const known = entity === undefined ? undefined : entities[entity];
  if (known && known.name !== text) lines.push(part("p", "", `= ${known.name}`));
  if (known && known.mentions.length > 1) lines.push(part("p", "", say("mentions", { count: known.mentions.length })));
  if (value) {
    const [words = "", form] = saidOf(value);
    lines.push(part("p", "", words));
    if (form) {
      const line = part("p", "", "");
      line.append(part("code", "", form));
      lines.push(line);
    }
    if (value.kind === "time" && value.conflict)
      lines.push(part("p", "", say("conflict", { conflict: value.conflict })));
  }
  return lines;
}

/** @param {HTMLElement} card */
export function hideDetails(card) {
  card.hidden = true;
}
