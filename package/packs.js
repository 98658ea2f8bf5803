// The language packs as modules, which every bundler brings along; each is loaded when it is asked for.

/** @type {Record<string, () => Promise<{ default: string }>>} */
const MODULES = {
  en: () => import("./packs/en.js"),
  id: () => import("./packs/id.js"),
};

/** The languages that have a pack. */
export const LANGUAGES = Object.keys(MODULES);

/**
 * Has the engine take the packs of `languages`.
 *
 * @param {import("./wasm/sorot.js").Annotator} annotator
 * @param {readonly string[]} languages
 * @throws if a language has no pack, or its pack cannot be loaded
 */
export async function addPacks(annotator, languages) {
  await Promise.all(
    languages.map(async (language) => {
      const load = MODULES[language];
      if (!load) throw new Error(`there is no language pack for '${language}': use ${LANGUAGES.join(" or ")}`);
      const { default: base64 } = await load();
      annotator.addLanguage(
        language,
        Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
      );
    }),
  );
}
