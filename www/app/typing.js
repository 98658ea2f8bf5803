// What people do to the article's text by keyboard, clipboard and drag and drop. A browser changes what lies within one
// line by itself, so that composition, spelling and the keyboards of phones work as they do everywhere; what joins, parts
// or brings lines is done here, so that the article stays lines and nothing else.

import { putCopied, takeCopied } from "./copied.js";
import { contentOf } from "./rich-text.js";

/** @typedef {import("./structure.js").Mark} Mark */

/**
 * @param {import("./article.js").Article} article
 * @param {object} desk
 * @param {() => void} desk.undo
 * @param {() => void} desk.redo
 * @param {() => boolean} desk.isSample whether the article is the sample as it came, which what is pasted replaces
 * @param {(size: number) => boolean} desk.refuse whether what comes is too long to be taken in, which a person is told then
 * @param {() => void} desk.moved told that the next change puts down what the last has taken away
 * @param {() => readonly Mark[]} desk.marks the headings and links of the article
 * @param {(byHand: boolean) => void} desk.typed told how the next change is made
 * @param {(marks: Mark[]) => void} desk.coming told which headings and links the next change of the text brings
 */
export function takeTyping(article, { undo, redo, isSample, refuse, typed, moved, marks, coming }) {
  const put = (
    /** @type {number} */ start,
    /** @type {number} */ end,
    /** @type {string} */ words,
    marks = /** @type {Mark[]} */ ([]),
  ) => {
    const all = start === 0 && end === article.text.length;
    coming(marks.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start })));
    article.splice(start, end, words);
    coming([]);
    // Of another article, people read the beginning first.
    const at = start + words.length;
    article.select({ start: at, end: at }, { reveal: !all });
  };
  /** Whether the last change took away words that are dragged. */
  let dragged = false;
  const { element } = article;
  element.addEventListener("beforeinput", (event) => {
    const { inputType } = event;
    if (inputType === "historyUndo" || inputType === "historyRedo") {
      event.preventDefault();
      if (inputType === "historyUndo") undo();
      else redo();
      return;
    }
    if (inputType === "insertFromDrop" && dragged) moved();
    dragged = inputType === "deleteByDrag";
    if (inputType.startsWith("format")) event.preventDefault();
    else typed(!/From(Paste|Drop|Yank)|By(Cut|Drag)/.test(inputType));
    const words = wordsOf(event);
    const span = words === null ? null : touched(article, event);
    if (!span || words === null || !event.cancelable || event.isComposing) return;
    const lines = words.includes("\n") || article.text.slice(span.start, span.end).includes("\n");
    if (!lines && !/^insert(From|Paragraph|LineBreak)/.test(inputType)) return;
    event.preventDefault();
    if (!refuse(words.length)) put(span.start, span.end, words);
  });
  element.addEventListener("paste", (event) => {
    const selection = article.selection;
    // Nobody who brings an article wants it in the middle of the sample.
    const span = selection && isSample() ? { start: 0, end: article.text.length } : selection;
    const html = event.clipboardData?.getData("text/html");
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    // Before it is parsed or laid out, which takes long.
    if (refuse(Math.max(html?.length ?? 0, plain.length))) {
      event.preventDefault();
      return;
    }
    const { text, marks } =
      takeCopied(event.clipboardData) ?? (html ? contentOf(html) : { text: plain.replace(/\r\n?/g, "\n"), marks: [] });
    if (!span || !text) return;
    event.preventDefault();
    typed(false);
    put(span.start, span.end, text, marks);
  });
  for (const type of /** @type {const} */ (["copy", "cut"]))
    element.addEventListener(type, (event) => {
      const span = article.selection;
      if (!span || span.start === span.end) return;
      event.preventDefault();
      putCopied(event.clipboardData, article.text, marks(), span);
      if (type === "cut") put(span.start, span.end, "");
    });
  document.addEventListener("keydown", (event) => {
    const { key, shiftKey, altKey } = event;
    const way = (event.ctrlKey || event.metaKey) && !altKey ? key.toLowerCase() : "";
    const other = document.activeElement?.matches("input, textarea, select");
    if (other || (way !== "z" && (way !== "y" || event.metaKey))) return;
    event.preventDefault();
    if (way === "y" || shiftKey) redo();
    else undo();
  });
}

/**
 * What an event is about to exchange; `null` where it is not in the article.
 *
 * @param {import("./article.js").Article} article
 * @param {InputEvent} event
 */
function touched(article, event) {
  const [target] = event.getTargetRanges();
  const span = target ? article.span(target) : article.selection;
  if (!span || span.start < span.end) return span;
  const { text } = article;
  // Browsers do not tell that a deletion at the end of a line takes the end of the line.
  const { start, end } = span;
  if (/^delete.*Backward/.test(event.inputType) && text[start - 1] === "\n") return { start: start - 1, end };
  if (/^delete.*Forward/.test(event.inputType) && text[end] === "\n") return { start, end: end + 1 };
  return span;
}

/**
 * What an event puts in the place of its range; `null` where it is not known.
 *
 * @param {InputEvent} event
 * @returns {string | null}
 */
function wordsOf({ inputType, data, dataTransfer }) {
  if (inputType.startsWith("delete")) return "";
  if (inputType === "insertLineBreak" || inputType === "insertParagraph") return "\n";
  if (!/^insert(Text|ReplacementText|FromYank|FromDrop|FromPaste)/.test(inputType)) return null;
  return (dataTransfer?.getData("text/plain") ?? data)?.replace(/\r\n?/g, "\n") ?? null;
}
