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
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CAPTION|DD|DETAILS|DIALOG|DIV|DL|DT|FIELDSET|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HGROUP|HR|LEGEND|LI|MAIN|NAV|OL|P|PRE|SECTION|SUMMARY|TABLE|TR|UL)$/;
/** Blocks that follow one another without an empty line. */
const CLOSE = /^(LI|TR|DT|DD)$/;
/** What nobody reads: neither shown, nor part of the text any more. */
const DROPPED =
  /^(DEL|SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|TITLE|IFRAME|OBJECT|SVG|MATH|BUTTON|SELECT|TEXTAREA|CANVAS)$/;

/** Whether a page shows nothing of an element, as far as the element says so itself. @param {Element} element */
function isHidden(element) {
  const style = element.getAttribute("data-style") ?? element.getAttribute("style") ?? "";
  return element.hasAttribute("hidden") || /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style);
}

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
    else if (next instanceof Text) writer.write(next.data, Boolean(next.parentElement?.closest("pre")));
    else if (next.nodeName === "BR") writer.break();
    else if (next instanceof Element && !DROPPED.test(next.nodeName.toUpperCase()) && !isHidden(next)) {
      const { nodeName } = next;
      if (BLOCKS.test(nodeName)) {
        const seam = () => writer.end(CLOSE.test(nodeName) ? "\n" : "\n\n");
        seam();
        stack.push(seam);
      }
      if (/^T[DH]$/.test(nodeName) && next.previousElementSibling) writer.tab();
      const href = nodeName === "A" ? safeAddress(next.getAttribute("href")) : null;
      if (href) stack.push(writer.mark((span) => ({ kind: "link", href, ...span })));
      const level = Number(/^H([1-6])$/.exec(nodeName)?.[1] ?? 0);
      if (level) stack.push(writer.mark((span) => ({ kind: "heading", level, ...span })));
      for (let child = next.lastChild; child; child = child.previousSibling) stack.push(child);
    }
  }
  return writer.content();
}

/**
 * Puts a text together, and knows where its marks are. White space is held back until words follow it, so that a line, a
 * mark and the text end with words; what is written is not looked at again, which would take long in a long line.
 */
class Writer {
  /** @type {string[]} */
  #parts = [];
  #length = 0;
  /** @type {Mark[]} */
  #marks = [];
  /** @type {{ start: number }[]} the marks that begin with the next word */
  #begun = [];
  /** Whether the line has words. */
  #started = false;
  /** The white space behind the last words of the line, or at its beginning. */
  #space = "";
  /** What parts the line from the one before. */
  #gap = "";

  /** @param {string} data @param {boolean} kept whether its spaces are */
  write(data, kept) {
    let words = kept ? data : data.replace(/[ \t\r\n\f]+/g, " ");
    if (!kept && (this.#space || !this.#started)) words = words.replace(/^ /, "");
    const solid = words.trim();
    const before = words.length - words.trimStart().length;
    if (!solid) {
      this.#space += words;
      return;
    }
    if (this.#length > 0) this.#push((this.#started ? "" : this.#gap) + this.#space + words.slice(0, before));
    for (const mark of this.#begun.splice(0)) mark.start = this.#length;
    this.#push(solid);
    this.#started = true;
    this.#space = words.slice(before + solid.length);
  }

  /** Goes on in the next column of a table. Space before it parts nothing: it stands between the cells of the source. */
  tab() {
    this.#space = `${this.#space.replace(/ +$/, "")}\t`;
  }

  /** Ends the line. @param {"\n" | "\n\n"} gap what parts it from the next at least */
  end(gap) {
    if (this.#started || gap.length > this.#gap.length) this.#gap = gap;
    this.#started = false;
    this.#space = "";
  }

  /** Ends the line, or the paragraph where nothing is on the line. */
  break() {
    this.end(this.#started ? "\n" : "\n\n");
  }

  /**
   * Begins a mark with the next word. Gives what ends it behind the last.
   *
   * @param {(span: { start: number, end: number }) => Mark} make
   */
  mark(make) {
    const begun = { start: -1 };
    this.#begun.push(begun);
    return () => {
      if (begun.start >= 0) this.#marks.push(make({ start: begun.start, end: this.#length }));
      // One without words is the last of those that still wait for some: marks end in the turn of their elements.
      else this.#begun.pop();
    };
  }

  content() {
    return { text: this.#parts.join(""), marks: this.#marks.sort((one, other) => one.start - other.start) };
  }

  /** @param {string} part */
  #push(part) {
    this.#parts.push(part);
    this.#length += part.length;
  }
}
