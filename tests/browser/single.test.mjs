// The site in one file: opened from a disk, without a network.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, download, launch, open, paste, waitForHighlight } from "./site.mjs";

test("sorot.html works from a disk with no network", async () => {
  const browser = await launch();
  const folder = mkdtempSync(join(tmpdir(), "sorot-"));
  try {
    const file = join(folder, "sorot.html");
    copyFileSync(join(dist, "sorot.html"), file);
    const context = await browser.newContext({ locale: "en-GB", offline: true, acceptDownloads: true });
    const { page, troubles, requests } = await open(context, pathToFileURL(file).href);
    await paste(page, "Wulan Pertiwi membeli beras seharga Rp 5 juta di Bandung.");
    await waitForHighlight(page, "Rp 5 juta");
    // Names that are found with the packs of their languages alone.
    await paste(
      page,
      "Penari I Gusti Ayu Raka tampil di Denpasar.\n\nNew York City elected Zohran Mamdani as its mayor.",
    );
    await waitForHighlight(page, "I Gusti Ayu Raka");
    await waitForHighlight(page, "New York City");
    const [csv] = await download(page, "csv");
    assert.equal(csv.suggestedFilename(), "sorot.csv");
    // A link to a file on this disk would lead nobody else anywhere.
    assert.equal(await page.locator("#share").isVisible(), false);
    await page.locator("#sample").click();
    await waitForHighlight(page, "12 percent");
    assert.deepEqual(troubles, []);
    assert.deepEqual(
      requests.filter((address) => /^https?:/.test(address)),
      [],
    );
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
