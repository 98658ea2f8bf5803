// Words cut to a length.

/**
 * A text with an ellipsis behind its last whole word where it is longer than `most`.
 *
 * @param {string} text
 * @param {number} most in UTF-16 code units
 */
export function shortened(text, most) {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${/^.*\S(?=\s)/s.exec(cut)?.[0] ?? cut}…`;
}
