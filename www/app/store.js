// Articles that a person keeps, in the browser's own database. Nothing is kept before somebody asks for it.

/** @typedef {import("./corrections.js").Correction} Correction */
/**
 * @typedef {object} Kept an article that is kept
 * @property {string} id
 * @property {string} title
 * @property {string} text
 * @property {Correction[]} corrections
 * @property {import("./structure.js").Mark[]} [marks] its headings and links
 * @property {string} language
 * @property {string} date
 * @property {number} changed when it was last written, in milliseconds since 1970
 */
/** @typedef {{ words: string, label: import("../../src/document.js").Label | null }} Entry a line of the word list */

const NAME = "sorot";
const VERSION = 1;

/** What the database refuses. The code is put into words by the interface. */
export class StoreError extends Error {
  /** @param {"storeBlocked" | "storeFull" | "storeFailed"} code @param {unknown} cause */
  constructor(code, cause) {
    super(code, { cause });
    this.name = "StoreError";
    this.code = code;
  }
}

/** @type {Promise<IDBDatabase> | undefined} */
let opening;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((done, fail) => {
    if (typeof indexedDB === "undefined") throw new StoreError("storeBlocked", undefined);
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("articles", { keyPath: "id" });
      request.result.createObjectStore("lists");
    };
    request.onsuccess = () => {
      // Another tab with a newer version of the site may not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      // A browser that clears its data closes what is open.
      request.result.onclose = () => {
        opening = undefined;
      };
      done(request.result);
    };
    request.onerror = () => fail(new StoreError("storeBlocked", request.error));
    request.onblocked = () => fail(new StoreError("storeBlocked", undefined));
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/**
 * Does one thing with the database, whole or not at all.
 *
 * @template Result
 * @param {"articles" | "lists"} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Result>} work
 * @returns {Promise<Result>}
 * @throws {StoreError}
 */
async function run(store, mode, work) {
  try {
    const database = await open();
    return await new Promise((done, fail) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => fail(transaction.error ?? request.error);
    });
  } catch (error) {
    throw told(error);
  }
}

/** @param {unknown} error */
function told(error) {
  if (error instanceof StoreError) return error;
  const full = error instanceof DOMException && error.name === "QuotaExceededError";
  return new StoreError(full ? "storeFull" : "storeFailed", error);
}

/** All articles, the last written first. What is damaged is left out. @returns {Promise<Kept[]>} */
export async function articles() {
  const all = await run("articles", "readonly", (store) => store.getAll());
  return all.filter(isWhole).sort((one, other) => other.changed - one.changed);
}

/**
 * Writes an article. Where another tab has written it since, this one is kept beside it, under an id of its own.
 *
 * @param {Kept} article
 * @param {number} known when the article was written that this one comes from
 * @returns {Promise<string>} the id under which it is kept
 */
export async function save(article, known) {
  let { id } = article;
  /** @type {unknown} */
  let wrong;
  await run("articles", "readwrite", (store) => {
    const request = store.get(id);
    request.onsuccess = () => {
      if ((request.result?.changed ?? 0) > known) id = crypto.randomUUID();
      try {
        store.put({ ...article, id });
      } catch (error) {
        wrong = error;
        store.transaction.abort();
      }
    };
    return request;
  }).catch((error) => {
    throw wrong === undefined ? error : told(wrong);
  });
  return id;
}

/** @param {string} id */
export async function remove(id) {
  await run("articles", "readwrite", (store) => store.delete(id));
}

/** The word list of all articles. @returns {Promise<Entry[]>} */
export async function wordList() {
  const list = await run("lists", "readonly", (store) => store.get("words"));
  return Array.isArray(list) ? list : [];
}

/** @param {readonly Entry[]} list */
export async function saveWordList(list) {
  await run("lists", "readwrite", (store) => store.put(list, "words"));
}

/**
 * Whether anything was ever kept here: asking must not make a database where there is none.
 */
export async function isUsed() {
  try {
    const all = await indexedDB.databases();
    return all.some(({ name }) => name === NAME);
  } catch {
    return false;
  }
}

/** @param {unknown} article @returns {article is Kept} */
function isWhole(article) {
  const { id, text, corrections } = /** @type {Partial<Kept>} */ (article ?? {});
  return typeof id === "string" && typeof text === "string" && Array.isArray(corrections);
}
