// The articles that are kept, as a list: each can be opened and thrown away.

import { arrange, part } from "./findings.js";
import { interfaceLanguage, say } from "./strings.js";

/** @typedef {import("./store.js").Listed} Listed */
/** @typedef {{ onOpen: (id: string) => void, onRemove: (id: string) => void }} Actions what a person can do with an article */

/** @type {WeakMap<HTMLElement, Map<string, HTMLElement>>} the rows that each list shows, by what is seen of them */
const shown = new WeakMap();

/**
 * A row that would look as before stays: of a thousand articles, an opening changes two.
 *
 * @param {HTMLElement} list
 * @param {readonly Listed[]} articles
 * @param {string | null} open the id of the article that is open
 * @param {Actions} actions the same at each call
 */
export function showLibrary(list, articles, open, actions) {
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "medium", timeStyle: "short" });
  const before = shown.get(list);
  /** @type {Map<string, HTMLElement>} */
  const rows = new Map();
  for (const { id, title, changed } of articles) {
    const named = title || say("untitled");
    const when = format.format(changed);
    const look = JSON.stringify([id, named, when, id === open, say("removeKept", { title })]);
    rows.set(look, before?.get(look) ?? row({ id, title, changed }, named, when, id === open, actions));
  }
  shown.set(list, rows);
  const elements = rows.size > 0 ? [...rows.values()] : [part("li", "empty", say("none"))];
  arrange(list, elements);
}

/** @param {Listed} article @param {string} named @param {string} when @param {boolean} open @param {Actions} actions */
function row({ id, title }, named, when, open, { onOpen, onRemove }) {
  const item = part("li", "kept", "");
  const button = action(() => onOpen(id));
  button.className = "row";
  button.append(part("span", "name", named), part("span", "note", when));
  if (open) button.setAttribute("aria-current", "true");
  const remove = action(() => onRemove(id));
  remove.className = "remove";
  remove.textContent = "×";
  remove.setAttribute("aria-label", say("removeKept", { title }));
  item.append(button, remove);
  return item;
}

/** @param {() => void} onClick */
function action(onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}
