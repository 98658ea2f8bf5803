// The word list of all articles, as the box in which people write it.

import { find, on } from "./elements.js";
import * as store from "./store.js";
import { say } from "./strings.js";
import { joinedWordLists, parseWordList, writeWordList } from "./word-list.js";

/** @typedef {import("./store.js").Entry} Entry */

/** How long typing is gathered before it counts, in milliseconds. */
const GATHERED = 400;

/**
 * Follows what is written in the box. Lines that are understood count, others stay in the box and are named.
 *
 * @param {import("./reading.js").Reading} reading
 * @param {import("./notice.js").Notice} notice
 */
export function takeWords(reading, notice) {
  const box = /** @type {HTMLTextAreaElement} */ (find("words"));
  /** What is kept, as far as this page knows. */
  let kept = "";
  /** What was read in the box last. */
  let read = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** What is wrong with lines, and with patterns, said anew in each language. @type {() => string} */
  let wrongLines = () => "";
  /** @type {() => string} */
  let wrongPatterns = () => "";
  const tell = () => {
    const said = [wrongLines(), wrongPatterns()].filter(Boolean).join(" ");
    if (find("words-wrong").textContent !== said) find("words-wrong").textContent = said;
  };
  /** Reads the box. @param {number} [open] the number of a line that somebody still writes in */
  const take = (open) => {
    const { list, wrong } = parseWordList(box.value);
    const named = wrong.filter((line) => line !== open);
    wrongLines = () => (named.length > 0 ? say("wordsWrong", { lines: named.join(", ") }) : "");
    const words = writeWordList(list);
    if (words !== read) {
      read = words;
      wrongPatterns = () => "";
      reading.words = list;
    }
    tell();
  };
  const show = (/** @type {string} */ list) => {
    kept = list;
    if (box.value === list) return;
    const { selectionStart, selectionEnd } = box;
    box.value = list;
    if (document.activeElement === box) box.setSelectionRange(selectionStart, selectionEnd);
  };
  /** @param {number} [open] as for `take` */
  const save = async (open) => {
    clearTimeout(timer);
    timer = undefined;
    take(open);
    const written = box.value;
    if (written === kept) return;
    try {
      const list = await store.saveWordList(written, kept);
      // Whoever types on has another list by now, which is joined when it is saved.
      if (box.value === written) show(list);
      else kept = list === written ? list : kept;
      take(open);
    } catch (error) {
      notice.trouble(error);
    }
  };
  /** Shows the list that is kept. */
  const load = async () => {
    const list = await store.wordList();
    if (timer !== undefined) return;
    show(list);
    take();
  };
  on("words", "change", () => save());
  on("words", "input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(box.value.slice(0, box.selectionStart).split("\n").length), GATHERED);
  });
  addEventListener("pagehide", () => {
    if (timer !== undefined) store.leaveWordList(box.value).catch(() => {});
  });
  store.onOtherTab(() => load().catch(notice.trouble));
  return {
    load,
    /** @param {string} entry @param {Entry["label"]} label */
    add(entry, label) {
      const before = box.value;
      const others = box.value.split("\n").filter((line) => line && parseWordList(line).list[0]?.words !== entry);
      box.value = [...others, writeWordList([{ words: entry, label }])].join("\n");
      const after = box.value;
      save();
      const undo = () => {
        box.value = joinedWordLists(before, after, box.value);
        save();
      };
      notice.tell(() => say("addedToList", { words: entry }), { passes: true, undo });
    },
    /** Tells which patterns cannot be read. @param {import("./engine.js").WrongPattern[]} wrong */
    tellWrong(wrong) {
      // The engine's sentences may have a full stop of their own; what is said of a whole pattern has no column.
      const told = wrong.map((one) => ({ ...one, message: one.message.replace(/\.+$/, "") }));
      wrongPatterns = () => told.map((one) => say(one.column > 0 ? "patternWrong" : "patternRefused", one)).join(" ");
      tell();
    },
    translate: tell,
  };
}
