// brat's standoff files: the text, and beside it a line for each annotation. Offsets count code points; a span over the
// end of a line is written in fragments. Values stand in notes, mentions of one thing in `Alias` lines.

import { checked } from "./checked.js";
import { codePoints, codeUnits } from "./code-points.js";
import { UnreadableFile } from "./index.js";
import { exact } from "./plain.js";

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write({ text, document }) {
  const at = codePoints(text);
  /** @type {string[]} */
  const lines = [];
  document.annotations.forEach(({ start, end, label, value }, index) => {
    const fragments = [...text.slice(start, end).matchAll(/[^\r\n]+/g)].map(({ 0: part, index }) => ({
      from: at(start + index),
      to: at(start + index + part.length),
      part,
    }));
    const places = fragments.map(({ from, to }) => `${from} ${to}`).join(";");
    lines.push(`T${index + 1}\t${label} ${places}\t${fragments.map(({ part }) => part).join(" ")}`);
    if (value) lines.push(`#${index + 1}\tAnnotatorNotes T${index + 1}\t${exact(value)}`);
  });
  for (const { mentions } of document.entities) {
    if (mentions.length > 1) lines.push(`*\tAlias ${mentions.map((mention) => `T${mention + 1}`).join(" ")}`);
  }
  return [
    { name: "sorot.ann", type: "text/plain", content: lines.map((line) => `${line}\n`).join("") },
    { name: "sorot.txt", type: "text/plain", content: text },
  ];
}

/**
 * Reads the lines of an `.ann` file for a text.
 *
 * @param {string} lines
 * @param {string} text
 * @returns {import("./index.js").Reading}
 * @throws {UnreadableFile}
 */
export function read(lines, text) {
  const spans = lines
    .split(/\r?\n/)
    .flatMap((line, index) => (line.startsWith("T") ? [spanOf(line, `${index + 1}`)] : []));
  const borders = new Set(spans.flatMap(({ fragments }) => fragments.flat()));
  const at = codeUnits(text);
  const units = new Map([...borders].sort((one, other) => one - other).map((border) => [border, at(border)]));
  const found = spans.map(({ label, fragments, words, where }) => {
    let start = Infinity;
    let end = 0;
    let length = 0;
    const parts = fragments.map(([from, to]) => {
      const part = { start: units.get(from) ?? Infinity, end: units.get(to) ?? Infinity };
      if (part.end === Infinity) throw new UnreadableFile("lineOutside", where);
      start = Math.min(start, part.start);
      end = Math.max(end, part.end);
      length += part.end - part.start;
      // Before the text is copied for each of very many fragments.
      if (length > words.length) throw new UnreadableFile("lineDiffers", where);
      return text.slice(part.start, part.end);
    });
    // Programs write a line's end or a tab in words as a space.
    if (bare(parts.join(" ")) !== bare(words)) throw new UnreadableFile("lineDiffers", where);
    return { label, start, end };
  });
  return { text, annotations: checked(text, found) };
}

/**
 * The label, the fragments in code points, and the words of a line. Taken apart by hand: a pattern for so many fragments as a
 * stranger may write runs out of room.
 *
 * @param {string} line
 * @param {string} where its number
 * @throws {UnreadableFile}
 */
function spanOf(line, where) {
  const [id = "", kind = "", ...words] = line.split("\t");
  const [label = "", ...places] = kind
    .replaceAll(";", " ; ")
    .split(" ")
    .filter((part) => part !== "");
  /** @type {[number, number][]} */
  const fragments = [];
  let isRight = /^T\d+$/.test(id) && label !== "" && places.length % 3 === 2 && words.length > 0;
  for (let at = 0; at < places.length && isRight; at += 3) {
    const [from = "", to = "", border = ";"] = places.slice(at, at + 3);
    isRight = /^\d+$/.test(from) && /^\d+$/.test(to) && Number(from) < Number(to) && border === ";";
    fragments.push([Number(from), Number(to)]);
  }
  if (!isRight) throw new UnreadableFile("lineWrong", where);
  return { label, fragments, words: words.join("\t"), where };
}

/** @param {string} words */
function bare(words) {
  return words.replace(/\s+/g, "");
}
