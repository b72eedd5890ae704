/**
 * usage: node tests/bench/ask.mjs SITE < QUERIES
 *
 * Searches a built site's index on disk. One query a line in; a JSON array of the ids of
 * the first ten papers a line out.
 */

import { createInterface } from "node:readline";

import { engineOf } from "../search/disk.mjs";

const site = process.argv[2];
if (site === undefined) {
  console.error("usage: node tests/bench/ask.mjs SITE < QUERIES");
  process.exit(2);
}
const engine = engineOf(site);
for await (const query of createInterface({ input: process.stdin })) {
  const { results } = await engine.search({ query, limit: 10 });
  console.log(JSON.stringify(results.map(({ id }) => id)));
}
