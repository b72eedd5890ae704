/** COinS say what a list shows, and guess nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { coins, readLine } from "../../../hooks/browser/cite/coins.js";

test("all that is known is in the span", () => {
  const said = new URLSearchParams(coins({ title: "A & B = C", authors: ["A. Berg", "C. Doe"], journal: "J", date: "2020", doi: "10.1/a", address: "https://example.org/" }));
  assert.equal(said.get("ctx_ver"), "Z39.88-2004");
  assert.equal(said.get("rft.atitle"), "A & B = C");
  assert.deepEqual(said.getAll("rft.au"), ["A. Berg", "C. Doe"]);
  assert.equal(said.get("rft_id"), "info:doi/10.1/a");
});

test("without a DOI the address of the page is the id", () => {
  const said = new URLSearchParams(coins({ title: "A", address: "https://example.org/papers/a/" }));
  assert.equal(said.get("rft_id"), "https://example.org/papers/a/");
  assert.deepEqual([said.has("rft.jtitle"), said.has("rft.date"), said.has("rft.au")], [false, false, false]);
});

test("a line with authors, journal and year is read", () => {
  assert.deepEqual(readLine("A. Berg, C. Doe et al. · Journal of things · 2020"), {
    authors: ["A. Berg", "C. Doe"],
    journal: "Journal of things",
    date: "2020",
  });
});

test("a line that could mean two things gives only the year", () => {
  assert.deepEqual(readLine("A. Berg · 2020"), { date: "2020" });
  assert.deepEqual(readLine("A. Berg · Things · of all kinds · 2020"), { date: "2020" });
  assert.deepEqual(readLine("no date"), { date: undefined });
});
