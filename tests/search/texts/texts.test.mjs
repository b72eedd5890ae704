import assert from "node:assert/strict";
import { test } from "node:test";

import * as boxes from "../../../hooks/browser/texts/boxes.js";
import * as numbers from "../../../hooks/browser/texts/numbers.js";
import * as page from "../../../hooks/browser/texts/page.js";
import * as results from "../../../hooks/browser/texts/results.js";
import * as shared from "../../../hooks/browser/texts/shared.js";

test("the total is exact, with the number of papers that have every word", () => {
  assert.equal(page.summary({ total: 0, complete: 0 }, false, false), "No papers found.");
  assert.equal(page.summary({ total: 1, complete: 1 }, false, false), "1 paper.");
  assert.equal(
    page.summary({ total: 12345, complete: 12 }, false, false),
    "12,345 papers: 12 with all words, the others with some or what they mean.",
  );
  assert.equal(
    page.summary({ total: 7, complete: 0 }, false, true),
    "7 papers with some of the words or what they mean, none with all words.",
  );
});

test("a query with AND, OR or NOT says that its papers match exactly", () => {
  const exact = (/** @type {number} */ total) => page.summary({ total, complete: total, exact: true }, false, false);
  assert.deepEqual([exact(84), exact(1), exact(0)], ["84 papers match exactly.", "1 paper matches exactly.", "No paper matches exactly."]);
});

test("the years of a query are named", () => {
  const named = (/** @type {[number | null, number | null]} */ years) => page.summary({ total: 3, complete: 3, years }, false, false);
  assert.deepEqual([named([2020, 2024]), named([2022, null]), named([null, 2009])], ["3 papers, 2020–2024.", "3 papers, from 2022.", "3 papers, until 2009."]);
  assert.match(page.summary({ total: 3, complete: 1, years: [2020, 2020] }, false, false), /^3 papers, 2020: 1 with all words/);
});

test("browsing says whether all papers are shown", () => {
  assert.equal(page.summary({ total: 400, complete: 400 }, true, false), "All 400 papers.");
  assert.equal(page.summary({ total: 40, complete: 40 }, true, true), "40 papers.");
  assert.equal(page.summary({ total: 40, complete: 40, offTopic: 3 }, true, false), "All 37 papers, and 3 off-topic.");
});

test("numbers are written as the browser's own English writes them", () => {
  const english = new Intl.NumberFormat("en");
  for (const number of [0, 7, 99, 100, 999, 1000, 12345, 999999, 1000000, 12345678, -1234]) {
    assert.equal(numbers.formatted(number), english.format(number));
  }
});

test("years and numbers read as people write them", () => {
  assert.equal(numbers.papers(1000), "1,000 papers");
  assert.deepEqual([shared.years(2020, 2020), shared.years(null, 2020), shared.years(2020, null), shared.years(2010, 2020)], [
    "2020", "until 2020", "from 2020", "2010–2020",
  ]);
});

test("a single paper or word has its own form", () => {
  assert.equal(page.leftOut(1) + page.showLeftOut(1), "1 paper without a year is left out. Show it too");
  assert.equal(page.leftOut(2) + page.showLeftOut(2), "2 papers without a year are left out. Show them too");
  assert.equal(page.searchedAsWell(["tic"]), "“tic” is searched as well. ");
  assert.equal(page.searchedAsWell(["tic", "tics"]), "“tic”, “tics” are searched as well. ");
  assert.equal(boxes.headerAll(1), "All 1 paper on the search page");
});

test("words that no paper has are named", () => {
  assert.equal(page.notOnThisShelf(["dentist"]), "Not on this shelf: “dentist”. ");
  assert.equal(page.notOnThisShelf(["jail", "tummy"]), "Not on this shelf: “jail”, “tummy”. ");
});

test("a reason says what a paper has for a word, and where", () => {
  const reason = (/** @type {string} */ word, /** @type {import("../../../hooks/browser/both/types.js").Reason["found"]} */ ...found) =>
    results.reason({ word, found });
  assert.equal(reason("tics", { as: "tics", tag: false, fields: ["title", "body"] }), "“tics”: in the title and in the full text");
  assert.equal(
    reason("kids", { as: "children", tag: false, fields: ["abstract"] }, { as: "Children", tag: true, fields: ["ages"] }),
    "“kids”: as “children” in the abstract; by its tag “Children”",
  );
  assert.equal(reason("naughty"), "“naughty”: not in this paper");
});

test("in a worker, which has no page, the texts are English", () => {
  assert.equal(numbers.LOCALE, "en");
});
