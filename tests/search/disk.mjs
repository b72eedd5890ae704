/** The search engine in Node: index files from disk, lunr from the site's worker. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, Script } from "node:vm";

import { Engine } from "../../hooks/browser/worker/engine.js";

/**
 * The parts of lunr in a built worker, so that searching a site needs nothing from npm.
 * @param {string} path of worker.js
 * @returns {import("../../hooks/browser/worker/tokenise.js").Lunr}
 */
export function servedLunr(path) {
  const page = { addEventListener() {}, postMessage() {}, location: { href: "https://shelf.example/worker.js" }, name: "waiting", URL };
  const scope = createContext(page);
  new Script("self = globalThis").runInContext(scope);
  new Script(readFileSync(path, "utf-8"), { filename: path }).runInContext(scope);
  return /** @type {any} */ (scope).lunr;
}

/**
 * @param {string} folder
 * @returns {import("../../hooks/browser/worker/store.js").Read}
 */
export function readFrom(folder) {
  return async (name) => new Uint8Array(await readFile(join(folder, name)));
}

/**
 * The engine on a built site.
 * @param {string} site
 */
export function engineOf(site) {
  const search = join(site, "assets", "search");
  return new Engine(readFrom(join(search, "data")), servedLunr(join(search, "worker.js")));
}
