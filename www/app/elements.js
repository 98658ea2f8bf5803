// The page's own elements, by their ids. All of them are there: index.html has them.

export const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
export const input = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (document.getElementById(id));

/**
 * @param {string} id
 * @param {string} event
 * @param {(event: Event) => void} action
 */
export function on(id, event, action) {
  find(id).addEventListener(event, action);
}
