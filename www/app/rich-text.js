// The text of rich text: paragraphs, headings and the items of lists as lines; links by their words. Nothing of it is
// ever put into the page: it is parsed apart, where no script runs and nothing is fetched.

/** @typedef {{ createHTML: (html: string) => string }} HtmlPolicy */
/** @typedef {{ createPolicy: (name: string, rules: HtmlPolicy) => HtmlPolicy }} PolicyFactory */

const { trustedTypes } = /** @type {{ trustedTypes?: PolicyFactory }} */ (globalThis);
// What is parsed here is only read, so that any string may be.
const policy = trustedTypes?.createPolicy("sorot-reading", { createHTML: (html) => html });

/**
 * Markup whose styles are something else: a page's policy counts styles as a breach even where nothing is shown. What is
 * missed is blocked all the same.
 *
 * @param {string} html
 */
function withoutStyles(html) {
  const tag = (/** @type {string} */ tag) => tag.replace(/\sstyle\s*=/gi, " data-style=");
  return html.replace(/<(\/?)style\b/gi, "<$1template").replace(/<[a-z][^<>]*>/gi, tag);
}

const BLOCKS =
  /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TR|UL)$/;
const DROPPED = /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|HEAD|TITLE|IFRAME|OBJECT|SVG|MATH|BUTTON|SELECT|TEXTAREA|CANVAS)$/;

/**
 * @param {string} html
 * @returns {string}
 */
export function textOf(html) {
  const plain = withoutStyles(html);
  const trusted = /** @type {string} */ (policy?.createHTML(plain) ?? plain);
  const { body } = new DOMParser().parseFromString(trusted, "text/html");
  // What was written, without the white space at its end, which a seam or a break replaces. Put together once: a string
  // that grows and is looked at again and again takes long.
  /** @type {string[]} */
  const written = [];
  let space = "";
  const write = (/** @type {string} */ words) => {
    const solid = words.trimEnd();
    if (solid) written.push(space, solid);
    space = (solid ? "" : space) + words.slice(solid.length);
  };
  const seam = () => {
    space = written.length > 0 ? "\n\n" : "";
  };
  const stack = [/** @type {Node | string} */ (body)];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "string") seam();
    else if (next instanceof Text) {
      const kept = next.parentElement?.closest("pre");
      const words = kept ? next.data : next.data.replace(/[ \t\r\n\f]+/g, " ");
      write(!kept && (space || written.length === 0) ? words.replace(/^ /, "") : words);
    } else if (next.nodeName === "BR") space = "\n";
    else if (next instanceof Element && !DROPPED.test(next.nodeName.toUpperCase())) {
      const block = BLOCKS.test(next.nodeName);
      const cell = next.nodeName === "TD" || next.nodeName === "TH";
      if (block) {
        seam();
        stack.push("");
      }
      if (cell && next.previousElementSibling) space = "\t";
      for (let child = next.lastChild; child; child = child.previousSibling) stack.push(child);
    }
  }
  return written.join("").trim();
}
