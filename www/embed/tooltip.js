// What a highlight means, in a box beside the pointer. The box is a child of the body, so that the article stays as it is.

import { caretAt } from "../app/caret.js";
import { meaning } from "../formats/plain.js";

/** @typedef {import("../../src/document.js").Annotation} Annotation */
/** @typedef {import("../../src/document.js").Document} SorotDocument */
/** @typedef {import("./text.js").Run} Run */

/**
 * The annotation at a place of the window.
 *
 * @param {number} x
 * @param {number} y
 * @param {readonly Run[]} runs
 * @param {readonly Annotation[]} annotations
 */
export function annotationAt(x, y, runs, annotations) {
  const caret = caretAt(x, y);
  const run = runs.find((run) => run.node === caret?.node);
  if (!caret || !run) return undefined;
  const at = run.start + caret.offset;
  return annotations.find(({ start, end }) => start <= at && at <= end);
}

/**
 * Shows what is under the pointer, until it is stopped.
 *
 * @param {HTMLElement} target
 * @param {(x: number, y: number) => { annotation: Annotation, found: SorotDocument } | undefined} look
 * @returns {() => void} stops
 */
export function tooltips(target, look) {
  const box = document.createElement("div");
  box.className = "sorot-tooltip";
  box.dataset.sorot = "off";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.body.append(box);
  const hide = () => {
    box.hidden = true;
  };
  const show = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    const hit = look(clientX, clientY);
    if (!hit) {
      hide();
      return;
    }
    const { annotation, found } = hit;
    box.textContent = annotation.label + meaning(annotation, found.entities);
    box.hidden = false;
    const left = Math.min(clientX, document.documentElement.clientWidth - box.offsetWidth - 8);
    box.style.left = `${Math.max(8, left) + scrollX}px`;
    box.style.top = `${clientY + scrollY + 18}px`;
  };
  target.addEventListener("pointermove", show);
  target.addEventListener("pointerleave", hide);
  return () => {
    target.removeEventListener("pointermove", show);
    target.removeEventListener("pointerleave", hide);
    box.remove();
  };
}
