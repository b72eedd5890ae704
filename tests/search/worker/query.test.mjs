import assert from "node:assert/strict";
import { test } from "node:test";

import * as queries from "../../../hooks/browser/worker/query.js";
import { askedFacets } from "../golden.mjs";

/** @param {string} text */
const parseQuery = (text) => queries.parseQuery(text, askedFacets);
/** @param {string} text */
const parseTyped = (text) => queries.parseTyped(text, askedFacets);

/** @param {string} text */
const brief = (text) =>
  parseQuery(text).clauses.map(({ kind, text, field, presence }) => [kind, text, field, presence].filter(Boolean).join(" "));

test("words are optional, signs require and prohibit", () => {
  assert.deepEqual(brief("tics +sleep -adult"), ["words tics optional", "words sleep required", "words adult prohibited"]);
});

test("a field restricts, by any of its names", () => {
  assert.deepEqual(brief("author:Cao title:tics text:more"), [
    "words Cao authors required",
    "words tics title required",
    "words more body required",
  ]);
});

test("a facet of the shelf is a field, by its name and by that of its section", () => {
  assert.deepEqual(brief('condition:tics topics: "gene therapy"'), [
    "tag tics conditions required",
    "tag gene therapy topics required",
  ]);
  assert.deepEqual(brief("design:trial ages:adults"), ["tag trial designs required", "tag adults ages required"]);
  assert.deepEqual(brief("has:trial plant:rose"), ["words has trial optional", "words plant rose optional"]);
});

test("quotes make a phrase, which must hold", () => {
  assert.deepEqual(brief('"quality of life" -"side effects"'), [
    "phrase quality of life required",
    "phrase side effects prohibited",
  ]);
});

test("a quoted author is words of a name, in any order", () => {
  assert.deepEqual(brief('author:"Peter Schmidt" -author:"Xia Cao"'), [
    "words Peter authors required",
    "words Schmidt authors required",
    "phrase Xia Cao authors prohibited",
  ]);
});

test("in a long sentence quotes only emphasise", () => {
  const sentence = 'is there any way in which one can say "type correct" of messages between two processes';
  assert.ok(brief(sentence).includes("phrase type correct optional"));
});

test("a space after the colon of a field does not part them", () => {
  assert.deepEqual(brief('author: Cao -title:  tics journal: "plain things"'), [
    "words Cao authors required",
    "words tics title prohibited",
    "phrase plain things journal required",
  ]);
  assert.deepEqual(brief("subtitle: Cao"), ["words subtitle: optional", "words Cao optional"]);
});

test("conditions and topics are named, not searched as words", () => {
  assert.deepEqual(brief('condition:tourette topic:"gene therapy"'), [
    "tag tourette conditions required",
    "tag gene therapy topics required",
  ]);
});

test("years filter", () => {
  const years = (/** @type {string} */ text) => parseQuery(text).years;
  assert.deepEqual(years("year:2015..2020"), [2015, 2020]);
  assert.deepEqual(years("year:2019"), [2019, 2019]);
  assert.deepEqual(years("year:2019.."), [2019, 9999]);
  assert.deepEqual(years("year:..2019"), [0, 2019]);
  assert.deepEqual(years("year: 2020..2015"), [2015, 2020]);
});

test("a value that is no year is a word, with a hint", () => {
  const query = parseQuery("year:soon");
  assert.equal(query.years, null);
  assert.match(query.hint ?? "", /year:2015\.\.2020/);
  assert.deepEqual(brief("year:soon"), ["words soon optional"]);
});

test("a DOI is one thing, however it was pasted", () => {
  const doi = "doi 10.1186/s12888-025-07389-9 doi required";
  assert.deepEqual(brief("10.1186/s12888-025-07389-9"), [doi]);
  assert.deepEqual(brief("https://doi.org/10.1186/s12888-025-07389-9."), [doi]);
  assert.deepEqual(brief("https://dx.doi.org/10.1186/s12888-025-07389-9"), [doi]);
  assert.deepEqual(brief("doi:10.1186/s12888-025-07389-9"), [doi]);
  assert.deepEqual(brief("10.1016/S0140-6736(25)01637-X"), ["doi 10.1016/S0140-6736(25)01637-X doi required"]);
});

test("a name that is no field is a word", () => {
  assert.deepEqual(brief("covid:19"), ["words covid 19 optional"]);
});

test("a missing quotation mark leaves words and a hint", () => {
  const query = parseQuery('"quality of life');
  assert.match(query.hint ?? "", /quotation mark/);
  assert.deepEqual(query.clauses.map(({ kind }) => kind), ["words", "words", "words"]);
});

test("stars, tildes and carets end a word", () => {
  const [prefix, fuzzy, far, boosted] = parseQuery("tic* tourete~ tic~9 tic^3").clauses;
  assert.equal(prefix?.prefix, true);
  assert.deepEqual([fuzzy?.text, fuzzy?.distance, far?.distance], ["tourete", 1, 2]);
  assert.deepEqual([boosted?.text, boosted?.boost], ["tic", 3]);
});

test("the last word is a beginning while it is typed", () => {
  const last = (/** @type {string} */ text) => parseTyped(text).clauses.at(-1);
  assert.deepEqual([last("severe tou")?.prefix, last("severe tou")?.typing], [true, true]);
  assert.equal(last("severe to")?.prefix, false);
  assert.equal(last("severe tou ")?.prefix, false);
  assert.deepEqual([last("tou*")?.prefix, last("tou*")?.typing], [true, false]);
});

test("nothing that can be typed is an error", () => {
  for (const text of ["", " ", "+", "-", '"', '""', ":", "title:", "a:b:c", "*", "~", "^", "+-tic", "((", "\\", "year:"]) {
    assert.doesNotThrow(() => parseQuery(text), text);
    assert.doesNotThrow(() => parseTyped(text), text);
  }
});
