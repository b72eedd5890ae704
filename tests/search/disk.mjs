/** The search engine in Node: index files from disk, lunr from the site's worker. */

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Script } from "node:vm";

import { Engine } from "../../docs/assets/search/engine.js";

/**
 * lunr.js, a script of the browser: CommonJS to Node.
 * @param {string} path
 * @param {string} [seam] what ends lunr.js in a script that holds more
 * @returns {typeof import("lunr")}
 */
export function loadLunr(path, seam) {
  const [source] = readFileSync(path, "utf-8").split(seam ?? /$/);
  // The package above says "type": "module", so the text must be evaluated as a script.
  const module = { exports: {} };
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
  return new Engine(readFrom(join(search, "data")), loadLunr(join(search, "worker.js"), "/* papershelf */"));
}
