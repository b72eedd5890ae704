import assert from "node:assert/strict";
import { test } from "node:test";

import { orderByLikeness } from "../../../hooks/browser/worker/likeness.js";
import { words } from "../golden.mjs";

/**
 * @param {number} document
 * @param {number} relevance
 * @param {string} text
 * @param {number} [tier]
 */
const ranked = (document, relevance, text, tier = 0) => ({ document, relevance, tier, title: "", text });

const STRIATUM = "tics striatum dopamine motor circuits";

test("papers like the best ones come before others", () => {
  const first = [
    ...[0, 1, 2, 3, 4].map((document) => ranked(document, 10, `${STRIATUM} sample${document}`)),
    ranked(5, 6, "tics in the software of clocks and mechanical watches"),
    ranked(6, 5.9, `${STRIATUM} cohort`),
  ];
  const order = orderByLikeness(first, [], words);
  assert.ok(order.indexOf(6) < order.indexOf(5));
});

test("of papers that are equal otherwise, one with the words in its title comes first", () => {
  const asked = [{ offset: 0, terms: new Set(["dopamin"]), idf: 1 }];
  const first = [0, 1].map((document) => ({ ...ranked(document, 10, STRIATUM), title: ["clocks", "dopamine"][document] ?? "" }));
  assert.deepEqual(orderByLikeness(first, asked, words), [1, 0]);
});

test("a higher tier comes first, whatever the likeness", () => {
  const first = [ranked(0, 1, "unlike anything", 1), ...[1, 2, 3, 4, 5].map((document) => ranked(document, 9, STRIATUM))];
  assert.equal(orderByLikeness(first, [], words)[0], 0);
});

test("papers without a text are ordered by their relevance", () => {
  assert.deepEqual(orderByLikeness([ranked(3, 2, ""), ranked(4, 1, "")], [], words), [3, 4]);
});

test("no papers are no order", () => {
  assert.deepEqual(orderByLikeness([], [], words), []);
});
