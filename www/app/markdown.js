// A file of Markdown as the HTML that it stands for, which is read apart as rich text is. Loaded only when such a file is opened.

import MarkdownIt from "markdown-it";

// HTML in Markdown is read like any other: what does not belong in an article is dropped there, once for both.
const reader = new MarkdownIt({ html: true });

/**
 * @param {string} source
 * @returns {string}
 */
export function htmlOfMarkdown(source) {
  return reader.render(withoutFrontMatter(source));
}

/**
 * A file without what programs that make sites are told in its first lines, which no reader of the site sees.
 *
 * @param {string} source
 */
function withoutFrontMatter(source) {
  // A line across the page may begin a text, too: what is for programs has a name before its first colon.
  if (!/^---[ \t]*\r?\n[\w-]+[ \t]*:/.test(source)) return source;
  const close = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/g;
  return close.test(source) ? source.slice(close.lastIndex) : source;
}
