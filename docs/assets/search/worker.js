/**
 * The search worker. It speaks two languages: the four messages of Material's header search,
 * and ours for the search page ({search: id, request} in; {search: id, answer} or
 * {search: id, error} out). The site serves it with lunr.js and all it imports as one script.
 */

import { Engine } from "./engine.js";
import { MANIFEST, WAITING, readFile, readOver } from "./fetch.js";

/** @typedef {{search: number, request: import("./types.js").Request}} PageMessage */
/** @typedef {{type: number, data?: any}} MaterialMessage */
/** @typedef {{manifest: Uint8Array | null}} ManifestMessage */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
// With three pages and the link as many as Material puts up at once.
const HEADER_RESULTS = 6;
// Milliseconds without a key before the header asks: each answer loads its papers' titles.
const PAUSE = 100;

const scope = /** @type {any} */ (self);
const data = new URL("data/", scope.location.href);

/** @type {(manifest: Uint8Array | null) => void} */
let receive = () => {};
/** @type {Promise<Uint8Array | null>} */
const manifest =
  scope.name === WAITING
    ? new Promise((resolve) => (receive = resolve))
    : readFile(MANIFEST, data).catch(() => null);
const engine = new Engine(readOver(data, manifest), scope.lunr);

/** @type {Promise<(query: string) => import("./pages.js").Page[]>} */
let pages = Promise.resolve(() => []);
let lastQuery = 0;

scope.addEventListener(
  "message",
  (/** @type {MessageEvent<PageMessage | MaterialMessage | ManifestMessage>} */ { data: message }) => {
    if ("manifest" in message) receive(message.manifest);
    else if ("search" in message) void answer(message);
    else if (message.type === SETUP) void setUp(message.data.docs);
    else if (message.type === QUERY) void headerQuery(String(message.data));
  },
);

/** @param {import("./pages.js").Page[]} docs */
async function setUp(docs) {
  pages = import("./pages.js").then(({ pageSearch }) => pageSearch(engine.words, docs));
  // The first query will need it, and asks again if this failed.
  import("./material.js").catch(() => {});
  await pages;
  scope.postMessage({ type: READY });
}

/** @param {string} query */
async function headerQuery(query) {
  const number = ++lastQuery;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (number !== lastQuery) return;
  const items = query.trim() ? await headerAnswer(query) : [];
  // An answer that a later key overtook is not shown.
  if (number === lastQuery) scope.postMessage({ type: RESULT, data: { items } });
}

/** @param {string} query */
async function headerAnswer(query) {
  const { headerItems, failureItems } = await import("./material.js");
  try {
    const request = { query, typing: true, limit: HEADER_RESULTS };
    const [first, findPages] = await Promise.all([engine.search(request), pages]);
    // What finds nothing as the beginning of a word may be misspelt as a whole one.
    const found = first.total ? first : await engine.search({ ...request, typing: false });
    return headerItems(query, found, findPages(query));
  } catch {
    return failureItems(query);
  }
}

/** @param {PageMessage} message */
async function answer({ search, request }) {
  try {
    scope.postMessage({ search, answer: await engine.search(request) });
  } catch (error) {
    scope.postMessage({ search, error: error instanceof Error ? error.message : String(error) });
  }
}
