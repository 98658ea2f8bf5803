// The page in Firefox, as a test sees it.

import { launchFirefox } from "./firefox.mjs";
import { pageIn } from "./page-in.mjs";

/** The Firefox to test in; `undefined` where there is none. */
export const program = process.env.SOROT_FIREFOX;

/** Why a test in Firefox skips; `false` where it does not. */
export const skip = program ? false : "there is no Firefox here";

/**
 * Starts Firefox and opens the page.
 *
 * @param {string} url
 * @param {Record<string, string | number | boolean>} [preferences] of the browser
 * @param {string} [profile] the folder of a profile that outlives the browser
 */
export async function openInFirefox(url, preferences, profile) {
  const browser = await launchFirefox(`${program}`, preferences, profile);
  await browser.go(url).catch(async (error) => {
    await browser.close();
    throw error;
  });
  return { browser, ...pageIn(browser) };
}
