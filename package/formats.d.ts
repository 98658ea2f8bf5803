import type { Document, Label, Value } from "./document.js";

/** A heading or a link of an article, by where it is in the text. */
export type Mark =
  | { kind: "heading"; start: number; end: number; level: number }
  | { kind: "link"; start: number; end: number; href: string };

/** An article with what was found in it. */
export interface Work {
  text: string;
  document: Document;
  /** Its headings and links. */
  marks?: Mark[];
}

/** A file to be written. */
export interface File {
  name: string;
  /** The media type. */
  type: string;
  content: string;
}

/** An annotation that was read. Offsets count UTF-16 code units. */
export interface Given {
  start: number;
  end: number;
  label: Label;
  value?: Value;
}

/** What was read from a file. */
export interface Reading {
  text: string;
  /** Sorted, none over another. */
  annotations: Given[];
  marks?: Mark[];
  /** The day from which dates were read; empty where there was none, left out where the form does not tell. */
  date?: string;
}

/** The forms, by the names that people know them by. */
export const FORMATS: {
  readonly [format in "json" | "csv" | "web-annotation" | "iob2" | "spacy" | "brat" | "tei" | "markdown" | "html"]: {
    readonly title: string;
  };
};

export type Format = keyof typeof FORMATS;

/** The files of an article in a form. */
export function write(format: Format, work: Work): Promise<File[]>;

/**
 * Reads the content of a JSON file in one of the forms that come back: Sorot's own, or Web Annotation. What cannot be read is
 * refused with an `UnreadableFile`.
 */
export function readJson(content: string): Promise<Reading>;

/** What is wrong with a file that is to be read. */
export class UnreadableFile extends Error {
  /** What is wrong, such as `notJson`, `spanOutside` or `unknownLabel`. */
  readonly code: string;
  /** Which annotation, line or label it is; empty where it is the whole. */
  readonly where: string;
}
