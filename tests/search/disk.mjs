/** The search engine in Node: index files from disk, lunr from the site's copy. */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

import { Engine } from "../../docs/assets/search/engine.js";

/**
 * lunr as the site serves it: a script of the browser, CommonJS to Node.
 * @param {string} path
 * @returns {typeof import("lunr")}
 */
export function loadLunr(path) {
  const require = createRequire(import.meta.url);
  // The package above says "type": "module", so the file must be evaluated as a script.
  const { Script } = require("node:vm");
  const module = { exports: {} };
  const source = require("node:fs").readFileSync(resolve(path), "utf-8");
  new Script(`(function (module, exports) {${source}\n})`).runInThisContext()(module, module.exports);
  return /** @type {typeof import("lunr")} */ (module.exports);
}

/**
 * @param {string} folder
 * @returns {import("../../docs/assets/search/store.js").Read}
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
  return new Engine(readFrom(join(search, "data")), loadLunr(join(search, "lunr.js")));
}
