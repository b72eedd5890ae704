import assert from "node:assert/strict";
import { test } from "node:test";

import whole from "lunr";

import { lunr as parts } from "../../../hooks/browser/worker/lunr_parts.js";
import { wordsOf } from "../../../hooks/browser/worker/tokenise.js";
import { texts } from "../golden.mjs";

const ENDINGS = `s es ies ed eed ing ational tional enci anci izer bli alli entli eli ousli ization ation
  ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance
  ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize y e ll`.split(/\s+/);

test("the parts of lunr that are served stem and stop as the whole does", () => {
  const prose = texts.flatMap(({ fields }) => Object.values(fields)).join(" ").toLowerCase();
  const known = [...new Set(prose.match(/[a-z]+/g))];
  const [served, reference] = [wordsOf(parts), wordsOf(whole)];
  const ended = (/** @type {string} */ word) => [word, ...ENDINGS.map((ending) => word + ending)];
  const words = known.flatMap(ended).flatMap(ended);
  assert.ok(words.length > 100_000);
  for (const word of words) {
    assert.equal(served.stem(word), reference.stem(word), word);
    assert.equal(served.isStopWord(word), reference.isStopWord(word), word);
  }
});
