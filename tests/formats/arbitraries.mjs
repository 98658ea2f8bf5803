// Articles, files and lists by chance, for the properties that hold for any of them.

import { LABELS } from "../../www/app/labels.js";
import { checkedMarks, cutsLetter } from "../../www/app/structure.js";
import fc from "../chance.mjs";

/** @typedef {import("../../www/formats/index.js").Work} Work */
/** @typedef {import("../../dist/wasm/sorot.js").Value} Value */

/** What breaks forms: signs of markup and of files, ends of lines, letters of several code units, halves of letters. */
const PIECES = [
  ...[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "    ",
    "\u2028",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\u0000",
    "\u000b",
    "\u0085",
  ],
  ...["<b>", "</p>", "<!--", "-->", "]]>", "<![CDATA[", "&amp;", "&", "<", ">", "'", '"', '""', "<?xml", "<script>"],
  ...["*", "**", "_", "`", "```", "~~~", "#", "# ", "- ", "+ ", "1. ", "1) ", "> ", "---", "===", "![a](b)", "[a]: b"],
  ...[
    "=1+1",
    "+1",
    "-1",
    "@a",
    ",",
    ";",
    "|",
    "\\",
    "\\n",
    "\ud83d\ude00",
    "\ud800",
    "\udc00",
    "e\u0301",
    "日本",
    "سلام",
  ],
  ...[
    "T1\tORG 0 3\t",
    "#1\t",
    "-DOCSTART-",
    "B-ORG",
    "__proto__",
    "Rp 5 juta",
    "Bandung",
    "Wulan Pertiwi",
    "5",
    "a",
    ".",
  ],
  ...["http://a.id/x", "a@b.id", "javascript:x", "{{x}}", "\u202e", "\uffff", "ß", "İ", "kata kata "],
];

/** Any text: pieces that mean something to a form, and any code units at all. */
export const texts = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary", maxLength: 5 })), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(""));

const figure = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null));
const word = fc.string({ maxLength: 8 });

/** @type {fc.Arbitrary<Value>} */
const values = /** @type {fc.Arbitrary<any>} */ (
  fc.oneof(
    fc.record({ kind: fc.constant("number"), number: figure, counts: word }, { requiredKeys: ["kind", "number"] }),
    fc.record({ kind: fc.constant("ordinal"), number: fc.integer() }),
    fc.record(
      { kind: fc.constant("percent"), number: figure, min: fc.integer() },
      { requiredKeys: ["kind", "number"] },
    ),
    fc.record({ kind: fc.constant("money"), amount: figure, currency: word }),
    fc.record({
      kind: fc.constant("quantity"),
      number: figure,
      unit: word,
      dimension: word,
      si: fc.record({ number: figure, unit: word }),
    }),
    fc.record({
      kind: fc.constant("time"),
      type: fc.constantFrom("DATE", "TIME", "DURATION", "SET"),
      iso: fc.constantFrom(
        "2016-09-24",
        "T19:30",
        "P3D",
        "2016-W01",
        "2016-01-01/2016-02-01",
        '"><x>',
        "2016-09-24T19:30",
      ),
      grain: fc.constant("day"),
    }),
  )
);

/** Addresses that a link may have, with every sign in them that means something to a form. */
const ADDRESSES = [
  "https://a.example/",
  "HTTP://a.example/(x)*_y_&amp;[z]~!'#%20;,:@$=+?q=1&copy=2",
  "mailto:a@b.example?subject=x",
  "https://a.example/日本\u202e\ud83d\ude00é",
  "https://a.example/)](x",
  "https://a.example/]]--",
];

/** Headings and links anywhere in a text, over one another as well, as the page has them after edits. */
const marks = fc.array(
  fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom(...ADDRESSES)),
  { maxLength: 6 },
);

/**
 * A text with annotations anywhere in it, as people make them: no space at an end, no letter cut. Headings and links have no
 * such bounds.
 */
export const works = fc
  .record({
    text: texts,
    places: fc.array(
      fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 20 }), fc.constantFrom(...LABELS), fc.option(values)),
      {
        maxLength: 8,
      },
    ),
    named: fc.boolean(),
    marked: marks,
  })
  .map(({ text, places, named, marked }) => {
    /** @type {import("../../dist/wasm/sorot.js").Annotation[]} */
    const annotations = [];
    /** @type {import("../../dist/wasm/sorot.js").Entity[]} */
    const entities = [];
    let from = 0;
    for (const [at, length, label, value] of places.sort(([one], [other]) => one - other)) {
      let start = Math.max(from, at % (text.length + 1));
      let end = Math.min(text.length, start + length);
      if (cutsLetter(text, start)) start++;
      if (cutsLetter(text, end)) end--;
      const words = text.slice(start, end);
      start += words.length - words.trimStart().length;
      end = start + words.trim().length;
      if (start >= end) continue;
      const surface = text.slice(start, end);
      from = end;
      const annotation = { start, end, text: surface, label, score: 1 };
      if (named && !value) {
        entities.push({ name: `${surface} & "Co"`, label, aliases: [], mentions: [annotations.length], salience: 1 });
        annotations.push({ ...annotation, entity: entities.length - 1 });
      } else annotations.push({ ...annotation, ...(value ? { value } : {}) });
    }
    const first = /[^\n]*\S[^\n]*/.exec(text);
    const title = first ? [{ kind: "title", start: first.index, end: first.index + first[0].length }] : [];
    const own = marked.map(([at, length, level, href]) => {
      const start = at % (text.length + 1);
      const span = { start, end: Math.min(text.length, start + length) };
      return level ? { kind: "heading", ...span, level } : { kind: "link", ...span, href };
    });
    return /** @type {Work} */ ({
      text,
      marks: checkedMarks(text, own),
      document: {
        version: 1,
        language: "id",
        reference_date: null,
        annotations,
        entities,
        segments: named ? title : [],
      },
    });
  });

/** Any JSON, and what has no words of its own: asking an object for its text fails where its `toString` is none. */
const anything = fc.oneof({ weight: 5, arbitrary: fc.jsonValue() }, fc.constant({ toString: 1, valueOf: 1 }));

/** Any JSON, and JSON that looks like what the readers expect but for some of its parts. */
export const files = fc.oneof(
  fc.json(),
  fc.string({ unit: "binary" }),
  fc
    .record(
      {
        text: fc.oneof(texts, anything),
        type: fc.constantFrom("AnnotationPage", "AnnotationCollection", "x", null),
        annotations: fc.oneof(fc.array(hostileAnnotation()), anything),
        marks: fc.oneof(fc.array(hostileMark()), anything),
        items: fc.oneof(fc.array(hostileItem()), anything),
        first: anything,
        "urn:sorot:content": fc.oneof(texts, anything),
      },
      { requiredKeys: [] },
    )
    .map((file) => JSON.stringify(file)),
  nearlyRight(),
);

/** Files that are right but for letters that are cut, spans behind the end, and at times a label or a value. */
function nearlyRight() {
  const label = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...LABELS) }, anything);
  const place = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 4 }), label, fc.oneof(values, anything));
  return fc
    .tuple(
      fc.array(fc.constantFrom("a", "\ud83d\ude00"), { minLength: 8, maxLength: 12 }),
      fc.array(place, { maxLength: 3 }),
    )
    .map(([letters, places]) => {
      const annotations = places.map(([start, length, label, value]) => ({ start, end: start + length, label, value }));
      return JSON.stringify({ text: letters.join(""), annotations });
    });
}

function hostileAnnotation() {
  const offset = fc.oneof(fc.integer({ min: -2, max: 20 }), fc.double(), anything);
  return fc.oneof(
    anything,
    fc.record(
      {
        start: offset,
        end: offset,
        label: fc.oneof(fc.constantFrom(...LABELS, "__proto__", "constructor"), anything),
        text: fc.oneof(texts, anything),
        value: fc.oneof(
          values,
          anything,
          fc.constant(JSON.parse('{"kind":"number","number":1,"__proto__":{"polluted":1}}')),
        ),
      },
      { requiredKeys: [] },
    ),
  );
}

function hostileMark() {
  const offset = fc.oneof(fc.integer({ min: -2, max: 20 }), anything);
  const address = fc.constantFrom(
    ...ADDRESSES,
    "javascript:window.ran=1",
    "data:text/html,x",
    ' https://a.example/ " x',
  );
  return fc.oneof(
    anything,
    fc.record(
      {
        kind: fc.oneof(fc.constantFrom("heading", "link", "__proto__"), anything),
        start: offset,
        end: offset,
        level: fc.oneof(fc.integer({ min: -1, max: 8 }), anything),
        href: fc.oneof(address, anything),
        polluted: anything,
      },
      { requiredKeys: [] },
    ),
  );
}

function hostileItem() {
  const selector = fc.record(
    {
      type: fc.constantFrom("TextPositionSelector", "TextQuoteSelector", "x"),
      start: fc.oneof(fc.integer({ min: -2, max: 20 }), anything),
      end: fc.oneof(fc.integer({ min: -2, max: 20 }), anything),
      exact: fc.oneof(texts, anything),
      prefix: anything,
      suffix: anything,
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    anything,
    fc.record({
      body: fc.oneof(
        anything,
        fc.array(fc.record({ value: fc.oneof(fc.constantFrom(...LABELS), anything), purpose: anything })),
      ),
      target: fc.oneof(anything, fc.record({ selector: fc.oneof(selector, fc.array(selector), anything) })),
    }),
  );
}
