// The word list of all articles, as the box in which people write it.

import { find, input, on } from "./elements.js";
import * as store from "./store.js";
import { say } from "./strings.js";
import { parseWordList, writeWordList } from "./word-list.js";

/** @typedef {import("./store.js").Entry} Entry */

/**
 * Follows what is written in the box.
 *
 * @param {import("./reading.js").Reading} reading
 * @param {import("./notice.js").Notice} notice
 */
export function takeWords(reading, notice) {
  /** What is wrong with the list, said anew in each language. @type {() => string} */
  let wrongly = () => "";
  const translate = () => {
    find("words-wrong").textContent = wrongly();
  };
  const show = (/** @type {Entry[]} */ words) => {
    reading.words = words;
    input("words").value = writeWordList(words);
  };
  const set = (/** @type {Entry[]} */ words) => {
    show(words);
    store.saveWordList(words).catch(notice.trouble);
    reading.again();
  };
  on("words", "change", () => {
    const { list, wrong } = parseWordList(input("words").value);
    wrongly = () => (wrong.length > 0 ? say("wordsWrong", { lines: wrong.join(", ") }) : "");
    translate();
    if (wrong.length === 0) set(list);
  });
  return {
    /** Shows the list that was kept. */
    async load() {
      show(await store.wordList());
    },
    /** @param {string} entry @param {Entry["label"]} label */
    add(entry, label) {
      set([...reading.words.filter(({ words }) => words !== entry), { words: entry, label }]);
      notice.tell(() => say("addedToList", { words: entry }), { passes: true });
    },
    /** Tells which patterns cannot be read. @param {import("./engine.js").WrongPattern[]} wrong */
    tellWrong(wrong) {
      if (wrong.length === 0) return;
      // The engine's sentences may have a full stop of their own; what is said of a whole pattern has no column.
      const told = wrong.map((one) => ({ ...one, message: one.message.replace(/\.+$/, "") }));
      wrongly = () => told.map((one) => say(one.column > 0 ? "patternWrong" : "patternRefused", one)).join(" ");
      translate();
    },
    translate,
  };
}
