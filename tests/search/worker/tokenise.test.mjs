import assert from "node:assert/strict";
import { test } from "node:test";

import { isTag, tagTerm } from "../../../hooks/browser/worker/tags.js";
import { compounds, fold, partsOf, spoken, terms, termsOfCompound } from "../../../hooks/browser/worker/tokenise.js";
import { tokens, words } from "../golden.mjs";

for (const { text, terms: expected } of tokens) {
  test(`the terms of ${JSON.stringify(text.slice(0, 40))} are Python's`, () => {
    assert.deepEqual(terms(text, words), expected);
  });
}

test("folding takes case, marks, ligatures, width and Greek away", () => {
  assert.equal(fold("Naïve ﬁbre Ｆｕｌｌ ß β İ"), "naive fibre full ss beta i");
});

test("hyphens join words to a compound, dashes do not", () => {
  assert.deepEqual(compounds("low-dose — IL‐2"), ["low-dose", "il-2"]);
});

test("a compound gives its parts, and its neighbours joined", () => {
  assert.deepEqual(termsOfCompound("il-2-induced", words), {
    parts: ["il", "2", "induc"],
    joins: ["il2", "2induced", "il2induced"],
  });
});

test("possessives and apostrophes leave a word", () => {
  assert.deepEqual(partsOf("tourette's-like"), ["tourette", "like"]);
});

test("no text gives the term of a tag", () => {
  assert.ok(isTag(tagTerm("asd")));
  assert.ok(terms("#is:asd #may:asd", words).every((term) => !isTag(term)));
});

test("words of other letters than a to z are not stemmed", () => {
  assert.equal(words.stem("studies"), "studi");
  assert.equal(words.stem("2studies"), "2studies");
});

test("a sentence is found in a text whatever its case and signs", () => {
  assert.ok(spoken("We show: Tics, in Low-Dose trials!").includes(spoken("tics in low dose")));
  assert.ok(!spoken("antics in").includes(spoken("tics in")));
});
