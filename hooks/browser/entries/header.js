/**
 * The worker that Material starts on every page. It becomes the search worker with the first
 * letter that is typed into the header's box: until then nobody needs the search, the manifest of
 * its index and the texts of the hand-written pages.
 */

/** @typedef {{type: number, data?: any}} MaterialMessage */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const scope = /** @type {any} */ (self);
let last = "";
let loaded = false;

scope.addEventListener("message", (/** @type {MessageEvent<MaterialMessage>} */ { data: { type, data } }) => {
  if (type !== QUERY) return;
  last = String(data);
  if (loaded) return;
  if (!last.trim()) {
    scope.postMessage({ type: RESULT, data: { items: [] } });
    return;
  }
  loaded = true;
  // From here on, its own listener answers too.
  scope.importScripts("worker.js");
  void becomeSearch();
});

/** Gives the search its pages, and asks again what was typed last. */
async function becomeSearch() {
  const address = new URL("../../search/search_index.json", scope.location.href);
  const docs = await fetch(address).then((response) => response.json()).then((index) => index.docs, () => []);
  for (const data of [{ type: SETUP, data: { docs } }, { type: QUERY, data: last }]) {
    scope.dispatchEvent(new MessageEvent("message", { data }));
  }
}

// Material sends queries only to a worker that is ready.
scope.postMessage({ type: READY });
