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

/** Loads the engine, once. `source` is the WebAssembly, where it is not beside the script. */
export function load(source?: BufferSource | WebAssembly.Module | string | URL | Response): Promise<Annotator>;

/** Annotates a text. Offsets count UTF-16 code units. */
export function annotate(text: string, options?: Options): Promise<Document>;
