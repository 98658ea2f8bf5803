// Articles that a person keeps, in the browser's own database. Nothing is kept before somebody asks for it.

import { LABELS } from "./labels.js";
import { joinedWordLists, writeWordList } from "./word-list.js";

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
/** @typedef {Pick<Kept, "id" | "title" | "changed">} Listed what a list of articles shows of one */
/** @typedef {{ words: string, label: import("../../src/document.js").Label | null }} Entry a line of the word list */

const NAME = "sorot";
const VERSION = 1;
const PARTS = ["articles", "lists"];
/** What notes outside the database that there is one: asking the browser for its databases takes longer than a first highlight. */
const NOTE = "sorot-kept";
/** What stands in `lists` before the id of an article that a page left behind when it was closed. */
const LEFT = "left ";

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
  opening ??= request().then(async (database) => {
    if (PARTS.every((part) => database.objectStoreNames.contains(part))) return database;
    // A database without its parts holds nothing: it was damaged, or is not ours.
    database.close();
    indexedDB.deleteDatabase(NAME);
    return request();
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** @returns {Promise<IDBDatabase>} */
function request() {
  return new Promise((done, fail) => {
    const request = asked();
    request.onupgradeneeded = () => {
      request.result.createObjectStore("articles", { keyPath: "id" });
      request.result.createObjectStore("lists");
    };
    request.onsuccess = () => {
      note();
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
}

/** Notes that there is a database. @param {string} [word] */
function note(word = "yes") {
  try {
    localStorage.setItem(NOTE, word);
  } catch {
    // Without the note it is looked for, which is a matter of a moment.
  }
}

/** Whether a database is noted, so that its articles are waited for. */
export function isNoted() {
  try {
    return localStorage.getItem(NOTE) !== null;
  } catch {
    return false;
  }
}

/** Browsers forbid a database in several ways: there is none, asking for one throws, or the request fails. */
function asked() {
  try {
    return indexedDB.open(NAME, VERSION);
  } catch (error) {
    throw new StoreError("storeBlocked", error);
  }
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

/**
 * Reads a record and writes what comes of it, whole or not at all.
 *
 * @param {"articles" | "lists"} part
 * @param {string} key
 * @param {(store: IDBObjectStore, found: any) => void} write
 * @throws {StoreError}
 */
async function rewrite(part, key, write) {
  /** @type {unknown} */
  let wrong;
  await run(part, "readwrite", (store) => {
    const request = store.get(key);
    request.onsuccess = () => {
      try {
        write(store, request.result);
      } catch (error) {
        wrong = error;
        store.transaction.abort();
      }
    };
    return request;
  }).catch((error) => {
    throw wrong === undefined ? error : told(wrong);
  });
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
  return all
    .filter(isWhole)
    .map(mended)
    .sort((one, other) => other.changed - one.changed);
}

/** What a list shows of all articles, the last written first. Their texts are not held on to. @returns {Promise<Listed[]>} */
export async function listed() {
  return (await articles()).map(({ id, title, changed }) => ({ id, title, changed }));
}

/** One article; `null` where it is gone or damaged. @param {string} id @returns {Promise<Kept | null>} */
export async function article(id) {
  const found = await run("articles", "readonly", (store) => store.get(id));
  return isWhole(found) ? mended(found) : null;
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
  await rewrite("articles", id, (store, found) => {
    // What this very page wrote last is no other version.
    const own = found?.changed === article.changed && found?.text === article.text;
    if ((found?.changed ?? 0) > known && !own) id = crypto.randomUUID();
    store.put({ ...article, id });
  });
  return id;
}

/**
 * Writes an article of a page that is being closed. Nothing can be asked of the database any more, so that it is laid aside
 * until the next visit, which calls `takeUp`.
 *
 * @param {Kept} article
 * @param {number} known as for `save`
 */
export async function leave(article, known) {
  await run("lists", "readwrite", (store) => {
    const request = store.put({ article, known }, LEFT + article.id);
    store.transaction.commit();
    return request;
  });
}

/** Saves what pages that were closed have left, each as `save` does. */
export async function takeUp() {
  const range = IDBKeyRange.bound(LEFT, `${LEFT}\uffff`);
  const left = await run("lists", "readonly", (store) => store.getAll(range));
  for (const one of left) {
    const { article, known } = one ?? {};
    if (isWhole(article)) await save(mended(article), typeof known === "number" ? known : 0);
  }
  if (left.length > 0) await run("lists", "readwrite", (store) => store.delete(range));
}

/** @param {string} id */
export async function remove(id) {
  await run("articles", "readwrite", (store) => store.delete(id));
}

/** The word list of all articles, as it was written. */
export async function wordList() {
  return listOf(await run("lists", "readonly", (store) => store.get("words")));
}

/**
 * Writes the word list. What another tab has made of it since is joined with it.
 *
 * @param {string} list
 * @param {string} known what it was made of
 * @returns {Promise<string>} what is kept
 */
export async function saveWordList(list, known) {
  let kept = list;
  await rewrite("lists", "words", (store, found) => {
    kept = joinedWordLists(list, known, listOf(found));
    store.put(kept, "words");
  });
  // Other tabs are told of that.
  note(`${Date.now()}`);
  return kept;
}

/** Writes the word list of a page that is being closed, as `leave` does an article. @param {string} list */
export async function leaveWordList(list) {
  await run("lists", "readwrite", (store) => {
    const request = store.put(list, "words");
    store.transaction.commit();
    return request;
  });
}

/** Has `action` called when another tab has written the word list. @param {() => void} action */
export function onOtherTab(action) {
  addEventListener("storage", (event) => /** @type {StorageEvent} */ (event).key === NOTE && action());
}

/** The list in a record. Earlier versions kept its entries. @param {unknown} found */
function listOf(found) {
  if (typeof found === "string") return found;
  return Array.isArray(found) ? writeWordList(found.filter(isEntry)) : "";
}

/** @param {unknown} entry @returns {entry is Entry} */
function isEntry(entry) {
  const { words, label } = /** @type {Partial<Entry>} */ (entry ?? {});
  return typeof words === "string" && words !== "" && (label === null || LABELS.includes(/** @type {any} */ (label)));
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

/**
 * An article whose other fields are as they should be, whatever stood there.
 *
 * @param {Kept} article
 * @returns {Kept}
 */
function mended({ id, title, text, corrections, marks, language, date, changed }) {
  return {
    id,
    text,
    corrections,
    marks: Array.isArray(marks) ? marks : [],
    title: typeof title === "string" ? title : "",
    language: ["id", "en"].includes(language) ? language : "auto",
    date: typeof date === "string" && /^\d{4}-\d\d-\d\d$/.test(date) ? date : "",
    // What no clock can show is no time.
    changed: typeof changed === "number" ? new Date(changed).getTime() || 0 : 0,
  };
}
