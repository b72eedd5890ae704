import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf, choiceOf, isFiltered, searchOf } from "../../../hooks/browser/map/choice.js";
import { fromAddress } from "../../../hooks/browser/page/state.js";
import { random } from "../random.mjs";

const NAMES = { filter: "design", only: "studied", onlyValue: "people" };
const read = (/** @type {string} */ address) => choiceOf(new URLSearchParams(address), NAMES);
const NOTHING = read("");

test("a choice survives its address", () => {
  const next = random(5);
  for (let round = 0; round < 200; round++) {
    const year = () => (next() < 0.5 ? null : 1900 + Math.floor(next() * 126));
    const flag = () => next() < 0.5;
    const choice = { value: flag() ? "a&b" : "", from: year(), to: year(), only: flag(), mentions: flag(), download: flag() };
    assert.deepEqual(read(addressOf(choice, NAMES)), choice);
  }
  assert.equal(addressOf(NOTHING, NAMES), "");
});

test("what an address has of another kind is nothing", () => {
  assert.deepEqual(read("?from=soon&to=20255&studied=animals&mentions=yes"), NOTHING);
  assert.deepEqual(choiceOf(new URLSearchParams("?=x"), { filter: "", only: "", onlyValue: "" }), NOTHING);
});

test("the search page understands what follows row and column", () => {
  const choice = { value: "trial", from: 2020, to: 2010, only: true, mentions: false, download: true };
  const end = searchOf(choice, NAMES, true);
  assert.match(end, /#export$/);
  const state = fromAddress(`?condition=x&topic=y${end.replace(/#.*/, "")}`, ["condition", "topic", "design", "studied"]);
  assert.deepEqual(state.filters, { condition: ["x"], topic: ["y"], design: ["trial"], studied: ["people"] });
  assert.deepEqual([state.from, state.to, state.about], [2010, 2020, true]);
});

test("with mentions, and where no paper is about both, the search takes those that mention them", () => {
  assert.equal(searchOf(NOTHING, NAMES, true), "&about=1");
  assert.equal(searchOf(NOTHING, NAMES, false), "");
  assert.equal(searchOf({ ...NOTHING, mentions: true }, NAMES, true), "");
});

test("only what changes which papers count is a filter", () => {
  assert.equal(isFiltered({ ...NOTHING, mentions: true, download: true }), false);
  assert.ok(["?design=x", "?from=2000", "?to=2000", "?studied=people"].every((address) => isFiltered(read(address))));
});
