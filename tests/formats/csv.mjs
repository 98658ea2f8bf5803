// CSV, as programs read it.

/**
 * The rows of a CSV file (RFC 4180).
 *
 * @param {string} text
 */
export function parseCsv(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const { 1: quoted, 2: bare, 3: border } of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows[rows.length - 1]?.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (border !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}
