import assert from "node:assert/strict";
import { test } from "node:test";

import { byCount, countValues, filtered, flagFacets, narrow, UNDATED, yearFacet } from "../../../hooks/browser/worker/facets.js";
import { random } from "../random.mjs";

const ROUNDS = 60;

/**
 * A corpus of made-up papers with three facets, some filters, and what a query found.
 * @param {() => number} next
 */
function made(next) {
  const documents = Math.floor(next() * 40);
  const facets = ["a", "b", "c"].map((name) => {
    const values = Array.from({ length: 1 + Math.floor(next() * 4) }, (_, i) => ({ slug: `${name}${i}`, label: `${i}` }));
    const sets = Array.from({ length: 1 + Math.floor(next() * 5) }, () => [...values.keys()].filter(() => next() < 0.4));
    const about = sets.map((set) => set.filter(() => next() < 0.5));
    const codes = Array.from({ length: documents }, () => Math.floor(next() * sets.length));
    const chosen = next() < 0.6 ? values.map(({ slug }) => slug).filter(() => next() < 0.5) : [];
    return { name, values, sets, about, codes, chosen };
  });
  const matched = Uint8Array.from({ length: documents }, () => Number(next() < 0.7));
  return { documents, facets, matched };
}

/**
 * The naive filter: a document passes a facet if it has a chosen value, or none is chosen.
 * @param {Pick<ReturnType<typeof made>["facets"][number], "values" | "sets" | "codes" | "chosen">} facet
 * @param {number} document
 */
function passes({ values, sets, codes, chosen }, document) {
  const having = (sets[codes[document] ?? -1] ?? []).map((value) => values[value]?.slug ?? "");
  return chosen.length === 0 || having.some((slug) => chosen.includes(slug));
}

test("filters and counts equal those computed paper by paper", () => {
  const next = random(11);
  for (let round = 0; round < ROUNDS; round++) {
    const { documents, facets, matched } = made(next);
    const columns = facets.map((facet) =>
      facet.chosen.length > 0 ? filtered(facet, (slug) => facet.chosen.includes(slug)) : facet,
    );
    const { selected, strong, total, counts } = narrow(matched, columns);
    const all = [...Array(documents).keys()].filter((document) => matched[document]);
    const expected = all.filter((document) => facets.every((facet) => passes(facet, document)));
    assert.deepEqual([...selected.keys()].filter((document) => selected[document]), expected);
    assert.equal(total, expected.length);
    const about = expected.filter((document) => facets.every((one) => passes({ ...one, sets: one.about }, document)));
    assert.deepEqual([...strong.keys()].filter((document) => strong[document]), about);
    facets.forEach((facet, i) => {
      const others = all.filter((document) => facets.every((other) => other === facet || passes(other, document)));
      const values = countValues(facet, /** @type {Uint32Array} */ (counts[i]));
      for (const { slug, count, about } of values) {
        const having = others.filter((document) => passes({ ...facet, chosen: [slug] }, document));
        assert.equal(count, having.length, `${facet.name}: ${slug}`);
        const mainly = having.filter((document) => passes({ ...facet, sets: facet.about, chosen: [slug] }, document));
        assert.equal(about, mainly.length, `about ${facet.name}: ${slug}`);
      }
    });
  }
});

test("values are counted in their order, and sorted by papers about them, all papers, label", () => {
  const values = [
    { slug: "x", label: "Beta" },
    { slug: "y", label: "Alpha" },
    { slug: "z", label: "Gamma" },
  ];
  const facet = { name: "f", values, sets: [[0], [1], [2]], about: [[0], [1], [2]], codes: [] };
  const counted = (about = facet.about) => countValues({ ...facet, about }, Uint32Array.from([1, 1, 5]));
  const slugs = (/** @type {ReturnType<typeof counted>} */ found) => found.sort(byCount).map(({ slug }) => slug);
  assert.deepEqual(counted().map(({ slug, count }) => `${slug} ${count}`), ["x 1", "y 1", "z 5"]);
  assert.deepEqual(slugs(counted()), ["z", "y", "x"]);
  assert.deepEqual(slugs(counted([[0], [], []])), ["x", "z", "y"]);
});

test("a filter that no value meets leaves nothing", () => {
  const facet = { name: "f", values: [{ slug: "x", label: "X" }], sets: [[0], []], about: [[0], []], codes: [0, 1] };
  const { total } = narrow(Uint8Array.from([1, 1]), [filtered(facet, () => false)]);
  assert.equal(total, 0);
});

test("years are a facet in order, papers without one a value after them", () => {
  const facet = yearFacet([[2025, 2], [2019, 1], [null, 2]]);
  assert.deepEqual(facet.values.map(({ slug }) => slug), ["2019", "2025", UNDATED]);
  assert.deepEqual(Array.from(facet.codes, (code) => facet.sets[code]), [[1], [1], [0], [2], [2]]);
});

test("flags are separate facets, also a requested one that no paper has", () => {
  const facet = { name: "has", values: [{ slug: "abstract", label: "" }], sets: [[0], []], about: [[0], []], codes: [0, 1] };
  const flags = flagFacets(facet, ["summary"]);
  assert.deepEqual(flags.map(({ name, sets }) => [name, sets]), [
    ["has:abstract", [[0], []]],
    ["has:summary", [[], []]],
  ]);
});
