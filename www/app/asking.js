// The question that a browser asks before a page goes.

/** @param {Event} event */
function ask(event) {
  event.preventDefault();
  // Older browsers look at that alone.
  event.returnValue = true;
}

/**
 * Has people asked where something would go with the page, and only there: a browser holds no page for the way back that asks.
 *
 * @param {boolean} isLost whether anything would
 */
export function askBeforeLeaving(isLost) {
  if (isLost) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}
