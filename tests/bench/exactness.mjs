/**
 * usage: node tests/bench/exactness.mjs DATA TEXTS [COUNT]
 *
 * Searches the index in the folder DATA and a full lunr.Index over TEXTS (a line of JSON a
 * document) with the same COUNT queries, made from the texts. Prints a report as JSON; exit
 * status 1 when any answer differs.
 */

import { readFileSync } from "node:fs";

import lunr from "lunr";

import { Engine } from "../../hooks/browser/worker/engine.js";
import { wordsOf } from "../../hooks/browser/worker/tokenise.js";
import { compare } from "../search/compare.mjs";
import { readFrom } from "../search/disk.mjs";
import { realQueries } from "../search/queries.mjs";
import { fullIndex } from "../search/reference.mjs";

const [data = "", path = "", count = "240"] = process.argv.slice(2);
const words = wordsOf(lunr);
const engine = new Engine(readFrom(data), lunr);
const texts = readFileSync(path, "utf-8").trim().split("\n").map((line) => JSON.parse(line));
const full = fullIndex(lunr, await engine.store.manifest(), texts, words);
const prose = texts.map(({ fields }) => `${fields.title} ${fields.abstract} ${fields.authors}`.toLowerCase());

const queries = realQueries(prose, words, Number(count));
const different = [];
let found = 0;
for (const query of queries) {
  const { matches, differences } = await compare(engine, full, query);
  if (matches > 0) found++;
  if (differences.length > 0) different.push({ query, differences: differences.slice(0, 3) });
}
console.log(JSON.stringify({ documents: texts.length, queries: queries.length, withResults: found, different }));
process.exitCode = different.length > 0 ? 1 : 0;
