// A site with one page for each engine, which loads the engine and puts its `annotate` where a measurement finds it. The
// page of `/first/ENGINE` annotates the text of the file in `?` at once, and says when it had the result. An engine that loads
// more for a text, or everything where there is none yet, does so in its `prepare`.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, resolve } from "node:path";
import { listen } from "../../tests/browser/site.mjs";
import { dist } from "../../tests/wasm/engine.mjs";
import { bundle } from "./peers.mjs";

const SOROT = `import init, { Annotator } from "/dist/wasm/sorot.js";
await init();
const annotator = new Annotator();
const pack = async (language) => {
  const response = await fetch("/dist/wasm/" + language + ".sorot");
  annotator.addLanguage(language, new Uint8Array(await response.arrayBuffer()));
};
export const prepare = (text) => Promise.all((text === null ? ["en", "id"] : annotator.missing(text)).map(pack));
export const annotate = (text) => annotator.annotate(text).annotations.length;`;

/** @type {Record<string, string>} */
const TYPES = { ".wasm": "application/wasm", ".js": "text/javascript; charset=utf-8" };

/** Serves it on a free port. */
export async function serve() {
  /** @type {Map<string, Buffer>} */
  const bundles = new Map();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const [, kind = "", name = "", ...rest] = pathname.split("/");
    // Isolated from other origins, a page has the finer clock.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    if (kind === "dist") {
      const file = [name, ...rest].join("/");
      response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
      response.end(readFileSync(resolve(dist, file)));
    } else if (kind === "script") {
      if (name !== "sorot" && !bundles.has(name)) bundles.set(name, readFileSync(bundle(name)));
      response.setHeader("content-type", TYPES[".js"] ?? "");
      response.end(bundles.get(name) ?? SOROT);
    } else if (kind === "engine" || kind === "first") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page(name, kind === "first" ? readFileSync(searchParams.get("file") ?? "", "utf8") : null));
    } else {
      response.writeHead(404).end();
    }
  });
  const { origin, close } = await listen(server);
  return {
    url: `${origin}/`,
    close,
    /** Bundles what is asked for later, so that nobody waits for it. @param {readonly string[]} names */
    prepare(names) {
      for (const name of names) if (name !== "sorot") bundles.set(name, readFileSync(bundle(name)));
    },
  };
}

/**
 * @param {string} engine
 * @param {string | null} text
 */
function page(engine, text) {
  const given = JSON.stringify(text).replaceAll("<", "\\u003c");
  const first = text === null ? "" : `engine.annotate(${given}); globalThis.first = performance.now();`;
  return `<!doctype html><title>${engine}</title><script type="module">
import * as engine from "/script/${engine}";
await engine.prepare?.(${given});
globalThis.annotate = engine.annotate;
${first}
</script>`;
}
