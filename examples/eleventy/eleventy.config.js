// Bakes highlights into every page that Eleventy builds: `sorot` is on the PATH, readers get no script.

import { spawnSync } from "node:child_process";

export default function (eleventy) {
  eleventy.addTransform("sorot", function (content) {
    if (!this.page.outputPath?.endsWith(".html")) return content;
    const baked = spawnSync("sorot", ["html"], { input: content, encoding: "utf8", maxBuffer: 1 << 28 });
    if (baked.status !== 0) throw new Error(`sorot html: ${baked.error ?? baked.stderr}`);
    return baked.stdout;
  });
  return { dir: { input: "articles", output: "_site", includes: "../layouts" } };
}
