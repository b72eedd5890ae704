import assert from "node:assert/strict";
import { test } from "node:test";

import { isPlain, parseWords } from "../../../hooks/browser/worker/query.js";
import { typed } from "../../../hooks/browser/worker/typed.js";

/** @param {string} text */
const brief = (text) =>
  parseWords(text).clauses.map(({ kind, text, fields, presence }) => [kind, text, fields, presence].filter(Boolean).join(" "));

/** @param {string} text */
function lastTyped(text) {
  const { clauses } = parseWords(text);
  typed(text, clauses.at(-1));
  return clauses.at(-1);
}

test("words, phrases and their signs are plain, all else is the language's", () => {
  for (const text of ["tics", "+tics -adult", '"quality of life"', "tic* tourete~2 tics^3", "low-dose IL-2", "and or not"]) {
    assert.ok(isPlain(text), text);
  }
  const others = [
    "title:tics", "(tics)", "tics AND sleep", "NOT tics", "tics OR", "tics[ti]", '"a b"~3', "tics 2020", "since 2020",
    "10.1186/s12888", "PMID 31234567", "*phenidate", "neuro*inflammation", "year >2020", "Sleep: a review",
  ];
  for (const text of others) assert.ok(!isPlain(text), text);
});

test("words are optional, signs require and prohibit", () => {
  assert.deepEqual(brief("tics +sleep -adult"), ["words tics optional", "words sleep required", "words adult prohibited"]);
});

test("quotes make a phrase, which must hold", () => {
  assert.deepEqual(brief('"quality of life" -"side effects"'), [
    "phrase quality of life required",
    "phrase side effects prohibited",
  ]);
});

test("a phone's quotation marks are quotation marks", () => {
  assert.deepEqual(brief("“quality of life” -„side effects“"), brief('"quality of life" -"side effects"'));
  assert.ok(!isPlain("“a b”~3"));
});

test("in a long sentence quotes only emphasise", () => {
  const sentence = 'is there any way in which one can say "type correct" of messages between two processes';
  assert.ok(brief(sentence).includes("phrase type correct optional"));
});

test("a missing quotation mark leaves words and a hint", () => {
  const query = parseWords('"quality of life');
  assert.match(query.hint ?? "", /quotation mark/);
  assert.deepEqual(query.clauses.map(({ kind }) => kind), ["words", "words", "words"]);
});

test("stars, tildes and carets end a word", () => {
  const [prefix, fuzzy, far, boosted] = parseWords("tic* tourete~ tic~9 tic^3").clauses;
  assert.equal(prefix?.prefix, true);
  assert.deepEqual([fuzzy?.text, fuzzy?.distance, far?.distance], ["tourete", 1, 2]);
  assert.deepEqual([boosted?.text, boosted?.boost], ["tic", 3]);
});

test("the last word is a beginning while it is typed", () => {
  assert.deepEqual([lastTyped("severe tou")?.prefix, lastTyped("severe tou")?.typing], [true, true]);
  assert.equal(lastTyped("severe to")?.prefix, false);
  assert.equal(lastTyped("severe tou ")?.prefix, false);
  assert.deepEqual([lastTyped("tou*")?.prefix, lastTyped("tou*")?.typing], [true, false]);
});

test("nothing that can be typed is an error", () => {
  for (const text of ["", " ", "+", "-", '"', '""', "*", "~", "^", "+-tic", "\\"]) {
    assert.doesNotThrow(() => parseWords(text), text);
    assert.doesNotThrow(() => lastTyped(text), text);
  }
});
