import "./events.js";

/** `<sorot-article>`: shows its `text`, or its own children, with highlights. */
export class SorotArticle extends HTMLElement {
  /** The article, where it is not in the element's children. */
  text: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "sorot-article": SorotArticle;
  }
}
