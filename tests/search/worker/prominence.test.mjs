import assert from "node:assert/strict";
import { test } from "node:test";

import { askedWords, prominence } from "../../../hooks/browser/worker/prominence.js";
import { PAIR_WEIGHT, SENTENCE_TITLE_WEIGHT } from "../../../hooks/browser/worker/tuning.js";
import { understand } from "../../../hooks/browser/worker/understand.js";
import { goldenEngine } from "../golden.mjs";

/**
 * @param {string[]} terms
 * @returns {import("../../../hooks/browser/worker/prominence.js").Asked[]}
 */
const asked = (...terms) => terms.map((term, offset) => ({ offset, terms: new Set([term]), idf: 1 }));

test("a title with all words adds the whole weight, one with half of them half", () => {
  assert.equal(prominence(asked("red", "rose"), ["rose", "red"], []), SENTENCE_TITLE_WEIGHT);
  assert.equal(prominence(asked("red", "rose"), ["rose"], ["red"]), SENTENCE_TITLE_WEIGHT / 2);
});

test("rare words count more", () => {
  const words = [{ offset: 0, terms: new Set(["red"]), idf: 1 }, { offset: 4, terms: new Set(["rose"]), idf: 3 }];
  assert.equal(prominence(words, ["rose"], []), 0.75 * SENTENCE_TITLE_WEIGHT);
});

test("words side by side add something, in their order only", () => {
  assert.equal(prominence(asked("red", "rose"), [], ["a", "red", "rose"]), PAIR_WEIGHT / 2);
  assert.equal(prominence(asked("red", "rose"), [], ["red", "old", "rose"]), PAIR_WEIGHT / 2);
  assert.equal(prominence(asked("red", "rose"), [], ["rose", "red"]), 0);
  assert.equal(prominence(asked("red", "rose"), [], ["red", "a", "b", "rose"]), 0);
});

test("words far apart in the query are no pair", () => {
  const words = [{ offset: 0, terms: new Set(["red"]), idf: 1 }, { offset: 3, terms: new Set(["rose"]), idf: 1 }];
  assert.equal(prominence(words, [], ["red", "rose"]), 0);
});

test("a title and a text without the words add nothing", () => {
  assert.equal(prominence(asked("red", "rose"), ["daisy"], ["lawn"]), 0);
  assert.equal(prominence([], ["daisy"], ["lawn"]), 0);
});

test("words of questions and unwanted ones are left out", async () => {
  const { found } = await understand({ query: "find papers on cognitive therapy -syndrome" }, goldenEngine());
  const terms = askedWords(found).flatMap((one) => [...one.terms]);
  assert.ok(terms.includes("therapi"));
  for (const left of ["paper", "find", "syndrom"]) assert.ok(!terms.includes(left), left);
});
