// Text in markup.

/**
 * A text for the content or a quoted attribute of HTML and XML. What XML cannot hold at all, most control characters and
 * halves of surrogate pairs, becomes U+FFFD.
 *
 * @param {string} text
 */
export function escaped(text) {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"'\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  );
}
