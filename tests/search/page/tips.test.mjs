import assert from "node:assert/strict";
import { test } from "node:test";

import { inserted } from "../../../hooks/browser/page/tips.js";

/** @param {[string, string]} texts of the box and of the piece */
const after = (...texts) => {
  const { value, start, end } = inserted(...texts);
  return [value, value.slice(start, end)];
};

test("a piece is added to what was typed, its blank to be typed over", () => {
  assert.deepEqual(after("", "author:name"), ["author:name", "name"]);
  assert.deepEqual(after("tics ", "year:2015..2020"), ["tics year:2015..2020", "2015..2020"]);
  assert.deepEqual(after("tics", '"exact phrase"'), ['tics "exact phrase"', "exact phrase"]);
  assert.deepEqual(after("tics", "-without"), ["tics -without", "without"]);
  assert.deepEqual(after("tics", "begin*"), ["tics begin*", "begin"]);
  assert.deepEqual(after("tics", "NOT without"), ["tics NOT without", "without"]);
  assert.deepEqual(after("tics", "(this OR that)"), ["tics (this OR that)", "(this OR that)"]);
});
