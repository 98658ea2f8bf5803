// The contract in TypeScript: what annotating a text gives. Every offset counts UTF-16 code units, as JavaScript's strings
// do, so that `text.slice(start, end)` is the span.

/** Everything that Sorot found in one text. */
export interface Document {
  /** The version of the contract. It grows when a field changes its meaning or goes away, not when one is added. */
  version: 1;
  /** The language of most of the text, as a BCP 47 tag; `und` where the text shows none. */
  language: string;
  /** The day from which relative and partial dates were read, as `YYYY-MM-DD`: the one asked for, else the dateline's. */
  reference_date: string | null;
  /** Sorted by their start. No two overlap. */
  annotations: Annotation[];
  /** The things that the names speak of, in the order of their first mentions. */
  entities: Entity[];
  /** The parts of the text, sorted by their start. A quote, and indirect speech, lie inside the paragraph that holds them. */
  segments: Segment[];
}

/** One labelled span of the text. */
export interface Annotation {
  start: number;
  end: number;
  /** The text of the span. */
  text: string;
  label: Label;
  /** How sure Sorot is, from 0 to 1. */
  score: number;
  /** The index in `entities` of the thing that a name speaks of. */
  entity?: number;
  /** Whether it is a place that acts as its government or its people do: "Rusia melarang impor". Absent where not. */
  acts?: true;
  /** What a number or a time means. */
  value?: Value;
}

/** One thing that the text names, with all its mentions. */
export interface Entity {
  /** The best name that the text gives: the fullest. */
  name: string;
  label: Label;
  /** The other names that the text gives it, each once, in the order of the text. */
  aliases: string[];
  /** The indices in `annotations` of its mentions. */
  mentions: number[];
  /** A person's title, as the text writes it beside the name: the office or the form of address, then the degrees. */
  title?: string;
  /**
   * The number of a country or city in GeoNames (`https://sws.geonames.org/NUMBER/`), where the gazetteer has it: of several
   * places with the name, the largest.
   */
  geonames?: number;
  /** How much of the article is about it, from 0 to 1; 1 for the entity that stands out most. */
  salience: number;
}

/** One part of the text. */
export interface Segment {
  kind: "title" | "paragraph" | "quote" | "speech" | "byline" | "chrome";
  start: number;
  end: number;
  /** Who speaks in a quote or in indirect speech, by the best name that the text gives. */
  speaker?: string;
  /** The index in `entities` of the speaker, where the name is an entity's. */
  entity?: number;
}

/**
 * What a document has other than the one before it: of each list one stretch, exchanged for other items. Behind the stretch,
 * indices of entities grow by as many as entities came more than went, in annotations and segments alike. Which annotations
 * mention an entity follows from their `entity`.
 */
export interface DocumentChange {
  version: 1;
  language: string;
  reference_date: string | null;
  annotations: Splice<Annotation>;
  entities: Splice<Entity>;
  segments: Splice<Segment>;
}

/** One stretch of a list, exchanged for other items. */
export interface Splice<Item> {
  /** How many items before the stretch stay as they are. */
  kept: number;
  /** How many items the stretch had. */
  removed: number;
  /** The items that it has now. */
  added: Item[];
  /** By how many UTF-16 code units the items behind the stretch have moved. */
  moved: number;
}

/** OntoNotes' eighteen labels, and five for what an article carries that is neither a name nor a number. */
export type Label =
  | "PERSON"
  | "NORP"
  | "FAC"
  | "ORG"
  | "GPE"
  | "LOC"
  | "PRODUCT"
  | "EVENT"
  | "WORK_OF_ART"
  | "LAW"
  | "LANGUAGE"
  | "DATE"
  | "TIME"
  | "PERCENT"
  | "MONEY"
  | "QUANTITY"
  | "ORDINAL"
  | "CARDINAL"
  | "URL"
  | "EMAIL"
  | "PHONE"
  | "HASHTAG"
  | "MENTION";

/** What a number, an amount or a time means. */
export type Value = NumberValue | OrdinalValue | PercentValue | MoneyValue | QuantityValue | TimeValue;

/** What the kinds of number share. */
export interface Bounds {
  /** The exact decimal digits, where a JavaScript number cannot hold them. */
  exact?: string;
  /** The least that the text allows. */
  min?: number;
  /** The most that the text allows. */
  max?: number;
  /** Whether the text says that it is not exact; left out where it does not. */
  approximate?: true;
}

/** A plain count or number. */
export interface NumberValue extends Bounds {
  kind: "number";
  /** `null` where the text gives bounds only. */
  number: number | null;
  /** The counted noun, as the text writes it. */
  counts?: string;
}

/** A position in an order; 1 is the first. */
export interface OrdinalValue {
  kind: "ordinal";
  number: number;
}

/** A share of a hundred: 5.3 for "5,3 persen". */
export interface PercentValue extends Bounds {
  kind: "percent";
  /** `null` where the text gives bounds only. */
  number: number | null;
  /** Whether it is a difference in percentage points; left out where it is a share. */
  points?: true;
}

/** An amount of money, in the currency's main unit. */
export interface MoneyValue extends Bounds {
  kind: "money";
  /** `null` where the text gives bounds only. */
  amount: number | null;
  /** The ISO 4217 code, such as `IDR`. */
  currency: string;
}

/** A measured amount. */
export interface QuantityValue extends Bounds {
  kind: "quantity";
  /** `null` where the text gives bounds only. */
  number: number | null;
  /** The UCUM code of the unit that the text names, such as `km/h`. */
  unit: string;
  /** What is measured: `length`, `mass`, `speed` … */
  dimension: string;
  /** The same amount in the SI unit of its dimension, where there is one. */
  si?: { number: number | null; unit: string };
}

/** A date, a time, a duration or a set of times, as TIMEX3 writes them. */
export interface TimeValue {
  kind: "time";
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /**
   * The TIMEX3 value: `2016-09-24`, `T19:30+07:00`, `P1W`, `2015-Q3`, `199X`, `2017-05-03/2017-05-05`. A duration of two
   * lengths is the least and the most (`P10Y/P15Y`), a set in braces all of its times (`{XXXX-WXX-1,XXXX-WXX-4}`, ISO
   * 8601-2).
   */
  iso: string;
  /** The finest part of the calendar or clock that the text names. */
  grain:
    | "millennium"
    | "century"
    | "decade"
    | "year"
    | "half"
    | "quarter"
    | "season"
    | "month"
    | "week"
    | "weekend"
    | "day"
    | "daypart"
    | "hour"
    | "minute"
    | "second";
  /** Whether the text says that the time is not exact; left out where it does not. */
  approximate?: true;
  /** The UCUM code of a duration's unit, where it has just one. */
  unit?: string;
  /** The part of the period `iso` that the text means: "akhir Oktober" is `END`. */
  mod?: "START" | "MID" | "END";
  /** What in the text contradicts the value, as the text writes it. */
  conflict?: string;
}
