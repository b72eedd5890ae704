/**
 * Keeps the pages that a reader saw and what they loaded, so that these work without a network. With a
 * network, the newest page is shown: only files with a hash in their address come from the cache.
 * `service-worker.js` at the site's root contains it, below the lines that set VERSION and FOLDERS.
 */

import { cacheName, cachesOf } from "../offline/caches.js";
import { absolute, hashedPart, isKept, isOfSite, keyOf, partsOf } from "../offline/rules.js";

// TypeScript has the types of pages, not those of service workers.
const worker = /** @type {any} */ (self);
const scope = /** @type {string} */ (worker.registration.scope);
const NAME = cacheName(scope, worker.VERSION);
const OFFLINE = new URL("offline/", scope).href;
// How long a reader waits for what is kept, in milliseconds.
const PATIENCE = 3000;
// How long after such a wait there is no other: what a page loads comes as it was kept, too.
const HURRY = 10_000;
// Of more pages and other files than this, the oldest are dropped.
const MOST = 600;

/** @type {Map<string, string>} stem -> the hash of the newest file */
const newest = new Map();
let lastWait = -Infinity;

worker.addEventListener("install", (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(prepare());
});
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !isOfSite(request.url, scope, worker.FOLDERS)) return;
  // What a script asks for past the caches is something that it found damaged.
  if (request.cache === "reload" && request.mode !== "navigate") event.respondWith(fetched(event));
  else if (hashedPart(new URL(request.url).pathname)) event.respondWith(kept(request).then((found) => found ?? fetched(event)));
  else event.respondWith(request.mode === "navigate" ? newestOf(event).catch(offline) : newestOf(event));
});

/** Keeps the page that says that there is no network, and those that are open. */
async function prepare() {
  const cache = await caches.open(NAME);
  await keepPage(cache, OFFLINE);
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const addresses = open.map((/** @type {{url: string}} */ { url }) => url);
  const own = addresses.filter((/** @type {string} */ url) => isOfSite(url, scope, worker.FOLDERS));
  await Promise.allSettled(own.map((/** @type {string} */ url) => keepPage(cache, url)));
}

/**
 * Keeps a page with its scripts and styles. The browser has just loaded what an open page needs.
 * @param {Cache} cache
 * @param {string} address
 */
async function keepPage(cache, address) {
  const response = await fetch(keyOf(address), { cache: address === OFFLINE ? "reload" : "force-cache" });
  if (!isKept(response, address, true)) return;
  const html = await response.clone().text();
  await cache.put(keyOf(address), response);
  await Promise.all(
    partsOf(html, address)
      .filter((part) => part.startsWith(scope))
      .map(async (part) => {
        const loaded = await fetch(part, { cache: "force-cache" });
        if (isKept(loaded, part, false)) await cache.put(keyOf(part), loaded);
      }),
  );
}

/** Deletes the caches of other versions, and lets the browser ask for a page while this starts. */
async function takeOver() {
  const names = cachesOf(await caches.keys(), scope);
  await Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
}

/** @param {Request} request */
async function kept(request) {
  return (await caches.open(NAME)).match(keyOf(request.url));
}

/**
 * Answers from the network, and keeps the answer.
 * @param {any} event
 * @returns {Promise<Response>}
 */
async function fetched(event) {
  const { request } = event;
  const response = (await event.preloadResponse) ?? (await fetch(request));
  const opened = request.mode === "navigate";
  // Once it is kept: before, a page that is visited again is among the oldest.
  if (isKept(response, request.url, opened)) event.waitUntil(keep(request.url, response.clone()).then(opened ? trim : undefined));
  return response;
}

/**
 * @param {string} address
 * @param {Response} response
 */
async function keep(address, response) {
  const cache = await caches.open(NAME);
  await cache.put(keyOf(address), response);
  const hashed = hashedPart(new URL(address).pathname);
  if (hashed && newest.get(hashed.stem) !== hashed.hash) {
    newest.set(hashed.stem, hashed.hash);
    await drop(cache, (url) => {
      const other = hashedPart(url.pathname);
      return other?.stem === hashed.stem && other.hash !== hashed.hash;
    });
  }
}

/** Drops what was kept longest ago, if there is too much; never the page for readers without a network. */
async function trim() {
  const cache = await caches.open(NAME);
  const keys = await cache.keys();
  if (keys.length <= MOST) return;
  const html = (await (await cache.match(OFFLINE))?.text()) ?? "";
  const own = [OFFLINE, ...partsOf(html, OFFLINE).map(keyOf)];
  const spare = keys.filter(({ url }) => !own.includes(url)).slice(0, keys.length - MOST);
  await Promise.all(spare.map((key) => cache.delete(key)));
}

/**
 * @param {Cache} cache
 * @param {(url: URL) => boolean} isOld
 */
async function drop(cache, isOld) {
  const keys = await cache.keys();
  await Promise.all(keys.filter(({ url }) => isOld(new URL(url))).map((key) => cache.delete(key)));
}

/**
 * Answers with the newest, or with what is kept if that fails or takes long.
 * @param {any} event
 * @returns {Promise<Response>}
 */
async function newestOf(event) {
  const network = fetched(event);
  event.waitUntil(network.catch(() => {}));
  const wait = Date.now() - lastWait < HURRY ? 0 : PATIENCE;
  const late = new Promise((resolve) => setTimeout(resolve, wait));
  const first = await Promise.race([network.catch(() => null), late]);
  if (first instanceof Response) return first;
  const found = await kept(event.request);
  if (found && wait && first === undefined) lastWait = Date.now();
  return found ?? network;
}

/** Returns the page that says that there is no network, for whatever address was asked for. */
async function offline() {
  const found = await (await caches.open(NAME)).match(OFFLINE);
  if (!found) return Response.error();
  return new Response(absolute(await found.text(), OFFLINE), { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}
