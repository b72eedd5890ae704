/**
 * usage: node tests/search/answers.mjs MODULE
 *
 * What the engine of a module answers to some queries on the golden index, as
 * JSON, for Python's tests to compare the modules as served with those as written.
 */

import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

import { read } from "./golden.mjs";
import { lunr } from "./lunr.mjs";

const QUERIES = [
  "", "tics", "low-dose IL-2", '"wax and wane"', "doapmine", "zebraf*", "tcis~1", "condition:adhd",
  "year:2003..2006 tics", "10.1234/golden.11", "-tics", "articles about sleep and anxiety in adults",
];

/** @type {typeof import("../../docs/assets/search/engine.js")} */
const { Engine } = await import(pathToFileURL(resolve(process.argv[2] ?? "")).href);
const engine = new Engine(read, lunr);
const answers = [];
for (const query of QUERIES) answers.push(await engine.search({ query, facets: true, limit: 5 }));
console.log(JSON.stringify(answers));
