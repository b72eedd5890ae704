// @ts-check
/**
 * The search worker, a classic script because lunr.js is one. It speaks two languages:
 * the four messages of Material's header search, and ours for the search page
 * ({search: id, request} in; {search: id, answer} or {search: id, error} out).
 */

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {{search: number, request: import("./types.js").Request}} PageMessage */
/** @typedef {{type: number, data?: any}} MaterialMessage */

(() => {
  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const HEADER_RESULTS = 8;
  // Milliseconds without a key before the header asks: each answer loads its papers' titles.
  const PAUSE = 100;

  const scope = /** @type {any} */ (self);
  const data = new URL("data/", scope.location.href);
  /** @type {Promise<Engine> | null} */
  let loaded = null;

  /** Both faces use one engine, loaded once; what failed to load is loaded again when needed. */
  function engine() {
    loaded ??= load().catch((error) => {
      loaded = null;
      throw error;
    });
    return loaded;
  }

  /** @returns {Promise<Engine>} */
  async function load() {
    // On a slow line each wait counts: what every search needs is asked for at once, and
    // lunr.js last, for it blocks the worker.
    const manifest = fetch(new URL("manifest.json", data), { cache: "no-cache" }).catch(() => null);
    const main = import("./main.js");
    if (!scope.lunr) scope.importScripts("lunr.js");
    const { Engine, readOver } = await main;
    return new Engine(readOver(data, await manifest), scope.lunr);
  }
  void engine().catch(() => {});

  /** @type {Promise<(query: string) => import("./pages.js").Page[]>} */
  let pages = Promise.resolve(() => []);
  let lastQuery = 0;

  scope.addEventListener("message", (/** @type {MessageEvent<PageMessage | MaterialMessage>} */ event) => {
    const message = event.data;
    if ("search" in message) void answer(message);
    else if (message.type === SETUP) void setUp(message.data.docs);
    else if (message.type === QUERY) void headerQuery(String(message.data));
  });

  /** @param {import("./pages.js").Page[]} docs */
  async function setUp(docs) {
    pages = Promise.all([engine(), import("./pages.js")]).then(([{ words }, { pageSearch }]) =>
      pageSearch(words, docs),
    );
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
      const [first, findPages] = await Promise.all([(await engine()).search(request), pages]);
      // What finds nothing as the beginning of a word may be misspelt as a whole one.
      const found = first.total ? first : await (await engine()).search({ ...request, typing: false });
      return headerItems(query, found, findPages(query));
    } catch {
      return failureItems(query);
    }
  }

  /** @param {PageMessage} message */
  async function answer({ search, request }) {
    try {
      scope.postMessage({ search, answer: await (await engine()).search(request) });
    } catch (error) {
      scope.postMessage({ search, error: error instanceof Error ? error.message : String(error) });
    }
  }
})();
