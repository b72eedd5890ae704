/** Whether the sharded engine and a full lunr.Index give one answer to a query. */

import { parseQuery } from "../../docs/assets/search/query.js";

/** Scores are sums of the same numbers in another order. */
const TOLERANCE = 1e-9;

/**
 * @param {import("../../docs/assets/search/engine.js").Engine} engine
 * @param {import("lunr").Index} full
 * @param {string} query in lunr's syntax
 * @returns {Promise<{matches: number, differences: string[]}>}
 */
export async function compare(engine, full, query) {
  const matches = await engine.match(parseQuery(query));
  const expected = new Map(full.search(query).map(({ ref, score }) => [Number(ref), score]));
  /** @type {string[]} */
  const differences = [];
  matches.matched.forEach((matched, document) => {
    const score = expected.get(document);
    const found = matches.scores[document] ?? 0;
    if (!matched !== (score === undefined)) {
      differences.push(`document ${document}: ${matched ? "found" : "not found"}, lunr otherwise`);
    } else if (score !== undefined && Math.abs(found - score) > TOLERANCE) {
      differences.push(`document ${document}: score ${found}, lunr ${score}`);
    }
  });
  if (matches.total !== expected.size) differences.push(`${matches.total} found, lunr ${expected.size}`);
  return { matches: expected.size, differences };
}
