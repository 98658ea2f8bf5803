// The texts of the tests' cases, as tests in JavaScript see them.

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(import.meta.dirname, "cases");

/** @type {string[]} */
export const sentences = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".jsonl"))
  .sort()
  .flatMap((name) => readFileSync(resolve(folder, name), "utf8").trim().split("\n"))
  .flatMap((line) => JSON.parse(line).text ?? []);
