// The forms, read by the libraries that others read them with: a JSON-LD processor, and from Python spaCy and lxml.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { before, test } from "node:test";
// @ts-expect-error: it brings no types
import jsonld from "jsonld";
import { write } from "../../www/formats/index.js";
import { sentences } from "../cases.mjs";
import fc from "../chance.mjs";
import { load } from "../wasm/engine.mjs";
import * as arbitraries from "./arbitraries.mjs";
import { works } from "./works.mjs";

/** @typedef {import("../../www/formats/index.js").Work} Work */

/** A Python with the libraries in `requirements.txt`; `cargo xtask test` makes one where there is a Python. */
const python = process.env.SOROT_PYTHON;

const OA = "http://www.w3.org/ns/oa#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const AS = "http://www.w3.org/ns/activitystreams#";

/** The terms of the Web Annotation context that are used, as the recommendation maps them; a test asks no network. */
const CONTEXT = {
  "@context": {
    "@version": 1.1,
    oa: OA,
    id: "@id",
    type: "@type",
    Annotation: `${OA}Annotation`,
    AnnotationPage: `${AS}OrderedCollectionPage`,
    AnnotationCollection: `${AS}OrderedCollection`,
    TextualBody: `${OA}TextualBody`,
    SpecificResource: `${OA}SpecificResource`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    tagging: `${OA}tagging`,
    identifying: `${OA}identifying`,
    describing: `${OA}describing`,
    items: { "@id": `${AS}items`, "@container": "@list" },
    partOf: { "@id": `${AS}partOf`, "@type": "@id" },
    total: `${AS}totalItems`,
    label: "http://www.w3.org/2000/01/rdf-schema#label",
    body: { "@id": `${OA}hasBody`, "@type": "@id" },
    target: { "@id": `${OA}hasTarget`, "@type": "@id" },
    source: { "@id": `${OA}hasSource`, "@type": "@id" },
    selector: { "@id": `${OA}hasSelector`, "@type": "@id" },
    motivation: { "@id": `${OA}motivatedBy`, "@type": "@vocab" },
    purpose: { "@id": `${OA}hasPurpose`, "@type": "@vocab" },
    value: `${RDF}value`,
    exact: `${OA}exact`,
    prefix: `${OA}prefix`,
    suffix: `${OA}suffix`,
    start: `${OA}start`,
    end: `${OA}end`,
  },
};

/** @type {Record<string, Work>} */
let all;
before(async () => {
  all = await works();
});

test("a JSON-LD processor expands the Web Annotations", async () => {
  /** @param {string} url */
  const documentLoader = async (url) => {
    assert.equal(url, "http://www.w3.org/ns/anno.jsonld");
    return { contextUrl: undefined, documentUrl: url, document: CONTEXT };
  };
  for (const [name, { text, document }] of Object.entries(all)) {
    const [file] = await write("web-annotation", { text, document });
    const [page] = /** @type {any[]} */ (
      await jsonld.expand(JSON.parse(file?.content ?? ""), /** @type {any} */ ({ documentLoader, safe: true }))
    );
    const items = page[`${AS}items`]?.[0]?.["@list"] ?? [];
    assert.equal(items.length, document.annotations.length, name);
    items.forEach((/** @type {any} */ item, /** @type {number} */ index) => {
      const annotation = document.annotations[index];
      assert.deepEqual(item["@type"], [`${OA}Annotation`]);
      assert.equal(item[`${OA}motivatedBy`][0]["@id"], `${OA}tagging`);
      assert.equal(item[`${OA}hasBody`][0][`${RDF}value`][0]["@value"], annotation?.label);
      const [position, quote] = item[`${OA}hasTarget`][0][`${OA}hasSelector`];
      assert.equal(position[`${OA}start`][0]["@value"], annotation?.start);
      assert.equal(position[`${OA}end`][0]["@value"], annotation?.end);
      assert.equal(quote[`${OA}exact`][0]["@value"], annotation?.text);
    });
  }
});

const without = python ? false : "no Python with spaCy and lxml: see SOROT_PYTHON";
test("spaCy loads its JSON and lxml the TEI, with every annotation", { skip: without }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "sorot-"));
  try {
    for (const [name, work] of Object.entries(all)) {
      for (const format of /** @type {const} */ (["spacy", "tei", "json"])) {
        const [file] = await write(format, work);
        writeFileSync(join(folder, `${name}.${format}`), file?.content ?? "");
      }
    }
    const ran = spawnSync(`${python}`, [resolve(import.meta.dirname, "libraries.py"), folder], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stderr);
    assert.equal(Number(ran.stdout), Object.keys(all).length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the TEI follows the schema of the TEI, whatever an article has in it", { skip: without }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sorot-"));
  try {
    const { Annotator } = await load();
    const annotator = new Annotator();
    const read = sentences.map((text) => ({ text, document: annotator.annotate(text) }));
    const tried = [...Object.values(all), ...read, ...fc.sample(arbitraries.works, 200)];
    for (const [index, work] of tried.entries()) {
      const [file] = await write("tei", work);
      writeFileSync(join(folder, `${index}.tei`), file?.content ?? "");
    }
    const ran = spawnSync(`${python}`, [resolve(import.meta.dirname, "schema.py"), folder], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stderr);
    if (!ran.stdout) return t.skip("the schema is not here: see schema.txt");
    assert.equal(Number(ran.stdout), tried.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
