// Keeps a copy of the site, so that it works without a network. A copy is one version of all files, never a mix: a page
// that was served from a copy gets all of its files from that copy, and a new copy is used from the next visit on.

const PREFIX = "sorot-";
/** Where the version in use is noted, and the newest one of which every file is there. */
const NOTES = "sorot";
const CURRENT = "current-version";
const NEWEST = "newest-version";
/** The guide's pictures, which are no part of a copy until somebody looks at them. */
const SEEN = "guide/";

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

worker.addEventListener("install", (event) => event.waitUntil(update().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("message", (event) => {
  if (event.data === "update") event.waitUntil(update().catch(() => {}));
});
worker.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "GET" && address.origin === worker.location.origin)
    event.respondWith(answer(event.request));
});

/** Fetches the site's version of now, where it is another than the copies', whole or not at all. */
async function update() {
  const list = await fetch("files.json", { cache: "no-store" });
  if (!list.ok) throw new Error(`files.json: ${list.status}`);
  const { version, files } = await list.json();
  const name = PREFIX + version;
  if ((await noted(NEWEST)) === name) return;
  const partial = await caches.open(name);
  try {
    await partial.addAll(files.map((/** @type {string} */ file) => new Request(file, { cache: "no-store" })));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  const notes = await caches.open(NOTES);
  await notes.put(NEWEST, new Response(name));
  if (!(await notes.match(CURRENT))) await notes.put(CURRENT, new Response(name));
}

/** @param {Request} request */
async function answer(request) {
  const version = request.mode === "navigate" ? await chooseVersion() : await currentVersion();
  if (!version) return fetch(request);
  const cache = await caches.open(version);
  const kept = await cache.match(request, { ignoreSearch: request.mode === "navigate" });
  if (kept) return kept;
  if (request.url.startsWith(`${worker.registration.scope}${SEEN}`)) return keepSeen(request, cache);
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
