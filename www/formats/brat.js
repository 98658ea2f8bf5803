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
  const spans = lines.split(/\r?\n/).flatMap((line, index) => {
    if (!line.startsWith("T")) return [];
    const [, label, places] = /^T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t/.exec(line) ?? [];
    if (!label || !places) throw new UnreadableFile("spanOutside", `${index + 1}`);
    const offsets = places.split(/[ ;]/).map(Number);
    return [{ label, from: Math.min(...offsets), to: Math.max(...offsets) }];
  });
  const borders = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
  const at = codeUnits(text);
  const units = new Map(borders.map((border) => [border, at(border)]));
  const found = spans.map(({ label, from, to }) => ({ label, start: units.get(from), end: units.get(to) }));
  return { text, annotations: checked(text, found) };
}
