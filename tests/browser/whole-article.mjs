// An article with names, numbers and times, on a page that has all of them to be seen.

import { open, paste, waitForHighlight } from "./site.mjs";

export const TEXT = `Jakarta, 5 Mei 2023 - Wulan Pertiwi membeli 12 ton beras seharga Rp 5 juta di Bandung pada 3 Mei 2023.

"Harganya naik 7 persen," kata Wulan Pertiwi di Bandung. Bima Prasetyo membawa 300 orang.`;

/**
 * Opens the page with the article.
 *
 * @param {ReturnType<typeof import("./use-site.mjs").useSite>} shared
 */
export async function visitArticle(shared) {
  const context = await shared.browser.newContext({ locale: "en-GB", acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const opened = await open(context, shared.site.url);
  await paste(opened.page, TEXT);
  await waitForHighlight(opened.page, "Rp 5 juta");
  // What the tabs show is loaded once they are seen.
  await opened.page.locator("#explored").scrollIntoViewIfNeeded();
  await opened.page.locator("#explored .link", { hasText: "Rp 5 juta" }).waitFor();
  return { context, ...opened };
}
