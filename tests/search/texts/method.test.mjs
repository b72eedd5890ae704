/** What is said of a search, as a method and on paper. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { methodCitation, methodRows } from "../../../hooks/browser/texts/method.js";
import { printedRows } from "../../../hooks/browser/texts/shared.js";

const answer = {
  total: 12, offTopic: 0, complete: 8, results: [], ids: null, facets: null, also: [], near: [], missing: [], corrections: [], hint: null, years: null, exact: false,
};
const searched = {
  site: "A shelf", base: "https://example.org/", address: "https://example.org/search/?q=bees", query: "bees", filters: ["Kind: Trial"],
  years: "2000–2020", sort: "Best match", answer, date: new Date(2026, 10, 26),
  corpus: { format: 1, files: 1, papers: 100, merged: 1, searches: 2, version: "0123456789ab" },
};
/** @param {Partial<typeof searched>} [more] */
const rows = (more) => Object.fromEntries(methodRows({ ...searched, ...more }));

test("a method has every item that PRISMA-S asks and a machine knows", () => {
  const made = rows();
  assert.equal(made["Search as run (8)"], "bees");
  assert.match(made["Understood as (8)"] ?? "", /^papers with any of the words, by their stem; 8 of 12 have all$/);
  assert.equal(made["Limits (9)"], "years 2000–2020");
  assert.equal(made["Filters (10)"], "Kind: Trial");
  assert.equal(made["Version (12)"], "0123456789ab, 100 papers");
  assert.equal(made["Date of search (13)"], "26 November 2026");
  assert.equal(made["Records found (15)"], "12");
  assert.match(made["Duplicates (16)"] ?? "", /^1 record of the corpus .* was merged/);
});

test("a method says how a query was read", () => {
  const read = {
    ...answer,
    also: [{ slug: "a", label: "Honeybee" }],
    near: [{ from: "buzzers", to: ["bees", "wasps"] }],
    missing: ["qwert"],
    corrections: [{ from: "beess", to: "bees" }],
    hint: "There is no field.",
    years: /** @type {[number, null]} */ ([2010, null]),
  };
  const said = rows({ answer: /** @type {any} */ (read) })["Understood as (8)"] ?? "";
  for (const part of ["also searched: Honeybee", "near in meaning: bees, wasps for buzzers", "in no paper: qwert", "misspelt: beess as bees", "years from 2010", "not understood: There is no field."]) {
    assert.ok(said.includes(part), part);
  }
  assert.match(rows({ answer: { ...answer, exact: true } })["Understood as (8)"] ?? "", /^exactly the papers/);
  assert.equal(rows({ query: "" })["Understood as (8)"], "every paper of the corpus");
});

test("what was not used is said to be none", () => {
  const made = rows({ filters: [], years: "" });
  assert.deepEqual([made["Limits (9)"], made["Filters (10)"]], ["none", "none"]);
});

test("a search is cited with total, version, date and address", () => {
  assert.equal(
    methodCitation(searched),
    "A shelf. Search for “bees”, Kind: Trial, 2000–2020: 12 papers. Version 0123456789ab, searched on 26 November 2026. https://example.org/search/?q=bees",
  );
});

test("paper says what is printed, and of how many", () => {
  const date = new Date(2026, 10, 26);
  const whole = Object.fromEntries(printedRows({ query: "bees", filters: ["Kind: Trial"], address: "https://example.org/", date, count: 12, total: 12 }));
  assert.deepEqual(whole, { Search: "bees", Filters: "Kind: Trial", Papers: "12", Address: "https://example.org/", "Printed on": "26 November 2026" });
  const part = Object.fromEntries(printedRows({ address: "", date, count: 10, total: 12 }));
  assert.equal(part.Papers, "the first 10 of 12");
});
