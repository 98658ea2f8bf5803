// The moment after the browser has painted what the page shows now.

/** @returns {Promise<void>} */
export function painted() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
