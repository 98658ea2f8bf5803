// The copy of the site that the browser keeps, so that it works without a network.

import { scriptAddress } from "./engine.js";
import { inlined } from "./parts.js";

let registered = false;
/** How many language packs are in the copy, as far as this page has used them. */
let kept = 0;

/**
 * Has the browser keep a copy from now on, with the language packs that were used; with all of them where the site is an app.
 *
 * @param {readonly string[]} packs their addresses
 */
export function keepCopy(packs) {
  if (inlined()) return;
  if (!registered) register();
  if (packs.length > kept) tell({ keep: packs });
  kept = packs.length;
}

function register() {
  registered = true;
  // Not on pages opened from a disk, and not where a browser forbids it: the page works all the same.
  navigator.serviceWorker?.register(scriptAddress("sw.js")).then(
    () => navigator.serviceWorker.controller?.postMessage("update"),
    () => {},
  );
  // Who installs an app expects it to work anywhere, with any article.
  if (matchMedia("(display-mode: standalone)").matches) tell("packs");
  addEventListener("appinstalled", () => tell("packs"));
}

/** @param {"packs" | { keep: readonly string[] }} message */
function tell(message) {
  // Where no copy is kept, nobody is ever ready.
  navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(message));
}
