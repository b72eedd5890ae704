/** Whether the sharded engine and a full lunr.Index give one answer to a query. */

import { planQuery } from "../../hooks/browser/worker/plan.js";
import { score } from "../../hooks/browser/worker/score.js";
import { parse } from "../../hooks/browser/worker/understand.js";

/** Scores are sums of the same numbers in another order. */
const TOLERANCE = 1e-9;

/**
 * @param {import("../../hooks/browser/worker/engine.js").Engine} engine
 * @param {import("lunr").Index} full
 * @param {string} query in lunr's syntax
 * @returns {Promise<{matches: number, differences: string[]}>}
 */
export async function compare(engine, full, query) {
  const matches = await match(engine, query);
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

/**
 * Returns every matching document with lunr's score of the words alone.
 * @param {import("../../hooks/browser/worker/engine.js").Engine} engine
 * @param {string} query in lunr's syntax
 */
export async function match(engine, query) {
  const manifest = await engine.store.manifest();
  const fields = manifest.fields.map(({ name }) => name);
  const units = planQuery((await parse(query, false, engine)).clauses, fields, engine.words);
  return score(await Promise.all(units.map((unit) => engine.find(unit))), manifest);
}
