import assert from "node:assert/strict";
import { test } from "node:test";

import { filterNames, isLate, mainFacet, panelFacets } from "../../../hooks/browser/both/facets.js";
import { askedFacets, shownFacets } from "../golden.mjs";

/** @param {{name: string}[]} facets */
const names = (facets) => facets.map(({ name }) => name);

const withFilter = askedFacets.filter(({ name }) => shownFacets.some((shown) => shown.name === name));

test("page and index know the same facets, in the same order, but for those of queries only", () => {
  assert.deepEqual(names(shownFacets), names(withFilter));
  assert.deepEqual(shownFacets.map(({ kind }) => kind), withFilter.map(({ kind }) => kind));
  assert.deepEqual(names(askedFacets.slice(withFilter.length)), ["problem", "is"]);
});

test("all facets but a span of years are filtered by values", () => {
  assert.deepEqual(filterNames(shownFacets), ["condition", "topic", "design", "age", "journal", "author", "has"]);
});

test("the panel has what can be listed, by place", () => {
  assert.deepEqual(names(panelFacets(shownFacets)), ["condition", "topic", "year", "design", "age", "has", "journal"]);
});

test("a facet is late on the page whose file in the index is one of its own", () => {
  const own = withFilter.filter(({ name, file, files }) => file === name && files === undefined);
  assert.deepEqual(names(shownFacets.filter(isLate)), names(own));
  assert.deepEqual(names(own), ["journal"]);
});

test("the main facet is the first of tags", () => {
  assert.equal(mainFacet(shownFacets)?.name, "condition");
  assert.equal(mainFacet([]), undefined);
});
