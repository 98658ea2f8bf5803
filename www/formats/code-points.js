// Offsets for programs that count characters otherwise than JavaScript: Python and brat count code points.

/**
 * What turns an offset in UTF-16 code units into one in code points. Offsets have to be asked for in rising order.
 *
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function codePoints(text) {
  let units = 0;
  let points = 0;
  return (offset) => {
    for (; units < offset; points++) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    return points;
  };
}

/**
 * What turns an offset in code points into one in UTF-16 code units; `Infinity` where the text ends before it. Offsets have to
 * be asked for in rising order.
 *
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function codeUnits(text) {
  let units = 0;
  let points = 0;
  return (offset) => {
    for (; points < offset && units < text.length; points++) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    return points < offset ? Infinity : units;
  };
}
