import assert from "node:assert/strict";
import { test } from "node:test";

import { planQuery } from "../../../hooks/browser/worker/plan.js";
import { parseWords } from "../../../hooks/browser/worker/query.js";
import { addSpellings, joinNumbers, spellingsOf } from "../../../hooks/browser/worker/spellings.js";
import { words } from "../golden.mjs";

/**
 * The ways in which each unit of a query may be present, each as its terms.
 * @param {string} query
 */
function ways(query) {
  const { clauses } = parseWords(query);
  const units = joinNumbers(planQuery(clauses, ["abstract"], words), clauses);
  addSpellings(units, clauses, words);
  return units.map(({ atoms, ways }) => ways.map((way) => way.map((number) => atoms[number]?.text).join(" ")));
}

const PAIRS = `colour color, behavioural behavioral, tumours tumors, oestrogen estrogen, paediatric pediatric,
  anaemia anemia, haemoglobin hemoglobin, gynaecologist gynecologist, diarrhoea diarrhea, foetal fetal,
  leukaemia leukemia, aetiology etiology, faeces feces, randomised randomized, organisation organization,
  analysed analyzed, centre center, fibres fibers, catalogue catalog, labelled labeled, fulfil fulfill,
  grey gray, programme program, mould mold, mum mom, sulphate sulfate, sceptic skeptic, defence defense,
  practised practiced, judgement judgment, ageing aging`;

test("British and American spellings find each other", () => {
  for (const [british = "", american = ""] of PAIRS.split(",").map((pair) => pair.trim().split(" "))) {
    assert.deepEqual(spellingsOf(british, british), [american]);
    assert.deepEqual(spellingsOf(american, american), [british]);
  }
});

test("words that only look like the other spelling have none", () => {
  const alike = "colorectal laboratory parameter exercise promise noises disease increased citizen size prize hemisphere "
    + "analysis conversation memory author model hours source release premises surprised aerobic poem metabolic";
  for (const word of alike.split(" ")) assert.deepEqual(spellingsOf(word, word), [], word);
});

test("a name with an umlaut is found with two letters for it, and the other way round", () => {
  assert.deepEqual(spellingsOf("mueller", "Mueller"), ["muller"]);
  assert.deepEqual(spellingsOf("muller", "Müller"), ["mueller"]);
  assert.deepEqual(spellingsOf("goethe", "Goethe"), ["gothe"]);
  assert.deepEqual(spellingsOf("mueller", "mueller"), []);
  assert.deepEqual(spellingsOf("blue", "Blue"), []);
});

test("each word of a compound has its spellings", () => {
  assert.deepEqual(ways("Mueller-Vahl"), [["mueller vahl", "muellervahl", "muller vahl"]]);
  assert.deepEqual(ways("tumour-like"), [["tumour", "tumor"]]);
});

test("a name with a number is found however it is written", () => {
  const written = ["5-HT2A", "5-HT 2A", "5HT2A", "5HT 2A"].map((query) => ways(query).map((all) => all.includes("5ht2a")));
  assert.deepEqual(written, [[true], [true, true], [true], [true, true]]);
  assert.ok(ways("5-HT2A")[0]?.includes("5ht 2a"));
  assert.ok(ways("GLP 1").every((all) => all.includes("glp1")));
});

test("the number after a point is no word of its own", () => {
  assert.deepEqual(ways("22q11.2 deletion"), [["22q11"], ["delet"]]);
  assert.deepEqual(ways("version 11.2"), [["version"], ["11"], ["2"]]);
});

test("operators take a word as it is", () => {
  assert.deepEqual(ways("colour~1 tumour*"), [["colour"], ["tumour"]]);
});

test("a large number is found with and without a blank between thousands", () => {
  assert.deepEqual(ways("15857"), [["15857", "15 857"]]);
  assert.deepEqual(ways("1234567"), [["1234567", "1 234 567"]]);
  assert.deepEqual(ways("15 857"), [["15", "15857"], ["857", "15857"]]);
  assert.deepEqual(ways("2020"), [["2020"]]);
  assert.deepEqual(ways("12 34"), [["12"], ["34"]]);
});
