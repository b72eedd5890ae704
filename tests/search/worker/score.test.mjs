import assert from "node:assert/strict";
import { test } from "node:test";

import { rank, relevance, rememberedFirst } from "../../../hooks/browser/worker/rank.js";
import { score } from "../../../hooks/browser/worker/score.js";
import { random } from "../random.mjs";

/**
 * Makes a found word that occurs in the documents with these weights, in field 0.
 * @param {Record<number, number>} weights
 * @param {Partial<import("../../../hooks/browser/worker/plan.js").Unit>} [changes]
 * @returns {import("../../../hooks/browser/worker/score.js").Found}
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

const corpus = { documents: 5, fields: [{ name: "abstract" }, { name: "body" }] };
const results = (/** @type {import("../../../hooks/browser/worker/score.js").Matches} */ { matched }) =>
  [...matched.keys()].filter((document) => matched[document]);
const complete = (/** @type {import("../../../hooks/browser/worker/score.js").Matches} */ matches) =>
  results(matches).filter((document) => matches.complete[document]);

/**
 * A word and the tag that it names.
 * @param {Record<number, number>} weights of the word
 * @param {Record<number, number>} tagged weights of the tag
 */
function nameOf(weights, tagged) {
  const one = word(weights);
  const [atom] = one.unit.atoms;
  const [terms] = word(tagged).terms;
  if (!atom || !terms) throw new Error("a word has an atom");
  one.unit = { ...one.unit, atoms: [atom, { ...atom, also: true }], ways: [[0], [1]], naming: true };
  one.terms.push(terms);
  return one;
}

test("any word makes a result, all words make it complete", () => {
  const matches = score([word({ 0: 1, 1: 1 }), word({ 1: 1, 2: 1 })], corpus);
  assert.deepEqual(results(matches), [0, 1, 2]);
  assert.deepEqual(complete(matches), [1]);
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

test("a phrase matches only if its words are in order", () => {
  const phrase = { ...word({ 0: 1, 1: 1 }, { presence: "required" }), phrase: new Set([1]) };
  assert.deepEqual(results(score([phrase], corpus)), [1]);
});

test("letters that must be together make no result where they are apart, unless the tag is there", () => {
  const one = nameOf({ 0: 1, 1: 1 }, { 2: 1 });
  const phrase = new Set([1]);
  assert.deepEqual(results(score([{ ...one, phrase, unit: { ...one.unit, together: true } }], corpus)), [1, 2]);
  const other = word({ 0: 1, 1: 1 }, { together: true });
  const matches = score([{ ...other, phrase }, word({ 0: 1, 3: 1 })], corpus);
  assert.deepEqual(results(matches), [0, 1, 3]);
  assert.deepEqual(complete(matches), []);
});

test("weak words make results and do not have to be there", () => {
  const matches = score([word({ 0: 1 }), word({ 1: 1 }, { weak: true })], corpus);
  assert.deepEqual(results(matches), [0, 1]);
  assert.deepEqual(complete(matches), [0]);
});

test("papers are ordered by score and by what they lack, of equals the newer first", () => {
  const matches = score([word({ 0: 9, 1: 5, 3: 2, 4: 2 }), word({ 1: 1 })], corpus);
  assert.deepEqual(rank(matches, 0, 9), [1, 0, 3, 4]);
  assert.deepEqual(rank(matches, 1, 2), [0, 3]);
});

test("a paper with all words in passing does not outrank one with far more of the evidence", () => {
  const matches = score([word({ 0: 30, 1: 1 }), word({ 0: 30, 1: 1 }), word({ 1: 1 })], corpus);
  assert.deepEqual(rank(matches, 0, 9), [0, 1]);
});

test("a paper that has a word only by its meaning is not complete", () => {
  const matches = score([nameOf({ 0: 1 }, { 0: 1, 1: 1 })], corpus);
  assert.deepEqual(results(matches), [0, 1]);
  assert.deepEqual(complete(matches), [0]);
});

test("words present by their meaning rank above missing words", () => {
  const matches = score([nameOf({ 0: 2 }, { 1: 2 }), word({ 1: 1 })], corpus);
  assert.deepEqual(rank(matches, 0, 9), [1, 0]);
});

test("a word that names a term counts more, when missing, than one that names none", () => {
  const matches = score([nameOf({ 0: 1 }, { 0: 1 }), word({ 1: 2 })], corpus);
  assert.deepEqual([...matches.subject].slice(0, 2), [1, 0]);
  assert.deepEqual(rank(matches, 0, 9), [0, 1]);
});

test("a part of a word is a part of the share", () => {
  const asked = nameOf({ 0: 1 }, { 1: 1 });
  asked.unit.atoms.forEach((atom, number) => (atom.share = number === 0 ? 1 : 0.5));
  assert.deepEqual([...score([asked], corpus).share].slice(0, 3), [1, 0.5, 0]);
});

test("a word that only the full text has counts half", () => {
  const one = word({ 0: 1 }, {});
  const [list] = one.terms[0]?.[0]?.lists ?? [];
  if (!list) throw new Error("a word has a list");
  one.terms[0]?.[0]?.lists.push({ ...list, field: 1, documents: Uint32Array.of(1) });
  for (const atom of one.unit.atoms) atom.fields = [0, 1];
  assert.deepEqual([...score([one], corpus).share].slice(0, 3), [1, 0.5, 0]);
});

/**
 * @param {string} title
 * @param {string} author
 * @returns {import("../../../hooks/browser/worker/store.js").Row}
 */
const row = (title, author) => ["", title, [author], 1, null, null, [], [], "paper", 0, ""];

test("some results are the same as in the whole sorted list, ties included", () => {
  const next = random(5);
  const draw = (/** @type {number} */ values) => Array.from({ length: 700 }, () => Math.floor(next() * values));
  const [matched, complete] = [Uint8Array.from(draw(2)), Uint8Array.from(draw(2))];
  const scores = Float64Array.from(draw(40));
  const [share = scores, subject = scores] = [3, 4].map((n) => Float64Array.from(draw(n), (drawn) => drawn / (n - 1)));
  const matches = { matched, complete, scores, share, subject, units: 2, total: 0 };
  const sorted = results(matches).sort((a, b) => relevance(matches, b) - relevance(matches, a) || a - b);
  for (const [offset, limit] of [[0, 1], [0, 10], [95, 10], [0, 700], [340, 50], [0, 0]]) {
    assert.deepEqual(rank(matches, offset ?? 0, limit ?? 0), sorted.slice(offset, (offset ?? 0) + (limit ?? 0)));
  }
});

test("of the first results the paper with the query as its title comes first", () => {
  const matches = score([word({ 0: 9, 1: 1, 2: 1 })], corpus);
  const rows = [row("Gradient boosting of trees", "A"), row("Boosting trees", "B"), row("Boosting", "C")];
  assert.deepEqual(rememberedFirst(" boosting trees ", matches, [0, 1, 2], rows, () => 1), [1, 0, 2]);
});

test("of papers that are as relevant, first author and words of the title decide", () => {
  const matches = score([word({ 0: 2, 1: 2, 2: 2 }), word({ 0: 1, 1: 1 })], corpus);
  const rows = [row("Human pose, shape and motion", "Bo Xu"), row("Human motion", "Li Wei"), row("Human motion of Li", "Li Wei")];
  assert.deepEqual(rememberedFirst(" li human motion ", matches, [0, 1, 2, 3], rows, () => 1), [1, 0, 2, 3]);
});

test("a missing word lowers the rank, not the score in the answer", () => {
  const matches = score([word({ 0: 1, 1: 1 }), word({ 1: 1 })], corpus);
  assert.ok(relevance(matches, 0) < (matches.scores[0] ?? 0));
  assert.equal(relevance(matches, 1), matches.scores[1]);
});
