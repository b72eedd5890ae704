import assert from "node:assert/strict";
import { test } from "node:test";

import { isInTexts, namesAmong, setApart } from "../../../hooks/browser/worker/called.js";
import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { parseWords } from "../../../hooks/browser/worker/query.js";
import { score } from "../../../hooks/browser/worker/score.js";
import { words } from "../golden.mjs";

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

const manifest = { documents: 2, fields: FIELDS.map((name) => ({ name })) };

test("a word that authors are called finds its authors last, and only by a second meaning", () => {
  const found = asked("young");
  const before = score(found, manifest);
  assert.equal(before.scores[0], before.scores[1]);
  for (const one of found) setApart(one, FIELDS.indexOf("authors"));
  const { scores, matched, complete } = score(found, manifest);
  assert.deepEqual([...matched], [1, 1]);
  assert.equal(scores[0], before.scores[0]);
  assert.ok((scores[1] ?? 0) < (scores[0] ?? 0) / 2);
  assert.deepEqual([...complete], [1, 0]);
});

test("only words in small letters are names that may be meant otherwise", () => {
  const among = (/** @type {string} */ query) => {
    const { clauses } = parseWords(query);
    return namesAmong(asked(query), clauses, FIELDS.indexOf("authors")).map(({ unit }) => unit.text);
  };
  assert.deepEqual(among("young"), ["young"]);
  assert.deepEqual(among("Young"), []);
  assert.deepEqual(among("young +sleep"), ["young", "sleep"]);
});

test("a word is in texts if more than two papers have it, not counting names", () => {
  const [one] = asked("young");
  assert.ok(one);
  assert.equal(isInTexts(one, [1]), false);
  const many = one.terms.map((terms) => terms.map((term) => ({ ...term, lists: term.lists.map((list) => ({ ...list, documents: Uint32Array.of(0, 1, 2) })) })));
  assert.equal(isInTexts({ ...one, terms: many }, [1]), true);
  assert.equal(isInTexts({ ...one, terms: many }, [0, 1]), false);
});
