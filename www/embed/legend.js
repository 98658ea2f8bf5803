// A legend beside an article: its labels as buttons that hide and show their highlights, and everything that is
// highlighted as a list, for those who do not see highlights.

import { LABELS } from "../app/labels.js";
import { exact } from "../formats/plain.js";
import { hueOf } from "./paint.js";

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Label} Label */

/** What a legend says, in the languages of articles. */
const WORDS = {
  id: { title: "Sorotan", list: "Semua sorotan" },
  en: { title: "Highlights", list: "All highlights" },
};

/**
 * Makes a legend, before `target`.
 *
 * @param {Element} target
 * @param {import("./paint.js").Colours} colours
 * @param {(hidden: ReadonlySet<Label>) => void} onToggle called with the labels that are not to be seen
 */
export function legend(target, colours, onToggle) {
  /** @type {Set<Label>} */
  const hidden = new Set();
  const box = document.createElement("div");
  box.className = "sorot-legend";
  box.dataset.sorot = "off";
  box.setAttribute("role", "group");
  target.before(box);
  return {
    /** @param {SorotDocument} found */
    show(found) {
      const words = WORDS[found.language === "id" ? "id" : "en"];
      box.setAttribute("aria-label", words.title);
      const counts = new Map(LABELS.map((label) => [label, 0]));
      for (const { label } of found.annotations) counts.set(label, (counts.get(label) ?? 0) + 1);
      const buttons = LABELS.filter((label) => counts.get(label)).map((label) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `${label} ${counts.get(label)}`;
        button.style.borderBottom = `3px solid ${hueOf(label, colours)}`;
        button.setAttribute("aria-pressed", `${!hidden.has(label)}`);
        button.addEventListener("click", () => {
          if (!hidden.delete(label)) hidden.add(label);
          button.setAttribute("aria-pressed", `${!hidden.has(label)}`);
          onToggle(hidden);
        });
        return button;
      });
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = words.list;
      const list = document.createElement("ul");
      for (const { text, label, value } of found.annotations) {
        const item = document.createElement("li");
        item.textContent = `${text}: ${label}${value ? ` ${exact(value)}` : ""}`;
        list.append(item);
      }
      details.append(summary, list);
      box.replaceChildren(...buttons, details);
    },
    remove: () => box.remove(),
  };
}
