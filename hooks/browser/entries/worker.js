/**
 * The search worker. It understands the four messages of Material's header search, and our own of
 * the search page and of boxes that suggest ({search: id, request} in; {search: id, answer} or
 * {search: id, error} out).
 * header.js loads it for Material, as a classic script.
 */

import { MANIFEST, WAITING, readFile, readOver } from "../both/fetch.js";
import { Engine } from "../worker/engine.js";
import { Header } from "../worker/header.js";
import { lunr } from "../worker/lunr_parts.js";

/** @typedef {{search: number, request: import("../both/types.js").Request | {suggest: string}}} PageMessage */
/** @typedef {{type: number, data?: any}} MaterialMessage */
/** @typedef {{manifest: Uint8Array | null}} ManifestMessage */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
// Milliseconds after the last key before a header search, as each loads its papers' titles.
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
const engine = new Engine(readOver(data, manifest), lunr);

// Tells launch.js that this script runs.
if (scope.name === WAITING) scope.postMessage({});

let header = new Header(engine, []);
let lastQuery = 0;

scope.addEventListener(
  "message",
  (/** @type {MessageEvent<PageMessage | MaterialMessage | ManifestMessage>} */ { data: message }) => {
    if ("manifest" in message) receive(message.manifest);
    else if ("search" in message) void answer(message);
    else if (message.type === SETUP) setUp(message.data.docs);
    else if (message.type === QUERY) void headerQuery(String(message.data));
  },
);

/** @param {import("../worker/site_pages.js").Page[]} docs */
function setUp(docs) {
  header = new Header(engine, docs);
  scope.postMessage({ type: READY });
}

/** @param {string} query */
async function headerQuery(query) {
  const number = ++lastQuery;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (number !== lastQuery) return;
  const items = query.trim() ? await header.answer(query) : [];
  // An answer is not shown if a later query exists.
  if (number === lastQuery) scope.postMessage({ type: RESULT, data: { items } });
}

/** @param {PageMessage} message */
async function answer({ search, request }) {
  try {
    const found = "suggest" in request ? engine.suggest(request.suggest) : engine.search(request);
    scope.postMessage({ search, answer: await found });
  } catch (error) {
    scope.postMessage({ search, error: error instanceof Error ? error.message : String(error) });
  }
}
