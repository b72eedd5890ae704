import assert from "node:assert/strict";
import { test } from "node:test";

import { rank, relevance } from "../../docs/assets/search/rank.js";
import { score } from "../../docs/assets/search/score.js";

/**
 * A found word: it stands in the documents with these weights, in field 0.
 * @param {Record<number, number>} weights
 * @param {Partial<import("../../docs/assets/search/plan.js").Unit>} [changes]
 * @returns {import("../../docs/assets/search/score.js").Found}
 */
function word(weights, changes = {}) {
  const atom = { kind: /** @type {"term"} */ ("term"), text: "t", distance: 0, typing: false, fields: [0], boost: 1 };
  const unit = {
    presence: /** @type {"optional"} */ ("optional"), atoms: [atom], ways: [[0]], phrase: null, text: "t", clause: 0,
    offset: 0, plain: true, weak: false, ...changes,
  };
  const documents = Uint32Array.from(Object.keys(weights), Number);
  const list = { field: 0, documents, weights: Float64Array.from(Object.values(weights)) };
  return { unit, terms: [[{ term: JSON.stringify(weights), idf: 1, lists: [list] }]], phrase: null };
}

const corpus = { documents: 5, fields: [0] };
const results = (/** @type {import("../../docs/assets/search/score.js").Matches} */ { matched }) =>
  [...matched.keys()].filter((document) => matched[document]);

test("any word makes a result, all words make it complete", () => {
  const matches = score([word({ 0: 1, 1: 1 }), word({ 1: 1, 2: 1 })], corpus);
  assert.deepEqual(results(matches), [0, 1, 2]);
  assert.deepEqual([...matches.complete], [0, 1, 0, 0, 0]);
  assert.equal(matches.total, 3);
});

test("scores are divided by the length of the query's vector", () => {
  const { scores } = score([word({ 0: 3 }), word({ 0: 4, 1: 4 })], corpus);
  assert.ok(Math.abs((scores[0] ?? 0) - 7 / Math.SQRT2) < 1e-12);
});

test("required words restrict and prohibited words exclude", () => {
  const required = word({ 0: 1, 1: 1 }, { presence: "required" });
  const prohibited = word({ 1: 1 }, { presence: "prohibited" });
  assert.deepEqual(results(score([required, word({ 2: 1 }), prohibited], corpus)), [0]);
});

test("prohibited words alone find every other paper", () => {
  const matches = score([word({ 1: 1 }, { presence: "prohibited" })], corpus);
  assert.deepEqual(results(matches), [0, 2, 3, 4]);
});

test("no words find every paper", () => {
  assert.equal(score([], corpus).total, 5);
});

test("a phrase holds only where its words stand in order", () => {
  const phrase = { ...word({ 0: 1, 1: 1 }, { presence: "required" }), phrase: new Set([1]) };
  assert.deepEqual(results(score([phrase], corpus)), [1]);
});

test("weak words make results and do not have to be there", () => {
  const matches = score([word({ 0: 1 }), word({ 1: 1 }, { weak: true })], corpus);
  assert.deepEqual(results(matches), [0, 1]);
  assert.deepEqual([...matches.complete].slice(0, 2), [1, 0]);
});

test("complete papers come first, then the better score, then the newer paper", () => {
  const matches = score([word({ 0: 9, 1: 1, 3: 2, 4: 2 }), word({ 1: 1 })], corpus);
  assert.deepEqual(rank(matches, 0, 9), [1, 0, 3, 4]);
  assert.deepEqual(rank(matches, 1, 2), [0, 3]);
});

test("a missing word lowers what orders, not the score that is shown", () => {
  const matches = score([word({ 0: 1, 1: 1 }), word({ 1: 1 })], corpus);
  assert.ok(relevance(matches, 0) < (matches.scores[0] ?? 0));
  assert.equal(relevance(matches, 1), matches.scores[1]);
});
