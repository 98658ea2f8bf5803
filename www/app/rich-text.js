// The words of rich text: its paragraphs and headings as paragraphs, the items of lists as lines, and beside them which
// lines are headings and which words are links. Nothing of it is ever put into the page: it is parsed apart, where no
// script runs and nothing is fetched.

import { safeAddress } from "./structure.js";

/** @typedef {import("./structure.js").Mark} Mark */
/** @typedef {{ createHTML: (html: string) => string }} HtmlPolicy */
/** @typedef {{ createPolicy: (name: string, rules: HtmlPolicy) => HtmlPolicy }} PolicyFactory */

const { trustedTypes } = /** @type {{ trustedTypes?: PolicyFactory }} */ (globalThis);
// What is parsed here is only read, so that any string may be.
const policy = trustedTypes?.createPolicy("sorot-reading", { createHTML: (html) => html });

/**
 * Markup whose styles and handlers are something else: a page's policy counts them as a breach even where nothing is shown. What is
 * missed is blocked all the same.
 *
 * @param {string} html
 */
function withoutStyles(html) {
  const tag = (/** @type {string} */ tag) => tag.replace(/[\s/](style|on[a-z]+)\s*=/gi, " data-$1=");
  return html.replace(/<(\/?)style\b/gi, "<$1template").replace(/<[a-z][^<>]*>/gi, tag);
}

const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;
/** Blocks that follow one another without an empty line. */
const CLOSE = /^(LI|TR|DT|DD)$/;
const DROPPED = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|TITLE|IFRAME|OBJECT|SVG|MATH|BUTTON|SELECT|TEXTAREA|CANVAS)$/;

/**
 * @param {string} html
 * @returns {{ text: string, marks: Mark[] }} the marks sorted by their starts
 */
export function contentOf(html) {
  const plain = withoutStyles(html);
  const trusted = /** @type {string} */ (policy?.createHTML(plain) ?? plain);
  const { body } = new DOMParser().parseFromString(trusted, "text/html");
  const writer = new Writer();
  const stack = [/** @type {Node | (() => void)} */ (body)];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "function") next();
    else if (next instanceof Text) writer.write(next.data, next.parentElement?.closest("pre") !== null);
    else if (next.nodeName === "BR") writer.break();
    else if (next instanceof Element && !DROPPED.test(next.nodeName.toUpperCase())) {
      const { nodeName } = next;
      if (BLOCKS.test(nodeName)) {
        const seam = () => writer.end(CLOSE.test(nodeName) ? "\n" : "\n\n");
        seam();
        stack.push(seam);
      }
      if (/^T[DH]$/.test(nodeName) && next.previousElementSibling) writer.write("\t", true);
      const href = nodeName === "A" ? safeAddress(next.getAttribute("href")) : null;
      if (href) stack.push(writer.mark((span) => ({ kind: "link", href, ...span })));
      const level = Number(/^H([1-6])$/.exec(nodeName)?.[1] ?? 0);
      if (level) stack.push(writer.mark((span) => ({ kind: "heading", level, ...span })));
      stack.push(...[...next.childNodes].reverse());
    }
  }
  return writer.content();
}

/** Puts a text together line by line, and knows where its marks are. */
class Writer {
  /** @type {string[]} */
  #parts = [];
  /** @type {Mark[]} */
  #marks = [];
  #length = 0;
  #line = "";
  /** What parts the line from the one before. */
  #gap = "";

  /** @param {string} data @param {boolean} kept whether its spaces are */
  write(data, kept) {
    const words = kept ? data : data.replace(/[ \t\r\n\f]+/g, " ");
    this.#line += !kept && /(^|\s)$/.test(this.#line) ? words.replace(/^ /, "") : words;
  }

  /** Ends the line. @param {"\n" | "\n\n"} gap what parts it from the next at least */
  end(gap) {
    const line = this.#line.trimEnd();
    this.#line = "";
    if (line) {
      if (this.#length > 0) this.#push(this.#gap);
      this.#push(line);
      this.#gap = gap;
    } else if (gap.length > this.#gap.length) this.#gap = gap;
  }

  /** Ends the line, or the paragraph where nothing is on the line. */
  break() {
    this.end(this.#line.trim() ? "\n" : "\n\n");
  }

  /**
   * Begins a mark here. Gives what ends it, before or after the line has.
   *
   * @param {(span: { start: number, end: number }) => Mark} make
   */
  mark(make) {
    const from = this.#here();
    return () => {
      const to = this.#line ? this.#here() : this.#length;
      this.#marks.push(make({ start: from, end: to }));
    };
  }

  content() {
    this.end("\n");
    const text = this.#parts.join("");
    const marks = this.#marks.flatMap((mark) => {
      const words = text.slice(mark.start, mark.end);
      const start = mark.start + words.length - words.trimStart().length;
      const end = start + words.trim().length;
      return start < end ? [{ ...mark, start, end }] : [];
    });
    return { text, marks: marks.sort((one, other) => one.start - other.start) };
  }

  /** Where what is written next will stand. */
  #here() {
    return this.#length + (this.#length > 0 ? this.#gap.length : 0) + this.#line.length;
  }

  /** @param {string} part */
  #push(part) {
    this.#parts.push(part);
    this.#length += part.length;
  }
}
