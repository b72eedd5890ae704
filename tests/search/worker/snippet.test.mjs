import assert from "node:assert/strict";
import { test } from "node:test";

import { snippet } from "../../../hooks/browser/worker/snippet.js";
import { words } from "../golden.mjs";

/**
 * @param {string} text
 * @param {string[]} terms
 * @param {number} [length]
 */
function shown(text, terms, length) {
  const pieces = snippet(text, (term) => terms.includes(term), words, length);
  return pieces.map(({ text, mark }) => (mark ? `[${text}]` : text)).join("");
}

test("words of the query are marked in the form used in the text", () => {
  assert.equal(shown("Severe Tics, and one tic.", ["tic"]), "Severe [Tics], and one [tic].");
});

test("a compound is marked whole", () => {
  assert.equal(shown("A low-dose trial of IL‐2.", ["dose", "il2"]), "A [low-dose] trial of [IL‐2].");
});

test("the part with most marks is shown, cut between words", () => {
  const text = `${"nothing here ".repeat(30)}tics and more tics ${"nothing there ".repeat(30)}tics`;
  const found = shown(text, ["tic"], 100);
  assert.match(found, /^… \w.*\[tics\] and more \[tics\].*\w …$/);
  assert.ok(found.length < 140);
});

test("without a mark the text's beginning is shown", () => {
  assert.match(shown("word ".repeat(100), ["tic"], 50), /^word word.* …$/);
  assert.equal(shown("", ["tic"]), "");
});

test("what is shown is the text itself, markup and all", () => {
  const text = "<img src=x onerror=alert(1)> tics & <b>more</b>";
  assert.equal(shown(text, ["tic"]), text.replace("tics", "[tics]"));
});
