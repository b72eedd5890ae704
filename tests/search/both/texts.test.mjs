import assert from "node:assert/strict";
import { test } from "node:test";

import { papers, summary, years } from "../../../hooks/browser/both/texts.js";

test("the total is told exactly, with how many papers have every word", () => {
  assert.equal(summary({ total: 0, complete: 0 }, false, false), "No papers found.");
  assert.equal(summary({ total: 1, complete: 1 }, false, false), "1 paper.");
  assert.equal(
    summary({ total: 12345, complete: 12 }, false, false),
    "12,345 papers: 12 with all words, the others with some or what they mean.",
  );
  assert.equal(
    summary({ total: 7, complete: 0 }, false, true),
    "7 papers with some of the words or what they mean, none with all words.",
  );
});

test("browsing says whether all papers are shown", () => {
  assert.equal(summary({ total: 400, complete: 400 }, true, false), "All 400 papers.");
  assert.equal(summary({ total: 40, complete: 40 }, true, true), "40 papers.");
});

test("years and numbers read as people write them", () => {
  assert.equal(papers(1000), "1,000 papers");
  assert.deepEqual([years(2020, 2020), years(null, 2020), years(2020, null), years(2010, 2020)], [
    "2020", "until 2020", "from 2020", "2010–2020",
  ]);
});
