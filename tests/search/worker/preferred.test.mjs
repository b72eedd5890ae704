import assert from "node:assert/strict";
import { test } from "node:test";

import { preference } from "../../../hooks/browser/worker/preferred.js";
import { rememberedFirst } from "../../../hooks/browser/worker/rank.js";
import { LATER_FACTOR, SOONER_FACTOR } from "../../../hooks/browser/worker/tuning.js";

/** @type {import("../../../hooks/browser/both/facets.js").AskedFacet[]} */
const FACETS = [
  { name: "design", kind: "facts", field: "designs", sooner: ["overview"] },
  { name: "studied", kind: "facts", field: "studied", later: ["seeds"] },
  { name: "journal", kind: "labels" },
];

test("a paper with a preferred fact counts more, one with the other kind less", () => {
  const prefer = preference(FACETS, new Set());
  assert.equal(prefer([]), 1);
  assert.equal(prefer(["overview", "plants"]), SOONER_FACTOR);
  assert.equal(prefer(["seeds"]), LATER_FACTOR);
  assert.equal(prefer(["overview", "seeds"]), SOONER_FACTOR * LATER_FACTOR);
});

test("a facet of which the query names a value is left alone", () => {
  const prefer = preference(FACETS, new Set(["studied"]));
  assert.equal(prefer(["seeds"]), 1);
  assert.equal(prefer(["overview"]), SOONER_FACTOR);
});

test("of papers that are as relevant, a review comes before a single study", () => {
  const two = { matched: Uint8Array.of(1, 1), scores: Float64Array.of(1, 1), share: Float64Array.of(1, 1), subject: Float64Array.of(1, 1) };
  const matches = { ...two, complete: Uint8Array.of(1, 1), units: 1, total: 2 };
  const row = (/** @type {string} */ title, /** @type {string[]} */ facts) =>
    /** @type {any} */ (["id", title, [], 0, null, null, [], facts, "paper", 0, ""]);
  const rows = [row("On soil", ["seeds"]), row("On earth", ["overview"])];
  assert.deepEqual(rememberedFirst(" mulch ", matches, [0, 1], rows, preference(FACETS, new Set())), [1, 0]);
  assert.deepEqual(rememberedFirst(" mulch ", matches, [0, 1], rows, preference([], new Set())), [0, 1]);
});
