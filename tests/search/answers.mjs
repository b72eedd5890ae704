/**
 * usage: node tests/search/answers.mjs [WORKER]
 *
 * What the engine of a served worker, or else the one as written, answers to some queries on
 * the golden index, as JSON, for Python's tests to compare.
 */

import { readFileSync } from "node:fs";
import { Script, constants } from "node:vm";

import * as written from "../../docs/assets/search/engine.js";

import { read } from "./golden.mjs";
import { lunr } from "./lunr.mjs";

const QUERIES = [
  "", "tics", "low-dose IL-2", '"wax and wane"', "doapmine", "zebraf*", "tcis~1", "condition:adhd",
  "year:2003..2006 tics", "10.1234/golden.11", "-tics", "articles about sleep and anxiety in adults",
];

/**
 * What a script of the browser gives to modules that it loads later.
 * @param {string} path
 * @returns {typeof written}
 */
function served(path) {
  const page = { addEventListener() {}, location: { href: "https://example.org/" }, name: "waiting" };
  const scope = Object.assign(globalThis, page, { self: globalThis });
  new Script(readFileSync(path, "utf-8"), {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext();
  return /** @type {any} */ (scope).papershelfModules;
}

const [path] = process.argv.slice(2);
const { Engine } = path === undefined ? written : served(path);
const engine = new Engine(read, lunr);
const answers = [];
for (const query of QUERIES) answers.push(await engine.search({ query, facets: true, limit: 5 }));
console.log(JSON.stringify(answers));
