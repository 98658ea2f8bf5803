// The labels of the contract, in the order of legends, and the family that gives each its colour and line.

/** @typedef {import("../../src/document.js").Label} Label */
/** @typedef {"person" | "place" | "organization" | "other-name" | "time" | "number" | "identifier"} Family */

/** @type {Record<Label, Family>} */
export const FAMILIES = {
  PERSON: "person",
  NORP: "other-name",
  FAC: "place",
  ORG: "organization",
  GPE: "place",
  LOC: "place",
  PRODUCT: "other-name",
  EVENT: "other-name",
  WORK_OF_ART: "other-name",
  LAW: "other-name",
  LANGUAGE: "other-name",
  DATE: "time",
  TIME: "time",
  PERCENT: "number",
  MONEY: "number",
  QUANTITY: "number",
  ORDINAL: "number",
  CARDINAL: "number",
  URL: "identifier",
  EMAIL: "identifier",
  PHONE: "identifier",
  HASHTAG: "identifier",
  MENTION: "identifier",
};

export const LABELS = /** @type {Label[]} */ (Object.keys(FAMILIES));

/**
 * Whether a label is one of names: of things that a text speaks of again and again.
 *
 * @param {Label} label
 */
export function isName(label) {
  return ["person", "place", "organization", "other-name"].includes(FAMILIES[label]);
}

/** A name that the engine is less sure of than this is worth a look. */
const SURE = 0.6;

/** Whether the engine doubts an annotation. @param {import("../../src/document.js").Annotation} annotation */
export function isUnsure({ score }) {
  return score < SURE;
}
