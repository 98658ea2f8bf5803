// The sentence around a place of a text, and its words, by the rules of Unicode (UAX 29), which every browser brings.

/**
 * What gives the sentence around an offset of `text`. Offsets have to be asked for in rising order.
 *
 * @param {string} text
 * @returns {(offset: number) => string}
 */
export function sentenceAt(text) {
  const sentences = split(text);
  let current = { start: 0, end: 0 };
  return (offset) => {
    while (current.end <= offset) {
      const { done, value } = sentences.next();
      if (done) break;
      current = value;
    }
    return text.slice(current.start, current.end).trim().replace(/\s+/g, " ");
  };
}

/** @type {Intl.Segmenter | undefined} made once somebody needs it, which takes a while */
let segmenter;

/**
 * The sentences of a text, none of which reaches over the end of a paragraph. Where a browser knows none (Firefox before 125),
 * paragraphs.
 *
 * @param {string} text
 */
export function* split(text) {
  if ("Segmenter" in Intl) segmenter ??= new Intl.Segmenter("id", { granularity: "sentence" });
  for (const { 0: line, index } of text.matchAll(/[^\n]+\n*|\n+/g)) {
    if (!segmenter) {
      yield { start: index, end: index + line.length };
      continue;
    }
    for (const { segment, index: at } of segmenter.segment(line))
      yield { start: index + at, end: index + at + segment.length };
  }
}

/**
 * The words, figures and signs of a text from `start` up to `end`, without the spaces between them. One ends wherever an
 * offset of `borders` lies inside it.
 *
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {ReadonlySet<number>} borders
 */
export function* tokens(text, start, end, borders) {
  const part = text.slice(start, end);
  for (const { 0: word, index } of part.matchAll(/[\p{L}\p{M}\p{N}]+(?:[.,'’-][\p{L}\p{M}\p{N}]+)*|[^\s]/gu)) {
    let from = start + index;
    const to = from + word.length;
    for (let at = from + 1; at <= to; at++) {
      if (at < to && !borders.has(at)) continue;
      yield { start: from, end: at };
      from = at;
    }
  }
}
