// Language packs: the model of names of a language in a file of its own, which is fetched when a text has that language.

/** @typedef {import("./wasm/sorot.js").Annotator} Annotator */
/**
 * @typedef {object} Absent a language whose pack could not be had
 * @property {string} language
 * @property {string | null} reason why; `null` where it is still on its way
 */

/** How long a text waits for a pack before it is read without, in milliseconds: slow connections should not be seen to change their mind. */
const PATIENCE = 1500;
/** A pack that has not come by then does not come any more; the next text asks for it anew. */
const LOST = 120_000;

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

/** What a wait gives that took too long. */
const LATE = Symbol("late");

/** The languages that have a pack. */
export const LANGUAGES = Object.keys(ADDRESSES);

/** The packs of one engine: what is on its way, and what has come. */
export class Packs {
  /** @type {Set<string>} the languages whose pack was fetched and taken */
  #taken = new Set();
  /** @type {Map<string, Promise<Uint8Array>>} */
  #coming = new Map();
  /** @type {Set<string>} the languages that nobody waits for any more */
  #late = new Set();
  /** @type {Set<string>} those of them that another text has asked for since */
  #askedAgain = new Set();
  #given;
  #onArrival;

  /**
   * @param {object} [options]
   * @param {Record<string, Uint8Array>} [options.given] packs that need not be fetched
   * @param {(failed?: Absent) => void} [options.onArrival] called when a text that was read without a pack is worth to be read
   *   anew, or with the pack that did not come
   */
  constructor({ given = {}, onArrival = () => {} } = {}) {
    this.#given = given;
    this.#onArrival = onArrival;
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
   * @param {{ patient?: boolean }} [options] whether to wait however long it takes, where a text is else read without
   * @returns {Promise<Absent[]>} those that it could not take, or not yet
   */
  async bring(annotator, languages, { patient = false } = {}) {
    const all = languages.map(async (language) => {
      try {
        if (!patient && !(await this.#comesSoon(language))) return [{ language, reason: null }];
        await this.#take(annotator, language);
        return [];
      } catch (error) {
        return [{ language, reason: reasonOf(error) }];
      }
    });
    return (await Promise.all(all)).flat();
  }

  /**
   * Whether a pack is there by the time that a text waits for it. Only the first text waits.
   *
   * @param {string} language
   */
  async #comesSoon(language) {
    if (this.#given[language]) return true;
    const coming = this.#fetch(language);
    if (this.#late.has(language)) {
      this.#askedAgain.add(language);
      return false;
    }
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let patience;
    const late = new Promise((done) => {
      patience = setTimeout(done, PATIENCE, LATE);
    });
    const first = await Promise.race([coming, late]);
    clearTimeout(patience);
    if (first !== LATE) return true;
    if (!this.#late.has(language)) {
      this.#late.add(language);
      const arrived = (/** @type {Absent | undefined} */ failed = undefined) => {
        this.#late.delete(language);
        // A text that came meanwhile has its own attempt, as if it came now.
        this.#onArrival(this.#askedAgain.delete(language) ? undefined : failed);
      };
      coming.then(
        () => arrived(),
        (error) => arrived({ language, reason: reasonOf(error) }),
      );
    }
    return false;
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
  const control = new AbortController();
  const lost = setTimeout(() => control.abort(new Error(`${address}: ${LOST / 1000} s`)), LOST);
  try {
    const response = await fetch(address, { cache, signal: control.signal });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } finally {
    clearTimeout(lost);
  }
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
