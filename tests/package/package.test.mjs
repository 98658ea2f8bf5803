// The npm package, installed into fresh projects: Node.js, no bundler, a worker, esbuild, Vite, TypeScript; and the example
// of a site that is built ahead.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { launch, serve } from "../browser/site.mjs";

const root = resolve(import.meta.dirname, "../..");
const packed = resolve(root, "target/package");
const VITE = "vite@8.3.4";
const ELEVENTY = "@11ty/eleventy@3.1.2";

/** @type {string[]} */
const folders = [];
/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/**
 * @param {string} command
 * @param {string[]} words
 * @param {string} cwd
 */
function run(command, words, cwd) {
  const ran = spawnSync(command, words, { cwd, encoding: "utf8" });
  assert.equal(ran.status, 0, `${command} ${words.join(" ")}: ${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/**
 * A new project with the package in it.
 *
 * @param {Record<string, string>} files
 * @param {...string} more further packages
 */
function project(files, ...more) {
  const folder = mkdtempSync(join(tmpdir(), "sorot-package-"));
  folders.push(folder);
  const tarball = readdirSync(packed).find((name) => name.endsWith(".tgz")) ?? "";
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  run("npm", ["install", "--silent", "--no-audit", "--no-fund", join(packed, tarball), ...more], folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** @param {string} folder a folder that is a site, whose page writes what it found into its title */
async function titleOf(folder) {
  const site = await serve({ root: folder });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    await page.goto(site.url);
    await page
      .waitForFunction(() => document.title !== "", undefined, { timeout: 10_000 })
      .catch(() => {
        throw new Error(troubles.join("\n") || "no title");
      });
    return await page.title();
  } finally {
    await context.close();
    await site.close();
  }
}

// The name is found with the pack of its language alone.
const TEXT = "Penari I Gusti Ayu Raka tampil di Denpasar, dan harga naik 5 persen.";
const FOUND = "I Gusti Ayu Raka,Denpasar,5 persen";
const PAGE = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
const SHOW = ".then(({ annotations }) => { document.title = annotations.map(({ text }) => text).join(); });";

test("Node.js", () => {
  const script = `import { annotate } from "sorot"; import { write } from "sorot/formats";
    const text = "${TEXT}"; const document = await annotate(text);
    const [csv] = await write("csv", { text, document });
    console.log(document.annotations.map(({ text }) => text).join(), csv.content.includes("PERCENT"));`;
  assert.equal(run("node", ["main.js"], project({ "main.js": script })).trim(), `${FOUND} true`);
});

test("languages that are named are loaded, and no others; without a name it is all of them", () => {
  const english = "New York City elected Zohran Mamdani as its mayor.";
  const script = `import { annotate, load } from "sorot"; import { readFileSync } from "node:fs";
    const annotator = await load(undefined, { languages: ["id"] });
    const english = ${JSON.stringify(english)};
    const lacking = [annotator.missing("${TEXT}"), annotator.missing(english)];
    const rules = (await annotate(english)).annotations.length;
    const wrong = await load(undefined, { languages: ["xx"] }).catch((error) => error.message);
    await load(undefined, { languages: ["en"] });
    const [{ text }] = (await annotate(english)).annotations;
    console.log(JSON.stringify({ lacking, rules: rules > 0, wrong, text }));`;
  const all = `import { annotate, load } from "sorot";
    const [{ text }] = (await annotate(${JSON.stringify(english)})).annotations;
    const annotator = await load();
    console.log(JSON.stringify([text, annotator.missing("${TEXT}")]));`;
  const own = `import { Annotator } from "sorot"; import { load } from "sorot"; import { createRequire } from "node:module";
    import { readFileSync } from "node:fs";
    await load(undefined, { languages: [] });
    const annotator = new Annotator();
    annotator.addLanguage("id", readFileSync(createRequire(import.meta.url).resolve("sorot/id.sorot")));
    console.log(annotator.annotate("${TEXT}").annotations.map(({ text }) => text).join());`;
  const folder = project({ "named.js": script, "all.js": all, "own.js": own });
  assert.deepEqual(JSON.parse(run("node", ["named.js"], folder)), {
    lacking: [[], ["en"]],
    rules: true,
    wrong: "there is no language pack for 'xx': use en or id",
    text: "New York City",
  });
  assert.deepEqual(JSON.parse(run("node", ["all.js"], folder)), ["New York City", []]);
  assert.equal(run("node", ["own.js"], folder).trim(), FOUND);
});

test("TypeScript", () => {
  const script = `import { annotate, load, type Label } from "sorot"; import { highlight } from "sorot/embed"; import "sorot/element";
    import { FORMATS, type Format, readJson, UnreadableFile, write } from "sorot/formats";
    const label: Label | undefined = (await annotate("x", { language: "id" })).annotations[0]?.label;
    const missing: string[] = (await load(undefined, { languages: ["id"] })).missing("x", "id");
    (await load()).addLanguage("id", new Uint8Array()); console.log(missing);
    const stop: () => void = await highlight(document.body, { words: { a: "ORG", b: null } });
    document.createElement("sorot-article").text = label ?? ""; stop();
    await highlight(document.body, { signal: new AbortController().signal });
    document.body.addEventListener("sorot:annotated", ({ detail }) => { const found: number = detail.annotations.length; console.log(found); });
    document.addEventListener("sorot:select", ({ detail }) => { const chosen: Label = detail.label; console.log(chosen); });
    document.createElement("sorot-article").addEventListener("sorot:select", ({ detail }) => console.log(detail.text));
    const text = "x"; const found = await annotate(text);
    const all = Object.keys(FORMATS) as Format[]; const [file] = await write(all[0] ?? "csv", { text, document: found });
    try { const { annotations, date = "" } = await readJson(file?.content ?? ""); console.log(annotations[0]?.value?.kind, date); }
    catch (error) { if (error instanceof UnreadableFile) { const code: string = error.code + error.where; console.log(code); } }
    // @ts-expect-error: there is no such form
    await write("pdf", { text, document: found });
    // @ts-expect-error: an event carries what it is declared to carry
    document.body.addEventListener("sorot:annotated", ({ detail }) => detail.nothing);`;
  const folder = project({ "main.ts": script });
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "esnext,dom"];
  run(join(root, "node_modules/.bin/tsc"), [...options, "main.ts"], folder);
});

test("no bundler, and a worker", async () => {
  const map = '<script type="importmap">{"imports":{"sorot":"./node_modules/sorot/index.js"}}</script>';
  const plain = `${PAGE}${map}<script type="module">import { annotate } from "sorot"; annotate("${TEXT}")${SHOW}</script>`;
  assert.equal(await titleOf(project({ "index.html": plain })), FOUND);
  const worker = `import { annotate } from "./node_modules/sorot/index.js"; postMessage(await annotate("${TEXT}"));`;
  const page = `${PAGE}<script type="module">new Promise((done) => {
    new Worker("worker.js", { type: "module" }).onmessage = ({ data }) => done(data); })${SHOW}</script>`;
  assert.equal(await titleOf(project({ "index.html": page, "worker.js": worker })), FOUND);
});

test("esbuild", async () => {
  const script = `import { load } from "sorot"; import wasm from "sorot/sorot_bg.wasm";
    load(wasm).then((annotator) => annotator.annotate("${TEXT}"))${SHOW}`;
  const page = `${PAGE}<script type="module" src="out.js"></script>`;
  const folder = project({ "main.js": script, "index.html": page });
  const options = ["--bundle", "--format=esm", "--loader:.wasm=binary", "--outfile=out.js"];
  run(join(root, "node_modules/.bin/esbuild"), ["main.js", ...options, "--log-level=error"], folder);
  assert.equal(await titleOf(folder), FOUND);
});

test("Vite", async () => {
  const script = `import { annotate } from "sorot"; annotate("${TEXT}")${SHOW}`;
  const page = `${PAGE}<script type="module" src="/main.js"></script>`;
  const folder = project({ "main.js": script, "index.html": page }, VITE);
  run(join(folder, "node_modules/.bin/vite"), ["build", "--logLevel", "error"], folder);
  assert.equal(await titleOf(join(folder, "dist")), FOUND);
  // The embed's packs are files of the bundle, too.
  const embed = `import { highlight } from "sorot/embed"; const article = document.querySelector("article");
    new Promise((done) => { article.addEventListener("sorot:annotated", ({ detail }) => done(detail)); highlight(article); })${SHOW}`;
  writeFileSync(join(folder, "main.js"), embed);
  writeFileSync(join(folder, "index.html"), page.replace("<script", `<article>${TEXT}</article><script`));
  run(join(folder, "node_modules/.bin/vite"), ["build", "--logLevel", "error"], folder);
  assert.equal(await titleOf(join(folder, "dist")), FOUND);
});

test("a site built by Eleventy has its highlights, and no script", () => {
  const folder = project({}, ELEVENTY);
  cpSync(join(root, "examples/eleventy"), folder, { recursive: true });
  const PATH = `${resolve(process.env.SOROT_CLI ?? join(root, "target/debug/sorot"), "..")}:${process.env.PATH}`;
  const built = spawnSync(join(folder, "node_modules/.bin/eleventy"), ["--quiet"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, PATH },
  });
  assert.equal(built.status, 0, built.stdout + built.stderr);
  const page = readFileSync(join(folder, "_site/jembatan/index.html"), "utf8");
  assert.match(page, /<mark class="sorot" data-label="MONEY" title="MONEY: 7800000000 IDR">Rp 7,8 miliar<\/mark>/);
  assert.doesNotMatch(page, /<script/);
});
