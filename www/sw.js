// Keeps a copy of the site, so that it works without a network. A copy is one version of all files, never a mix: a page
// that was served from a copy gets all of its files from that copy, and a new copy is used from the next visit on.

const PREFIX = "sorot-";
/** Where the version in use is noted, and the newest one of which every file is there. */
const NOTES = "sorot";
const CURRENT = "current-version";
const NEWEST = "newest-version";
/** What the site has: `files` are a copy, `later` comes to it once somebody uses it. */
const LIST = "files.json";
/** How the name of a language pack ends. */
const PACK = ".sorot";

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

worker.addEventListener("install", (event) => event.waitUntil(update().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  const { data } = event;
  if (data === "update") event.waitUntil(update().catch(() => {}));
  if (data === "packs") event.waitUntil(keepPacks().catch(() => {}));
  if (data?.keep) event.waitUntil(keep(data.keep).catch(() => {}));
});
worker.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "GET" && address.origin === worker.location.origin)
    event.respondWith(answer(event.request));
});

/** Fetches the site's version of now, where it is another than the copies', whole or not at all. */
async function update() {
  const list = await fetch(LIST, { cache: "no-store" });
  if (!list.ok) throw new Error(`${LIST}: ${list.status}`);
  const { version, files, later = [] } = await list.clone().json();
  const name = PREFIX + version;
  if ((await noted(NEWEST)) === name) return;
  const partial = await caches.open(name);
  try {
    const wanted = [...files, ...(await used(later))];
    await partial.addAll(wanted.map((/** @type {string} */ file) => new Request(file, { cache: "no-store" })));
    await partial.put(LIST, list);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  const notes = await caches.open(NOTES);
  await notes.put(NEWEST, new Response(name));
  if (!(await notes.match(CURRENT))) await notes.put(CURRENT, new Response(name));
}

/** Those of `files` that the copy in use has. @param {readonly string[]} files */
async function used(files) {
  const current = await currentVersion();
  if (!current) return [];
  const cache = await caches.open(current);
  const found = await Promise.all(files.map(async (file) => ((await cache.match(file)) ? [file] : [])));
  return found.flat();
}

/** Keeps `files` in every copy that has not got them, also in one that the next visit will use. @param {readonly string[]} files */
async function keep(files) {
  const copies = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  for (const name of copies) {
    const cache = await caches.open(name);
    // What the page has just fetched need not travel again.
    for (const file of files) if (!(await cache.match(file))) await cache.add(new Request(file, { cache: "no-cache" }));
  }
}

/** Keeps every language pack. */
async function keepPacks() {
  const current = await currentVersion();
  if (current) await keep((await laterIn(await caches.open(current))).filter((file) => file.endsWith(PACK)));
}

/** What comes to a copy once somebody uses it. @param {Cache} cache @returns {Promise<string[]>} */
async function laterIn(cache) {
  const list = await cache.match(LIST);
  return list ? ((await list.json()).later ?? []) : [];
}

/** @param {Request} request */
async function answer(request) {
  const version = request.mode === "navigate" ? await chooseVersion() : await currentVersion();
  if (!version) return fetch(request);
  const cache = await caches.open(version);
  // Who found a file damaged asks for it anew.
  const anew = request.cache === "reload" && request.mode !== "navigate";
  const kept = anew ? undefined : await cache.match(request, { ignoreSearch: request.mode === "navigate" });
  if (kept) return kept;
  const later = await laterIn(cache);
  if (later.some((file) => new URL(file, worker.registration.scope).href === request.url))
    return keepSeen(request, cache);
  const index = request.mode === "navigate" && request.url.split(/[?#]/)[0] === worker.registration.scope;
  return (index && (await cache.match("index.html"))) || fetch(request);
}

/** Keeps a file that not everybody needs once somebody has seen it. @param {Request} request @param {Cache} cache */
async function keepSeen(request, cache) {
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

const currentVersion = () => noted(CURRENT);

/** @param {string} what */
async function noted(what) {
  const note = await (await caches.open(NOTES)).match(what);
  return note ? note.text() : undefined;
}

/** The version for a new visit: the newest copy, unless another page of the site still works with the one before. */
async function chooseVersion() {
  const current = await currentVersion();
  // A copy that is still being fetched is not noted.
  const newest = await noted(NEWEST);
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (!newest || newest === current || pages.length > 1) return current;
  await (await caches.open(NOTES)).put(CURRENT, new Response(newest));
  const copies = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(copies.filter((name) => name !== newest).map((name) => caches.delete(name)));
  return newest;
}
