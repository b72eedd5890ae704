/** The scripts that the site serves, as `npm run build` wrote them. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { constants, Script } from "node:vm";

import { goldenEngine, read } from "./golden.mjs";

const WORKER = fileURLToPath(new URL("../../hooks/papershelf/theme/assets/search/worker.js", import.meta.url));
const ADDRESS = "https://shelf.example/assets/search/worker.js";
const QUERIES = [
  "", "tics", "low-dose IL-2", '"wax and wane"', "doapmine", "zebraf*", "tcis~1", "condition:adhd",
  "year:2003..2006 tics", "10.1234/golden.11", "-tics", "articles about sleep and anxiety in adults",
  "(tics OR sleep) NOT zebrafish", '"sleep tics"~3 since 2003', "author:cao zebraf* problem:doi-dirty", "adhd[ti] AND cao1 x[au]",
  "孤独症", "儿童失眠", "수면",
];

/**
 * Starts the built worker on the golden index; `listen` receives its messages.
 * @param {(message: any) => void} listen
 * @param {boolean} [more] whether it can load other scripts
 * @returns {(message: unknown) => void} posts to it
 */
function startWorker(listen, more = true) {
  /** @type {(event: {data: unknown}) => void} */
  let receive = () => {};
  const scope = {
    location: { href: ADDRESS },
    name: "",
    postMessage: listen,
    addEventListener: (/** @type {string} */ _, /** @type {typeof receive} */ act) => (receive = act),
  };
  const fetched = async (/** @type {URL} */ { href }) => {
    const bytes = await read(href.replace(/^.*\/data\//, ""));
    return new Response(/** @type {Uint8Array<ArrayBuffer>} */ (bytes));
  };
  const run = new Script(`(function (self, fetch) {${readFileSync(WORKER, "utf-8")}\n})`, {
    filename: WORKER,
    importModuleDynamically: more ? constants.USE_MAIN_CONTEXT_DEFAULT_LOADER : undefined,
  });
  run.runInThisContext()(scope, fetched);
  return (data) => receive({ data });
}

/** @typedef {import("../../hooks/browser/both/types.js").Request} Request */

test("the built worker answers as the modules it was built of", async () => {
  /** @type {((message: any) => void)[]} */
  const waiting = [];
  const post = startWorker((message) => waiting.shift()?.(message));
  const engine = goldenEngine();
  for (const query of QUERIES) {
    /** @type {Request} */
    const request = { query, facets: true, limit: 5 };
    const answered = new Promise((resolve) => waiting.push(resolve));
    post({ search: 1, request });
    assert.deepEqual(await answered, { search: 1, answer: await engine.search(request) }, query);
  }
});

test("the built worker answers Material's header", async () => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  /** @type {((message: any) => void)[]} */
  const waiting = [];
  const next = () => new Promise((resolve) => waiting.push(resolve));
  const post = startWorker((message) => waiting.shift()?.(message));
  const ready = next();
  post({ type: SETUP, data: { docs: [{ location: "about/", title: "About tics", text: "" }] } });
  assert.deepEqual(await ready, { type: READY });
  const found = next();
  post({ type: QUERY, data: "tics" });
  const { type, data } = await found;
  assert.equal(type, RESULT);
  const locations = data.items.map((/** @type {{location: string}[]} */ [item]) => item?.location);
  assert.equal(locations[0], "about/");
  assert.equal(locations[1], "search/?q=Tic%20disorders");
  assert.match(locations[2], /^papers\//);
  assert.equal(locations.at(-1), "search/?q=tics");
});

test("lunr's licence is named in the script that holds a part of it", () => {
  assert.match(readFileSync(WORKER, "utf-8"), /lunr 2\.3\.9.*MIT License/);
});

test("for an empty box and an order by date the worker loads no other script", async () => {
  const engine = goldenEngine();
  for (const sort of /** @type {const} */ (["relevance", "newest", "oldest"])) {
    const answered = new Promise((resolve) => startWorker(resolve, false)({ search: 1, request: { query: "", sort, limit: 5 } }));
    assert.deepEqual(await answered, { search: 1, answer: await engine.search({ query: "", sort, limit: 5 }) });
  }
});
