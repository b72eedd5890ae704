import assert from "node:assert/strict";
import { test } from "node:test";

import { expand } from "../../../hooks/browser/worker/expand.js";
import { Vocabulary } from "../../../hooks/browser/worker/vocabulary.js";
import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { clause, parseWords } from "../../../hooks/browser/worker/query.js";
import { weaken } from "../../../hooks/browser/worker/question_words.js";
import { TAG_WEIGHT } from "../../../hooks/browser/worker/tuning.js";
import { askedFacets, words } from "../golden.mjs";

const FIELDS = ["abstract", "topics", "conditions"];
const vocabulary = new Vocabulary(
  [
    ["condition", "adhd", "ADHD", ["adhd", "attent problem", "on the spectrum"], ["ADD"]],
    ["condition", "tourette-syndrome", "Tourette syndrome", ["tourett syndrom", "tic"], ["TS"]],
    ["condition", "tic-disorders", "Tic disorders", ["tic"], []],
    ["topic", "gene-therapy", "Gene therapy", ["gene therapi"], []],
    ["topic", "plants", "Plants", ["plant"], []],
    ["topic", "beans", "Beans", ["bean"], [], 4],
    ["topic", "runner-beans", "Runner beans", ["runner bean", "scarlet emperor"], [], 5],
    ["condition", "autism", "孤独症", ["孤 独 症", "自 闭 症"], []],
  ],
  words,
);

/**
 * @param {string} text
 * @param {string[]} [excluded]
 * @param {import("../../../hooks/browser/worker/query.js").Clause[]} [others] further clauses
 */
function expanded(text, excluded = [], others = []) {
  const clauses = [...parseWords(text).clauses, ...others];
  const units = planQuery(clauses, FIELDS, words);
  return { units, also: expand(units, clauses, FIELDS, vocabulary, askedFacets, excluded) };
}

/** @param {string} text */
const slugs = (text) => expanded(text).also.map(({ slug }) => slug);

test("a name means its term, in any form of its words", () => {
  assert.deepEqual(slugs("attention problems in school"), ["adhd"]);
  assert.deepEqual(slugs("ADHD"), ["adhd"]);
  assert.deepEqual(slugs("Tourette Syndromes"), ["tourette-syndrome"]);
});

test("a name of several words is one only together", () => {
  assert.deepEqual(slugs("attention"), []);
  assert.deepEqual(slugs("problems of attention"), []);
});

test("stop words belong to a name", () => {
  assert.deepEqual(slugs("on the spectrum"), ["adhd"]);
  assert.deepEqual(slugs("spectrum"), []);
});

test("a word may name several terms", () => {
  assert.deepEqual(slugs("tics"), ["tourette-syndrome", "tic-disorders"]);
});

test("abbreviations that are also words match only with the same case", () => {
  assert.deepEqual(slugs("TS"), ["tourette-syndrome"]);
  assert.deepEqual(slugs("ts"), []);
  assert.deepEqual(slugs("add to"), []);
});

test("a name in a script without blanks means its term where it is typed alone", () => {
  assert.deepEqual(slugs("儿童 自闭症"), ["autism"]);
  assert.deepEqual(slugs("自闭 症"), ["autism"]);
  assert.deepEqual(slugs("儿童自闭症"), []);
});

test("what a person excluded is not added", () => {
  assert.deepEqual(expanded("tics", ["tic-disorders"]).also.map(({ slug }) => slug), ["tourette-syndrome"]);
});

test("every word of a name may be replaced by its tag, which counts once", () => {
  const { units } = expanded("attention problems");
  const tags = units.map(({ atoms }) => atoms.at(-1));
  assert.deepEqual(tags.map((atom) => [atom?.text, atom?.fields]), [["#is:adhd", [2]], ["#is:adhd", [2]]]);
  assert.deepEqual(units.map(({ ways }) => ways.at(-1)), [[1], [1]]);
  assert.equal(tags.reduce((sum, atom) => sum + (atom?.boost ?? 0), 0), TAG_WEIGHT);
});

test("prohibited, quoted and fielded words are taken literally", () => {
  const inTopics = { ...clause("", ["topics"]), text: "adhd" };
  assert.deepEqual(expanded('-adhd "attention problems" tics~1', [], [inTopics]).also, []);
});

test("a value of condition: is a slug, a name, or words of a name", () => {
  const resolve = (/** @type {string} */ text) => vocabulary.resolve(text, ["condition"]).map(({ slug }) => slug);
  assert.deepEqual(resolve("tourette-syndrome"), ["tourette-syndrome"]);
  assert.deepEqual(resolve("attention problems"), ["adhd"]);
  assert.deepEqual(resolve("Tourette"), ["tourette-syndrome"]);
  assert.deepEqual(resolve("gene-therapy"), []);
  assert.deepEqual(resolve("…"), []);
});

test("words of a name are known as such, with those of questions beside them", () => {
  const { clauses } = parseWords("papers on attention problems");
  const units = planQuery(clauses, FIELDS, words);
  weaken(units, words);
  expand(units, clauses, FIELDS, vocabulary, askedFacets, []);
  assert.deepEqual(units.map(({ naming }) => naming), [undefined, true, true]);
});

test("a name means its term first, then the class of the term, which has others too", () => {
  assert.deepEqual(slugs("Scarlet Emperor"), ["runner-beans", "beans"]);
  const { units } = expanded("Scarlet Emperor");
  for (const { atoms } of units) {
    const [, term, above] = atoms;
    assert.deepEqual([term?.text, above?.text], ["#is:runner-beans", "#is:beans"]);
    assert.ok((term?.boost ?? 0) > (above?.boost ?? 0));
  }
});

test("a heading of a whole facet is no class", () => {
  assert.deepEqual(slugs("beans"), ["beans"]);
});

test("a term that the words name themselves is not its narrower term's class", () => {
  const { units } = expanded("runner beans and beans");
  const own = units.at(-1)?.atoms.map(({ text }) => text);
  assert.deepEqual(own, ["bean", "#is:beans"]);
});

test("a class can be left out", () => {
  assert.deepEqual(expanded("runner beans", ["beans"]).also.map(({ slug }) => slug), ["runner-beans"]);
});
