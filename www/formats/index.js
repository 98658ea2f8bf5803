// The forms in which an article with its annotations leaves the page and comes back. A file of its own for each; they are
// loaded together when one is first asked for.

/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("../../src/document.js").Annotation} Annotation */
/**
 * @typedef {object} Work an article with what was found in it
 * @property {string} text
 * @property {SorotDocument} document
 * @property {import("../app/structure.js").Mark[]} [marks] its headings and links
 */
/** @typedef {{ name: string, type: string, content: string }} File a file to be written */
/** @typedef {{ start: number, end: number, label: import("../../src/document.js").Label, value?: import("../../src/document.js").Value }} Given an annotation that was read, offsets in UTF-16 code units */
/** @typedef {{ text: string, annotations: Given[], marks?: import("../app/structure.js").Mark[], date?: string }} Reading what was read; `date` is the day from which its dates were, empty where there was none */

/** @typedef {"notJson" | "unknownForm" | "noText" | "spanOutside" | "noLabel" | "unknownLabel" | "textDiffers" | "quotesTooLong" | "lineWrong" | "lineOutside" | "lineDiffers"} Unreadable */

/** The forms, by the names that people know them by. */
export const FORMATS = /** @type {const} */ ({
  json: { title: "JSON" },
  csv: { title: "CSV" },
  "web-annotation": { title: "Web Annotation (JSON-LD)" },
  iob2: { title: "CoNLL-2003 (IOB2)" },
  spacy: { title: "spaCy, displaCy (JSON)" },
  brat: { title: "brat (.ann, .txt)" },
  tei: { title: "TEI XML" },
  markdown: { title: "Markdown" },
  html: { title: "HTML" },
});

/** @typedef {keyof typeof FORMATS} Format */

/** What writes and reads the forms. */
export async function forms() {
  return (await import("./all.js")).FORMS;
}

/**
 * The files of `work` in a form.
 *
 * @param {Format} format
 * @param {Work} work
 * @returns {Promise<File[]>}
 */
export async function write(format, work) {
  return (await forms())[format].write(work);
}

/** What is wrong with a file that is to be read. The message is a code that the interface puts into words. */
export class UnreadableFile extends Error {
  /** @param {Unreadable} code @param {string} [where] */
  constructor(code, where = "") {
    super(code);
    this.name = "UnreadableFile";
    this.code = code;
    this.where = where;
  }
}

/**
 * Reads the content of a JSON file in one of the forms that come back: Sorot's own, or Web Annotation.
 *
 * @param {string} content
 * @returns {Promise<Reading>}
 * @throws {UnreadableFile}
 */
export async function readJson(content) {
  let parsed;
  try {
    parsed = JSON.parse(content);
  } catch {
    throw new UnreadableFile("notJson");
  }
  if (typeof parsed !== "object" || parsed === null) throw new UnreadableFile("unknownForm");
  if (Array.isArray(parsed.annotations) && typeof parsed.text === "string") return (await forms()).json.read(parsed);
  if (parsed.type === "AnnotationPage" || parsed.type === "AnnotationCollection")
    return (await forms())["web-annotation"].read(parsed);
  throw new UnreadableFile("unknownForm");
}
