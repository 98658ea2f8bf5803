// What Lighthouse says of pages of the site: prints each category's score, of 100, and what cost any of it. Takes the folder
// that Lighthouse is installed in, the browser, and the pages' addresses.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder = "", browser = "", ...addresses] = process.argv.slice(2);
const load = (/** @type {string} */ file) => import(pathToFileURL(resolve(folder, "node_modules", file)).href);
const { default: lighthouse, desktopConfig } = await load("lighthouse/core/index.js");
const { launch } = await load("chrome-launcher/dist/index.js");

const chrome = await launch({ chromePath: browser, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu"] });
try {
  for (const address of addresses) {
    for (const [device, config] of /** @type {const} */ ([
      ["phone", undefined],
      ["desktop", desktopConfig],
    ])) {
      const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" }, config);
      const path = new URL(address).pathname;
      for (const { id, title, score, auditRefs } of Object.values(lhr.categories)) {
        console.log(`${path} ${device}: ${title} ${Math.round(score * 100)}`);
        for (const { id: audit, weight } of auditRefs) {
          const { score, title, displayValue = "" } = lhr.audits[audit];
          if (weight > 0 && score !== null && score < 1)
            console.log(`    ${id}: ${title} ${displayValue} (${Math.round(score * 100)})`);
        }
      }
    }
  }
} finally {
  await chrome.kill();
}
