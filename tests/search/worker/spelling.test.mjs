import assert from "node:assert/strict";
import { test } from "node:test";

import { within } from "../../../hooks/browser/worker/spelling.js";
import lunr from "lunr";
import { random } from "../random.mjs";

test("the words near a word are those that lunr finds", () => {
  const next = random(7);
  const letters = "abc";
  const word = () => Array.from({ length: 1 + Math.floor(next() * 5) }, () => letters[Math.floor(next() * 3)]).join("");
  const words = [...new Set(Array.from({ length: 400 }, word))].sort();
  // The types of lunr leave these out.
  const { TokenSet } = /** @type {any} */ (lunr);
  const all = TokenSet.fromArray(words);
  for (const asked of words.slice(0, 60)) {
    for (const edits of [1, 2]) {
      const expected = all.intersect(TokenSet.fromFuzzyString(asked, edits)).toArray().sort();
      assert.deepEqual(words.filter((other) => within(asked, other, edits)), expected, `${asked}~${edits}`);
    }
  }
});

test("an exchange of neighbours is one edit", () => {
  assert.ok(within("autsim", "autism", 1));
  assert.ok(!within("autsim", "autist", 1));
});
