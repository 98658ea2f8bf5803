// The browser and the site that the tests of one file share.

import { after, before } from "node:test";
import { launch, serve } from "./site.mjs";

/** Starts both before the first test of the file and closes them after the last. Before that there is neither. */
export function useSite() {
  const shared = {
    browser: /** @type {import("playwright-core").Browser} */ (/** @type {unknown} */ (undefined)),
    site: /** @type {Awaited<ReturnType<typeof serve>>} */ (/** @type {unknown} */ (undefined)),
  };
  before(async () => {
    shared.browser = await launch();
    shared.site = await serve();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.site?.close();
  });
  return shared;
}
