import type { Document } from "./document.js";
import { Annotator } from "./wasm/sorot.js";

export * from "./document.js";
export { Annotator };

/** What may be said of a text. */
export interface Options {
  /** The day from which relative and partial dates are read, as `YYYY-MM-DD`. */
  date?: string;
  /** The language of the text; `auto` where left out. */
  language?: "auto" | "id" | "en";
  /** Whether page furniture is annotated, too. */
  chrome?: boolean;
}

/** What is loaded. */
export interface LoadOptions {
  /**
   * The languages whose packs are loaded: the models of their names. All where it is left out. Where languages are named,
   * `annotate` loads no other either: names of others are found by lists and rules alone.
   */
  languages?: readonly ("id" | "en")[];
}

/**
 * Loads the engine, once, and the packs of languages that are not there yet. `source` is the WebAssembly, where it is not
 * beside the script.
 */
export function load(
  source?: BufferSource | WebAssembly.Module | string | URL | Response,
  options?: LoadOptions,
): Promise<Annotator>;

/** Annotates a text, and loads what that needs: the engine, and the packs of the languages that the text has. Offsets count UTF-16 code units. */
export function annotate(text: string, options?: Options): Promise<Document>;
