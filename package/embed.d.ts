import type { Label } from "./document.js";
import "./events.js";
import type { Annotator } from "./wasm/sorot.js";

/** How an article is highlighted. */
export interface HighlightOptions {
  /** The labels to highlight; all where it is left out. */
  labels?: readonly string[];
  /** CSS colours in the place of labels' own. */
  colours?: Partial<Record<Label, string>>;
  /** The language of the text. */
  language?: "auto" | "id" | "en";
  /** The day from which dates are read, as `YYYY-MM-DD`. */
  date?: string;
  /** Words of the site's own, each with its label; `null` for nothing to mark. */
  words?: Record<string, Label | null>;
  /** Whether a legend stands before the article. */
  legend?: boolean;
  /** Whether the pointer shows what a highlight means. */
  tooltips?: boolean;
  /** Whether to wait until the article comes near the window. */
  lazy?: boolean;
  /** Whether the engine may be in a worker. It is in the page where there is none to be had, as in most bundles. */
  worker?: boolean;
  /** Takes the highlights away when it aborts; no event tells of a reading after that. */
  signal?: AbortSignal;
}

/** Highlights the text in `target` and keeps the highlights right. Gives what takes them away again. */
export function highlight(target: Element, options?: HighlightOptions): Promise<() => void>;

/** Loads the engine into the page's own thread, once for all articles of a page, and with it the packs of all languages. */
export function load(): Promise<Annotator>;
