// Taking an article away from the page, and bringing one back from a file.

import { FORMATS, forms, readJson, UnreadableFile, write } from "../formats/index.js";
import { putOnClipboard } from "./clipboard.js";
import { Trouble } from "./notice.js";
import { contentOf } from "./rich-text.js";
import { shortened } from "./shortened.js";
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
 * @returns {Promise<Reading & { marked: boolean, notes: (() => string)[] }>} `notes` is for people: what was guessed of the files, and which
 *   were not read
 * @throws {Error} whose message is for people
 */
export async function read(files) {
  const size = files.reduce((sum, { size }) => sum + size, 0);
  if (size > LONGEST_FILES) throw new Trouble(() => tooLong(size));
  const named = (/** @type {RegExp} */ ending) => files.find(({ name }) => ending.test(name.toLowerCase()));
  /** @type {(() => string)[]} */
  const notes = [];
  /** @type {File[]} */
  const used = [];
  const open = async (/** @type {File} */ file) => {
    used.push(file);
    const { content, guessed } = await decode(file);
    if (guessed) notes.push(() => say("guessedLetters", { name: file.name }));
    return content;
  };
  const plain = async () => {
    const lines = named(/\.ann$/);
    if (lines) {
      const text = files.find(({ name }) => name === lines.name.replace(/ann$/i, "txt")) ?? named(/\.txt$/);
      if (!text) throw new UnreadableFile("noText");
      return { ...(await forms()).brat.read(await open(lines), await open(text)), marked: true };
    }
    const json = named(/\.json(ld)?$/);
    if (json) return { ...(await readJson(withoutMark(await open(json)))), marked: true };
    const page = named(PAGE);
    if (page) return { ...contentOf(withoutMark(await open(page))), annotations: [], marked: false };
    const markdown = named(/\.(md|markdown)$/);
    if (markdown) {
      const { htmlOfMarkdown } = await import("./markdown.js");
      return { ...contentOf(htmlOfMarkdown(withoutMark(await open(markdown)))), annotations: [], marked: false };
    }
    return { text: files[0] ? withoutMark(await open(files[0])) : "", annotations: [], marked: false };
  };
  try {
    const read = await plain();
    const left = files.filter((file) => !used.includes(file)).map(({ name }) => name);
    if (left.length > 0) notes.push(() => say("oneAtATime", { names: shortened(left.join(", "), 200) }));
    return { ...read, notes };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const name = files.map(({ name }) => name).join(", ");
    throw new Trouble(() => say("importFailed", { name, reason: say(error.code, { where: error.where }) }));
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

const PAGE = /\.x?html?$/;
/** What the first bytes of a file may say of its letters. */
const MARKS = /** @type {const} */ ([
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
]);

/**
 * The text of a file, by the mark before it, by what a page says of itself, else as UTF-8. Older files of plain text and pages
 * that say nothing are taken for Windows-1252.
 *
 * @param {File} file
 */
async function decode(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  const isPage = PAGE.test(file.name.toLowerCase());
  const unreadable = () => new Trouble(() => say("fileUnreadable", { name: file.name }));
  const said = isPage && !marked ? declared(bytes) : undefined;
  // Two bytes that look like the mark of UTF-16 are no text by themselves.
  if (marked?.startsWith("utf-16") && bytes.length === 2) throw unreadable();
  try {
    return { content: decoder(marked ?? said ?? "utf-8").decode(bytes), guessed: false };
  } catch {
    // No text has a zero in it; what is no text is not guessed at.
    if (!marked && (isPage || /\.txt$/i.test(file.name)) && !bytes.includes(0))
      return { content: decoder("windows-1252").decode(bytes), guessed: true };
    throw unreadable();
  }
}

/** @param {string} letters the name of an encoding */
function decoder(letters) {
  return new TextDecoder(letters, { fatal: true, ignoreBOM: true });
}

/** The encoding that a page says it has, where there is such a one. @param {Uint8Array} bytes */
function declared(bytes) {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  const [, letters = ""] = /<(?:meta[^>]*charset|\?xml[^>]*encoding)\s*=\s*["']?\s*([\w:-]+)/i.exec(head) ?? [];
  try {
    const { encoding } = new TextDecoder(letters);
    // A page whose bytes can be read so far is in no such encoding, whatever it says.
    return encoding.startsWith("utf-16") ? undefined : encoding;
  } catch {
    return undefined;
  }
}
