import assert from "node:assert/strict";
import { test } from "node:test";

import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { clause, parseWords } from "../../../hooks/browser/worker/query.js";
import { weaken } from "../../../hooks/browser/worker/question_words.js";
import { words } from "../golden.mjs";

const FIELDS = ["abstract", "title", "topics", "conditions", "doi"];

/** @param {string} text */
const plan = (text) => planQuery(parseWords(text).clauses, FIELDS, words);

/** @param {string} text */
const terms = (text) => plan(text).map(({ atoms }) => atoms.map(({ text }) => text));

test("a word is looked for by its stem in all fields", () => {
  const [unit] = plan("Studies");
  assert.deepEqual(unit?.atoms.map(({ text, fields }) => [text, fields]), [["studi", [0, 1, 2, 3, 4]]]);
});

test("a compound is present by its parts or joined", () => {
  const [unit] = plan("IL-2");
  assert.deepEqual(unit?.atoms.map(({ text }) => text), ["il", "2", "il2"]);
  assert.deepEqual(unit?.ways, [[0, 1], [2]]);
});

test("of three joined words only the whole is present as all", () => {
  const [unit] = plan("SARS-CoV-2");
  assert.deepEqual(unit?.atoms.map(({ text }) => text), ["sar", "cov", "2", "sarscov", "cov2", "sarscov2"]);
  assert.deepEqual(unit?.ways, [[0, 1, 2], [5]]);
});

test("stop words are no units, but take a place", () => {
  const units = plan("the quality of life");
  assert.deepEqual(units.map(({ text, offset }) => [text, offset]), [["quality", 1], ["life", 3]]);
});

test("a prefix is not stemmed; its stem is searched too if it begins differently", () => {
  assert.deepEqual(terms("tic* therapies*"), [["tic"], ["therapies", "therapi"]]);
});

test("of a compound the last part is a beginning, or the whole in one word", () => {
  const [unit] = plan("low-brai*");
  assert.deepEqual(unit?.atoms.map(({ kind, text }) => [kind, text]), [["prefix", "brai"], ["term", "low"], ["prefix", "lowbrai"]]);
  assert.deepEqual(unit?.ways, [[0, 1], [2]]);
});

test("a phrase keeps the distances of its words", () => {
  const [unit] = plan('"quality of life"');
  assert.deepEqual(unit?.phrase, [{ term: "qualiti", offset: 0 }, { term: "life", offset: 2 }]);
});

test("a phrase of one word is a word, one of stop words nothing", () => {
  assert.equal(plan('"tics"')[0]?.phrase, null);
  assert.deepEqual(plan('"to be or not to be"'), []);
});

test("a DOI is looked for whole in its field", () => {
  const id = { ...clause("", ["doi"]), kind: /** @type {"id"} */ ("id"), text: "10.1186/S12888-025" };
  const [unit] = planQuery([id], FIELDS, words);
  assert.deepEqual(unit?.atoms.map(({ text, fields }) => [text, fields]), [["10.1186/s12888-025", [4]]]);
});

test("a tag is present verified or, counting next to nothing, unverified", () => {
  const tag = { ...clause("", ["conditions"]), kind: /** @type {"tag"} */ ("tag"), text: "autism", slugs: ["asd"] };
  const [unit] = planQuery([tag], FIELDS, words);
  assert.deepEqual(unit?.atoms.map(({ text, fields }) => [text, fields]), [["#is:asd", [3]], ["#may:asd", [3]]]);
  assert.ok((unit?.atoms[1]?.boost ?? 1) < 0.1);
});

test("words of questions are weak if there are others", () => {
  const units = plan("articles describing tics");
  weaken(units, words);
  assert.deepEqual(units.map(({ text, weak }) => [text, weak]), [["articles", true], ["describing", true], ["tics", false]]);
  assert.ok((units[0]?.atoms[0]?.boost ?? 1) < 1);
});

test("a query of words of questions only is searched", () => {
  const units = plan("articles");
  weaken(units, words);
  assert.deepEqual(units.map(({ weak }) => weak), [false]);
});
