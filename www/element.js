// `<sorot-article>`: an element that shows an article with its highlights. Text that is given as the property `text` is
// drawn in the element's shadow, where `::part()` styles it; children of its own are highlighted where they stand.

import { FAMILIES } from "./app/labels.js";
import { likelyLanguage, reader } from "./embed/engine.js";
import { HUES, underline } from "./embed/paint.js";
import { highlight, loadEngine } from "./embed.js";
import { exact } from "./formats/plain.js";

/** @typedef {import("../src/document.js").Annotation} Annotation */
/** @typedef {import("../src/document.js").Document} SorotDocument */

/** The attributes, which mean what the options of `highlight` do. */
const ATTRIBUTES = ["labels", "language", "date", "legend", "tooltips"];

export class SorotArticle extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  /** @type {string | null} */
  #text = null;
  /** Ends the drawing that is shown or under way: one that is over neither paints nor tells of what it read. */
  #drawing = new AbortController();
  #shadow = this.attachShadow({ mode: "open" });

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [style()];
  }

  /** The article, where it is not in the element's children. */
  get text() {
    return this.#text ?? this.textContent ?? "";
  }

  set text(text) {
    this.#text = `${text}`;
    void this.#draw();
  }

  connectedCallback() {
    // A page may give the text before this class is loaded: its own property would hide the setter for good.
    if (Object.hasOwn(this, "text")) {
      const { text } = this;
      Reflect.deleteProperty(this, "text");
      this.#text = `${text}`;
    }
    void this.#draw();
  }

  disconnectedCallback() {
    this.#drawing.abort();
  }

  attributeChangedCallback() {
    void this.#draw();
  }

  async #draw() {
    if (!this.isConnected) return;
    this.#drawing.abort();
    this.#drawing = new AbortController();
    const { signal } = this.#drawing;
    const labels = this.getAttribute("labels")
      ?.split(/[\s,]+/)
      .filter(Boolean);
    const language = /** @type {"auto" | "id" | "en"} */ (this.getAttribute("language") ?? "auto");
    const date = this.getAttribute("date") ?? undefined;
    try {
      if (this.#text === null) {
        this.#shadow.replaceChildren(document.createElement("slot"));
        const options = {
          language,
          signal,
          legend: this.hasAttribute("legend"),
          tooltips: this.hasAttribute("tooltips"),
        };
        await highlight(this, { ...options, ...(labels ? { labels } : {}), ...(date ? { date } : {}) });
        return;
      }
      // The text is there at once, its highlights when the engine is.
      const text = this.#text;
      this.#show(text, []);
      const annotate = await reader(true, loadEngine, likelyLanguage(this, language));
      const wanted = labels && new Set(labels.map((label) => label.toUpperCase()));
      // Once, and again where a language pack comes later than the text is shown.
      for (let anew = true; anew; ) {
        const { document: found, later } = await annotate(text, date, language);
        if (signal.aborted) return;
        this.#show(
          text,
          found.annotations.filter(({ label }) => !wanted || wanted.has(label)),
        );
        this.dispatchEvent(new CustomEvent("sorot:annotated", { bubbles: true, composed: true, detail: found }));
        await later;
        anew = later !== undefined && !signal.aborted;
      }
    } catch (error) {
      console.warn("Sorot could not highlight this article, which stays as it was.", error);
    }
  }

  /**
   * @param {string} text
   * @param {readonly Annotation[]} annotations
   */
  #show(text, annotations) {
    const article = document.createElement("div");
    article.setAttribute("part", "article");
    let from = 0;
    for (const annotation of annotations) {
      const { start, end, label, value } = annotation;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      mark.dataset.family = FAMILIES[label];
      mark.setAttribute("part", `highlight ${label} ${FAMILIES[label]}`);
      mark.tabIndex = 0;
      mark.setAttribute("role", "mark");
      const meaning = `${label}${value ? ` ${exact(value)}` : ""}`;
      mark.title = meaning;
      mark.setAttribute("aria-description", meaning);
      const select = () =>
        this.dispatchEvent(new CustomEvent("sorot:select", { bubbles: true, composed: true, detail: annotation }));
      mark.addEventListener("click", select);
      mark.addEventListener("keydown", ({ key }) => key === "Enter" && select());
      article.append(text.slice(from, start), mark);
      from = end;
    }
    article.append(text.slice(from));
    this.#shadow.replaceChildren(article);
  }
}

/** The style in every shadow. A property such as `--sorot-person` gives a family another colour. */
function style() {
  const sheet = new CSSStyleSheet();
  sheet.insertRule(":host { display: block; }");
  sheet.insertRule("div { white-space: pre-wrap; overflow-wrap: anywhere; }");
  for (const [family, hue] of Object.entries(HUES)) {
    const colour = `var(--sorot-${family}, ${hue})`;
    sheet.insertRule(
      `mark[data-family="${family}"] { color: inherit; background: color-mix(in srgb, ${colour} 24%, transparent); ` +
        `${underline(colour)} }`,
    );
  }
  return sheet;
}

if (!customElements.get("sorot-article")) customElements.define("sorot-article", SorotArticle);
