// The moment after the browser has painted what the page shows now.

/** @returns {Promise<void>} */
export function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** Notes in the browser's own list of times when the first highlights were seen. */
export function tellHighlighted() {
  const name = "sorot:first-highlight";
  requestAnimationFrame(() => performance.getEntriesByName(name).length === 0 && performance.mark(name));
}
