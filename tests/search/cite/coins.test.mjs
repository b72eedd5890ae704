/** COinS say what a list shows, and guess nothing. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { coins, doiOf, readLine } from "../../../hooks/browser/cite/coins.js";

test("all that is known is in the span", () => {
  const said = new URLSearchParams(coins({ title: "A & B = C", authors: ["A. Berg", "C. Doe"], journal: "J", date: "2020", doi: "10.1/a", address: "https://example.org/" }));
  assert.equal(said.get("ctx_ver"), "Z39.88-2004");
  assert.equal(said.get("rft.atitle"), "A & B = C");
  assert.deepEqual(said.getAll("rft.au"), ["A. Berg", "C. Doe"]);
  assert.equal(said.get("rft_id"), "info:doi/10.1/a");
});

/** All that a list may know of a paper without a DOI, and where Zotero reads it, in its order. */
const PAPER = { title: "A & B = C", authors: ["A. Berg", "C. Doe"], journal: "J + K", date: "2020-05", address: "https://example.org/papers/a/" };
const FIELDS = {
  article: ["info:ofi/fmt:kev:mtx:journal", "article", "rft.jtitle"],
  preprint: ["info:ofi/fmt:kev:mtx:journal", "preprint", "rft.publisher"],
  chapter: ["info:ofi/fmt:kev:mtx:book", "bookitem", "rft.btitle"],
};

for (const [kind, [format, genre, container]] of Object.entries(FIELDS)) {
  test(`a paper without a DOI has every field that is known: ${kind}`, () => {
    assert.deepEqual([...new URLSearchParams(coins({ ...PAPER, kind }))], [
      ["ctx_ver", "Z39.88-2004"],
      ["rft_val_fmt", format],
      ["rft.genre", genre],
      ["rft.atitle", PAPER.title],
      [container, PAPER.journal],
      ["rft.date", PAPER.date],
      ["rft.au", "A. Berg"],
      ["rft.au", "C. Doe"],
      ["rft_id", PAPER.address],
      ...(kind === "preprint" ? [["rft.type", "preprint"]] : []),
    ]);
  });
}

test("without a DOI the address of the page is the id, and what is not known is left out", () => {
  const said = new URLSearchParams(coins({ title: "A", address: "https://example.org/papers/a/" }));
  assert.equal(said.get("rft_id"), "https://example.org/papers/a/");
  assert.deepEqual([said.has("rft.jtitle"), said.has("rft.date"), said.has("rft.au")], [false, false, false]);
});

test("some of the authors are named only if no DOI leads to all", () => {
  const authors = (/** @type {string} */ doi, /** @type {boolean} */ cut) =>
    new URLSearchParams(coins({ ...PAPER, doi, cut })).getAll("rft.au").length;
  assert.deepEqual([authors("10.1/a", true), authors("10.1/a", false), authors("", true), authors("", false)], [0, 2, 2, 2]);
});

test("an id tells a DOI unless another one is named", () => {
  assert.equal(doiOf("10.1186-s12888-025", undefined), "10.1186/s12888-025");
  assert.equal(doiOf("10.1093-brain-awy254", "10.1093/brain/awy254"), "10.1093/brain/awy254");
  assert.equal(doiOf("10.1186-s12888-025", ""), "");
  assert.equal(doiOf("chasteberry", undefined), "");
  assert.equal(doiOf("10.1186", undefined), "");
});

test("a line with authors, journal and year is read", () => {
  assert.deepEqual(readLine("A. Berg, C. Doe et al. · Journal of things · 2020"), {
    authors: ["A. Berg", "C. Doe"],
    cut: true,
    journal: "Journal of things",
    date: "2020",
  });
});

test("a line with all authors is not cut", () => {
  assert.equal(readLine("A. Berg, C. Doe · Journal of things · 2020").cut, false);
});

test("a line that could mean two things gives only the year", () => {
  assert.deepEqual(readLine("A. Berg · 2020"), { date: "2020" });
  assert.deepEqual(readLine("A. Berg · Things · of all kinds · 2020"), { date: "2020" });
  assert.deepEqual(readLine("no date"), { date: undefined });
});
