/**
 * usage: node tests/search/query.mjs SITE QUERY [--limit N]
 *
 * Searches a built site's index on disk. Prints {"total": n, "results": [{"id", "score"}]}.
 */

import { parseArgs } from "node:util";

import { engineOf } from "./disk.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: "string", default: "10" } },
});
const [site, query] = positionals;
if (site === undefined || query === undefined) {
  console.error("usage: node tests/search/query.mjs SITE QUERY [--limit N]");
  process.exit(2);
}
const { total, results } = await engineOf(site).search({ query, limit: Number(values.limit) });
console.log(JSON.stringify({ total, results: results.map(({ id, score }) => ({ id, score })) }));
