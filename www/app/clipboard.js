// Putting something on the clipboard that is still being made. Safari asks for it within the click itself: once a page has
// waited for anything, it refuses. So the clipboard is given promises, where the browser takes them.

/**
 * @param {Record<string, Promise<string>>} content the same in one or more types
 * @throws if the browser refuses, or what makes the content fails
 */
export async function putOnClipboard(content) {
  const promised = item(content);
  if (promised) {
    // Why the content could not be made says more than that the clipboard did not get it.
    await Promise.all([...Object.values(content), navigator.clipboard.write([promised])]);
    return;
  }
  const entries = await Promise.all(Object.entries(content).map(async ([type, words]) => [type, await words]));
  const made = Object.fromEntries(entries);
  const types = Object.keys(made);
  if (types.length === 1 && types[0] === "text/plain") await navigator.clipboard.writeText(made["text/plain"]);
  else await navigator.clipboard.write([new ClipboardItem(blobs(made))]);
}

/** What the browser takes before it is made; nothing from one that does not. @param {Record<string, Promise<string>>} content */
function item(content) {
  try {
    const entries = Object.entries(content);
    const coming = entries.map(([type, words]) => [type, words.then((words) => new Blob([words], { type }))]);
    return new ClipboardItem(Object.fromEntries(coming));
  } catch {
    return undefined;
  }
}

/** @param {Record<string, string>} content */
function blobs(content) {
  return Object.fromEntries(Object.entries(content).map(([type, words]) => [type, new Blob([words], { type })]));
}
