import assert from "node:assert/strict";
import { test } from "node:test";

import { lookUp } from "../../../hooks/browser/worker/english.js";
import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { parseWords } from "../../../hooks/browser/worker/query.js";
import { goldenEngine, words } from "../golden.mjs";

const FIELDS = ["abstract", "authors"];

/**
 * A word that paper 0 has in its text and paper 1 as its author.
 * @param {string} query
 */
function asked(query) {
  const { clauses } = parseWords(query);
  const units = planQuery(clauses, FIELDS, words);
  const lists = FIELDS.map((_, field) => ({ field, documents: Uint32Array.of(field), weights: Float64Array.of(1) }));
  return units.map((unit) => ({ unit, terms: [[{ term: unit.text, idf: 1, lists }]], phrase: null }));
}

test("English words are known by their stem, with what is near them", async () => {
  const { store } = goldenEngine();
  const found = asked("kid slumbers zebrafish");
  const known = await lookUp(found, store);
  assert.deepEqual([...known].map(([one, near]) => [one.unit.text, near]), [
    ["kid", ["children"]],
    ["slumbers", ["sleep"]],
  ]);
});
