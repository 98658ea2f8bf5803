// The lines of a text as elements.

/** A text of more lines than this has several in a block: browsers slow down with very many elements. */
export const MOST_BLOCKS = 20_000;

/** @param {Node} node @returns {node is HTMLElement} */
export function isBlock(node) {
  return node.nodeName === "DIV" || node.nodeName === "P";
}

/**
 * A block for each line of a text; none for an empty one.
 *
 * @param {string} text
 * @returns {HTMLElement[]}
 */
export function asBlocks(text) {
  if (text === "") return [];
  const lines = text.split("\n");
  const size = Math.ceil(lines.length / MOST_BLOCKS);
  const blocks = [];
  for (let at = 0; at < lines.length; at += size) {
    const block = document.createElement("div");
    const line = size === 1 ? (lines[at] ?? "") : lines.slice(at, at + size).join("\n");
    if (line) block.append(line);
    // A line that has nothing on it is seen because of a break.
    if (!line || line.endsWith("\n")) block.append(document.createElement("br"));
    blocks.push(block);
  }
  return blocks;
}
