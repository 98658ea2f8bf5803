import type { Annotation, Document } from "./document.js";

/** What an article that is highlighted tells of. The events bubble. */
export interface SorotEventMap {
  /** It was read: what was found. */
  "sorot:annotated": CustomEvent<Document>;
  /** A highlight was clicked on. */
  "sorot:select": CustomEvent<Annotation>;
}

declare global {
  interface HTMLElementEventMap extends SorotEventMap {}
  interface DocumentEventMap extends SorotEventMap {}
}
