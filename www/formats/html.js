// HTML: one page that needs no other file, script or connection, and the same highlights as rich text for a clipboard.

import { FAMILIES } from "../app/labels.js";
import { escaped } from "./escape.js";
import { linesOf } from "./lines.js";
import { headline, meaning } from "./plain.js";

/** A hue for each family of labels, light enough for dark text. */
/** @type {Record<string, string>} */
const HUES = {
  person: "#ffe3b3",
  place: "#cdeccd",
  organization: "#cfe0ff",
  "other-name": "#f3d3ee",
  time: "#ffd9c2",
  number: "#c9ecf2",
  identifier: "#e2e0d8",
};

/** @param {import("./index.js").Work} work @returns {import("./index.js").File[]} */
export function write(work) {
  const { text, document } = work;
  const title = headline(text, document) ?? "Sorot";
  const rules = Object.entries(HUES).map(([family, hue]) => `mark.${family}{background:${hue}}`);
  const content = `<!doctype html>
<html lang="${escaped(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.125rem/1.7 Georgia,serif;background:#fff;color:#1d2433}
h1,h2,h3,h4,h5,h6{line-height:1.3}
mark{color:inherit;border-bottom:2px solid #0003;border-radius:2px}
mark small{margin-left:.35em;font:.65em/1 system-ui,sans-serif}
${rules.join("\n")}
</style>
</head>
<body>
<article>
${paragraphs(work, ({ label }) => `class="${FAMILIES[label]}"`, true)}
</article>
</body>
</html>
`;
  return [{ name: "sorot.html", type: "text/html", content }];
}

/**
 * The article as rich text: editors of mail and documents keep styles that stand in the elements themselves.
 *
 * @param {import("./index.js").Work} work
 */
export function rich(work) {
  return paragraphs(work, ({ label }) => `style="background-color:${HUES[FAMILIES[label]]};color:#1d2433"`, false);
}

/**
 * @param {import("./index.js").Work} work
 * @param {(annotation: import("./index.js").Annotation) => string} attribute
 * @param {boolean} labelled whether each highlight says what it is
 */
function paragraphs(work, attribute, labelled) {
  const { text, document } = work;
  const part = (/** @type {import("./lines.js").Part} */ { start, end, annotation }) => {
    // A line does not end inside a part but where the text itself breaks inside an annotation; there a break is right.
    const words = escaped(text.slice(start, end)).replaceAll("\n", "<br>");
    if (!annotation) return words;
    const { label } = annotation;
    const tag = labelled ? `<small>${label}</small>` : "";
    const title = escaped(label + meaning(annotation, document.entities));
    return `<mark ${attribute(annotation)} title="${title}">${words}${tag}</mark>`;
  };
  const lines = [...linesOf(work)].map(({ level, runs }) => {
    const content = runs.map(({ link, parts }) => {
      const inner = parts.map(part).join("");
      return link ? `<a href="${escaped(link.href)}">${inner}</a>` : inner;
    });
    const name = level ? `h${level}` : "p";
    return `<${name}>${content.join("")}</${name}>`;
  });
  return lines.join("\n");
}
