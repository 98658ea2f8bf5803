// Taking an article away from the page, and bringing one back from a file.

import { FORMATS, forms, readJson, UnreadableFile, write } from "../formats/index.js";
import { putOnClipboard } from "./clipboard.js";
import { contentOf } from "./rich-text.js";
import { say } from "./strings.js";

/** @typedef {import("../formats/index.js").Work} Work */
/** @typedef {import("../formats/index.js").Format} Format */
/** @typedef {import("../formats/index.js").Reading} Reading */

/** More than this, in bytes or code units, is not taken in: a browser would stand still with it. */
export const LONGEST = 10_000_000;

/** Annotations take many times the room of their text. */
const LONGEST_FILES = 20 * LONGEST;

/** What is said of a text that is too long. @param {number} size */
export function tooLong(size) {
  return say("tooLong", { size: Math.ceil(size / 1e6), most: LONGEST / 1e6 });
}

/** Fills a select with the forms that there are. @param {HTMLSelectElement} select */
export function offerFormats(select) {
  select.append(...Object.entries(FORMATS).map(([format, { title }]) => new Option(title, format)));
}

/**
 * Has the browser keep the work as files.
 *
 * @param {Format} format
 * @param {Work} work
 */
export async function download(format, work) {
  for (const { name, type, content } of await write(format, work)) {
    const link = document.createElement("a");
    // A half of a pair of surrogates cannot be written in UTF-8; a blob would show U+FFFD in its place.
    link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** @param {Format} format @param {Work} work */
export function copy(format, work) {
  return putOnClipboard({ "text/plain": write(format, work).then(([file]) => file?.content ?? "") });
}

/** Copies the article with its highlights, for editors of mail and documents. @param {Work} work */
export function copyRich(work) {
  return putOnClipboard({
    "text/html": forms().then(({ html }) => html.rich(work)),
    "text/plain": Promise.resolve(work.text),
  });
}

/**
 * What files hold: an article, with annotations where the form has them, and with the headings and links of a page or of
 * Markdown. A brat file comes with its text.
 *
 * @param {readonly File[]} files
 * @returns {Promise<Reading & { marked: boolean }>}
 * @throws {Error} whose message is for people
 */
export async function read(files) {
  const size = files.reduce((sum, { size }) => sum + size, 0);
  if (size > LONGEST_FILES) throw new Error(tooLong(size));
  const contents = await Promise.all(files.map(async (file) => ({ name: file.name, content: await decode(file) })));
  const of = (/** @type {RegExp} */ ending) => contents.find(({ name }) => ending.test(name.toLowerCase()));
  try {
    const lines = of(/\.ann$/);
    const text = of(/\.txt$/);
    if (lines) {
      if (!text) throw new UnreadableFile("noText");
      return { ...(await forms()).brat.read(lines.content, text.content), marked: true };
    }
    const json = of(/\.json(ld)?$/);
    if (json) return { ...(await readJson(withoutMark(json.content))), marked: true };
    const page = of(/\.x?html?$/);
    if (page) return { ...contentOf(page.content), annotations: [], marked: false };
    const markdown = of(/\.(md|markdown)$/);
    if (markdown) {
      const { htmlOfMarkdown } = await import("./markdown.js");
      return { ...contentOf(htmlOfMarkdown(withoutMark(markdown.content))), annotations: [], marked: false };
    }
    return { text: withoutMark(contents[0]?.content ?? ""), annotations: [], marked: false };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const name = files.map(({ name }) => name).join(", ");
    throw new Error(say("importFailed", { name, reason: say(error.code, { where: error.where }) }));
  }
}

/**
 * A text without the mark that some programs put before UTF-8. brat's offsets count it.
 *
 * @param {string} text
 */
function withoutMark(text) {
  return text.replace(/^\ufeff/, "");
}

/** @param {File} file */
async function decode(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Error(say("fileUnreadable", { name: file.name }));
  }
}
