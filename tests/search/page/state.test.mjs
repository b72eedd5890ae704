import assert from "node:assert/strict";
import { test } from "node:test";

import { filterNames } from "../../../hooks/browser/both/facets.js";
import * as state from "../../../hooks/browser/page/state.js";
import { shownFacets } from "../golden.mjs";
import { random } from "../random.mjs";

const { asking, during, filterCount, requestOf, toAddress, toggled, unfiltered } = state;
const FILTERS = filterNames(shownFacets);
/** @param {string} search */
const fromAddress = (search) => state.fromAddress(search, FILTERS);
const SORTS = /** @type {const} */ (["relevance", "newest", "oldest"]);

/** @param {() => number} next */
function made(next) {
  const texts = ["adhd", "a b", "ä&=?#", "“q”", "+x"];
  const some = () => texts.filter(() => next() < 0.3);
  const year = () => (next() < 0.5 ? null : 1900 + Math.floor(next() * 126));
  return {
    query: texts[Math.floor(next() * texts.length)] ?? "",
    filters: Object.fromEntries(FILTERS.map((name) => [name, some()])),
    all: FILTERS.filter(() => next() < 0.3),
    about: next() < 0.3,
    from: year(),
    to: year(),
    undated: next() < 0.3,
    sort: SORTS[Math.floor(next() * SORTS.length)] ?? "relevance",
    without: some(),
    verbatim: next() < 0.5,
  };
}

test("a state survives its address", () => {
  const next = random(3);
  for (let i = 0; i < 200; i++) {
    const state = made(next);
    assert.deepEqual(fromAddress(toAddress(state)), state);
  }
});

test("the empty state has no address", () => {
  assert.equal(toAddress(fromAddress("")), "");
});

test("an address with a wrong sort order or wrong years is read without them", () => {
  const state = fromAddress("?q=x&sort=best&year=20x..&author=a&author=a");
  assert.deepEqual(state, { ...fromAddress("?q=x"), filters: { ...fromAddress("").filters, author: ["a"] } });
});

test("a listing's link to the search is understood", () => {
  assert.deepEqual(fromAddress("?author=cao-xia").filters.author, ["cao-xia"]);
  const { from, to } = fromAddress("?year=2020..2020");
  assert.deepEqual([from, to], [2020, 2020]);
});

test("all of a facet's values are wanted until the last is removed", () => {
  const two = fromAddress("?topic=sleep&topic=genetics&all=topic&all=nothing");
  assert.deepEqual(two.all, ["topic"]);
  assert.deepEqual(requestOf(two).filters?.all, ["topic"]);
  assert.deepEqual(state.wanting(two, "topic", false).all, []);
  assert.deepEqual(state.wanting(fromAddress("?topic=sleep"), "topic", true).all, ["topic"]);
  const one = toggled(two, "topic", "sleep");
  assert.deepEqual([one.all, toggled(one, "topic", "genetics").all], [["topic"], []]);
  assert.deepEqual(unfiltered(two).all, []);
});

test("a value is added and removed", () => {
  const once = toggled(fromAddress(""), "topic", "sleep");
  assert.deepEqual(once.filters.topic, ["sleep"]);
  assert.deepEqual(toggled(once, "topic", "sleep"), fromAddress(""));
});

test("a range of years may be open", () => {
  const state = fromAddress("");
  assert.deepEqual(requestOf(during(state, null, 2010)).filters?.year, [null, 2010]);
  assert.equal(requestOf(state).filters?.year, null);
});

test("another query drops the choices about the old one's words, and keeps the filters", () => {
  const state = { ...toggled(fromAddress("?q=tics"), "condition", "adhd"), without: ["x"], verbatim: true };
  assert.deepEqual(asking(state, "sleep"), { ...state, query: "sleep", without: [], verbatim: false });
  assert.equal(asking(state, "tics"), state);
});

test("removing the filters keeps the words and the order", () => {
  const state = fromAddress("?q=x&condition=a&topic=b&topic=c&year=2001..&sort=oldest");
  assert.equal(filterCount(state), 4);
  assert.deepEqual(unfiltered(state), fromAddress("?q=x&sort=oldest"));
});

test("papers are ranked by words, or by a filter that papers can be about", () => {
  const ranked = (/** @type {string} */ address) => state.isRanked(fromAddress(address), shownFacets);
  assert.equal(ranked("?q=adhd"), true);
  assert.equal(ranked("?condition=adhd"), true);
  assert.equal(ranked("?journal=x"), false);
  assert.equal(ranked(""), false);
});
