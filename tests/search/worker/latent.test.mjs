import assert from "node:assert/strict";
import { test } from "node:test";

import { coordinates } from "../../../hooks/browser/worker/latent.js";
import { random } from "../random.mjs";

/**
 * @param {number[]} a
 * @param {number[]} b
 */
const dot = (a, b) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
/** @param {number[][]} vectors */
const kernelOf = (vectors) => vectors.map((a) => vectors.map((b) => dot(a, b)));
/** @param {number[]} vector */
const unit = (vector) => vector.map((x) => x / Math.sqrt(dot(vector, vector)));

test("with all directions the similarities are those of the texts", () => {
  const next = random(7);
  const texts = Array.from({ length: 24 }, () => unit(Array.from({ length: 60 }, () => next() - 0.5)));
  const kernel = kernelOf(texts);
  const found = kernelOf(coordinates(kernel, 24));
  for (const [i, row] of kernel.entries()) for (const [j, x] of row.entries()) assert.ok(Math.abs(x - (found[i]?.[j] ?? 9)) < 1e-9);
});

test("texts without a common word are alike if others join them", () => {
  // The first and the last share nothing, but each shares two of three words with the one between.
  const chain = [[1, 1, 1, 0, 0, 0], [0, 1, 1, 1, 0, 0], [0, 0, 1, 1, 1, 0], [0, 0, 0, 1, 1, 1]].map(unit);
  const strangers = [[0, 0, 0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 1, 0.9]].map((row) => unit(row));
  const texts = [...chain.map((row) => [...row, 0, 0]), ...strangers];
  assert.equal(dot(texts[0] ?? [], texts[3] ?? []), 0);
  const [first = [], , , last = [], stranger = []] = coordinates(kernelOf(texts), 2);
  assert.ok(dot(first, last) > 0.9);
  assert.ok(Math.abs(dot(first, stranger)) < 1e-6);
});

test("a text without words is like no other", () => {
  assert.deepEqual(coordinates([[0, 0], [0, 1]], 1), [[0], [1]]);
});

test("no texts have no coordinates", () => {
  assert.deepEqual(coordinates([], 6), []);
});
