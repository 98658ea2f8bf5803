// Language packs: the model of names of a language in a file of its own, which is fetched when a text has that language.

/** @typedef {import("./wasm/sorot.js").Annotator} Annotator */
/** @typedef {{ language: string, reason: string }} Absent a language whose pack could not be had, and why */

/**
 * Where the pack of each language is. Each address is written out, so that what packs this module into another file finds
 * the pack and brings it along.
 *
 * @type {Record<string, () => URL>}
 */
const ADDRESSES = {
  en: () => new URL("wasm/en.sorot", import.meta.url),
  id: () => new URL("wasm/id.sorot", import.meta.url),
};

/** The languages that have a pack. */
export const LANGUAGES = Object.keys(ADDRESSES);

/** The packs of one engine: what is on its way, and what has come. */
export class Packs {
  /** @type {Set<string>} the languages whose pack was fetched and taken */
  #taken = new Set();
  /** @type {Map<string, Promise<Uint8Array>>} */
  #coming = new Map();
  #given;

  /** @param {Record<string, Uint8Array>} [given] packs that need not be fetched */
  constructor(given = {}) {
    this.#given = given;
  }

  /**
   * Begins to fetch the pack that the next text is likely to need, before anybody has read it.
   *
   * @param {string | undefined} language
   */
  expect(language) {
    if (language && LANGUAGES.includes(language) && !this.#taken.has(language) && !this.#given[language])
      this.#fetch(language).catch(() => {});
  }

  /** The addresses of the packs that were fetched and taken. */
  get addresses() {
    return [...this.#taken].map(addressOf);
  }

  /**
   * Has the engine take the packs of `languages`. One that cannot be had is asked for again the next time.
   *
   * @param {Annotator} annotator
   * @param {readonly string[]} languages
   * @returns {Promise<Absent[]>} those that it could not take
   */
  async bring(annotator, languages) {
    const all = languages.map(async (language) => {
      try {
        await this.#take(annotator, language);
        return [];
      } catch (error) {
        return [{ language, reason: error instanceof Error ? error.message : String(error) }];
      }
    });
    return (await Promise.all(all)).flat();
  }

  /** @param {Annotator} annotator @param {string} language */
  async #take(annotator, language) {
    const given = this.#given[language];
    if (given) {
      annotator.addLanguage(language, given);
      return;
    }
    const bytes = await this.#fetch(language);
    this.#coming.delete(language);
    try {
      annotator.addLanguage(language, bytes);
    } catch {
      // What a browser or a proxy has kept may be damaged where the site's own is not.
      annotator.addLanguage(language, await fetched(addressOf(language), "reload"));
    }
    this.#taken.add(language);
  }

  /** @param {string} language */
  #fetch(language) {
    const coming = this.#coming.get(language) ?? fetched(addressOf(language), "default");
    this.#coming.set(language, coming);
    coming.catch(() => this.#coming.delete(language));
    return coming;
  }
}

/** @param {string} language */
function addressOf(language) {
  const address = ADDRESSES[language]?.();
  if (!address) throw new Error(`there is no language pack for ${language}`);
  return address.href;
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 */
async function fetched(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
