/** The box that explains a word is near it, and on the screen. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../../../hooks/browser/words/place.js";

const view = { width: 400, height: 600 };
const box = { width: 300, height: 200 };

test("the box opens below the word", () => {
  assert.deepEqual(placeOf({ left: 50, top: 100, bottom: 120 }, box, view), { left: 50, top: 126 });
});

test("near the lower end of the window it opens above", () => {
  assert.deepEqual(placeOf({ left: 50, top: 500, bottom: 520 }, box, view), { left: 50, top: 294 });
});

test("where there is no room above either, the page scrolls to it below", () => {
  assert.deepEqual(placeOf({ left: 50, top: 150, bottom: 520 }, box, view), { left: 50, top: 526 });
});

test("it does not leave the window sideways", () => {
  assert.equal(placeOf({ left: 390, top: 0, bottom: 20 }, box, view).left, 94);
  assert.equal(placeOf({ left: -20, top: 0, bottom: 20 }, box, view).left, 6);
  assert.equal(placeOf({ left: 90, top: 0, bottom: 20 }, { width: 500, height: 9 }, view).left, 6);
});
