// The articles that are kept, as a list: each can be opened and thrown away.

import { part } from "./findings.js";
import { interfaceLanguage, say } from "./strings.js";

/** @typedef {import("./store.js").Kept} Kept */

/**
 * @param {HTMLElement} list
 * @param {readonly Kept[]} articles
 * @param {string | null} open the id of the article that is open
 * @param {{ onOpen: (article: Kept) => void, onRemove: (article: Kept) => void }} actions
 */
export function showLibrary(list, articles, open, { onOpen, onRemove }) {
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: "medium", timeStyle: "short" });
  const items = articles.map((article) => {
    const item = part("li", "kept", "");
    const button = action(() => onOpen(article));
    button.className = "row";
    button.append(part("span", "name", article.title), part("span", "note", format.format(article.changed)));
    if (article.id === open) button.setAttribute("aria-current", "true");
    const remove = action(() => onRemove(article));
    remove.className = "remove";
    remove.textContent = "×";
    remove.setAttribute("aria-label", say("removeKept", { title: article.title }));
    item.append(button, remove);
    return item;
  });
  list.replaceChildren(...(items.length > 0 ? items : [part("li", "empty", say("none"))]));
}

/** @param {() => void} onClick */
function action(onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.addEventListener("click", onClick);
  return button;
}
