import assert from "node:assert/strict";
import { test } from "node:test";

import { countMap, shadeOf } from "../../../hooks/browser/map/counts.js";
import { random } from "../random.mjs";

const ALL = { value: "", from: null, to: null, only: false, mentions: false };
const terms = (/** @type {number} */ number) => Array.from({ length: number }, (_, at) => ({ id: `t${at}` }));

/** Makes a map, and its papers as they were before they became sets. @param {() => number} next */
function made(next) {
  const some = (/** @type {number} */ most) => Math.floor(next() * most);
  const marks = (/** @type {number} */ number) =>
    Array.from({ length: number }, (_, at) => 2 * at + some(2)).filter(() => next() < 0.5);
  const papers = Array.from({ length: 40 }, () => ({
    year: next() < 0.1 ? null : 2000 + some(20),
    only: some(2),
    rows: marks(3),
    columns: marks(4),
    filter: next() < 0.5 ? [some(2)] : [],
  }));
  /** @type {Record<"rows" | "columns" | "filter", number[][]>} */
  const sets = { rows: [], columns: [], filter: [] };
  const numbered = (/** @type {"rows" | "columns" | "filter"} */ name) =>
    papers.map((paper) => sets[name].push(paper[name]) - 1);
  const of = {
    year: papers.map(({ year }) => year),
    only: papers.map(({ only }) => only),
    rows: numbered("rows"),
    columns: numbered("columns"),
    filter: numbered("filter"),
  };
  return { papers, data: { rows: { terms: terms(3) }, columns: { terms: terms(4) }, filter: { terms: terms(2) }, sets, of } };
}

test("each number is a naive count of the papers that pass", () => {
  const next = random(14);
  for (let round = 0; round < 60; round++) {
    const { papers, data } = made(next);
    const year = () => (next() < 0.5 ? null : 2000 + Math.floor(next() * 20));
    const choice = { value: ["", "t0", "t1"][Math.floor(next() * 3)] ?? "", from: year(), to: year(), only: next() < 0.5, mentions: next() < 0.5 };
    const { value, only, mentions } = choice;
    const [from, to] = choice.from !== null && choice.to !== null ? [Math.min(choice.from, choice.to), Math.max(choice.from, choice.to)] : [choice.from, choice.to];
    const passing = papers.filter(
      (paper) =>
        (!only || paper.only === 1) &&
        (value === "" || paper.filter.includes(Number(value.slice(1)))) &&
        (from === null || (paper.year !== null && paper.year >= from)) &&
        (to === null || (paper.year !== null && paper.year <= to)),
    );
    const has = (/** @type {number[]} */ marks, /** @type {number} */ at) => marks.includes(2 * at) || (mentions && marks.includes(2 * at + 1));
    const expected = terms(3).map((_, row) => terms(4).map((_, column) => passing.filter((paper) => has(paper.rows, row) && has(paper.columns, column)).length));
    const { counts, papers: number } = countMap(data, choice);
    assert.deepEqual(counts, expected);
    const any = (/** @type {number[]} */ marks) => marks.some((mark) => mentions || mark % 2 === 0);
    assert.equal(number, passing.filter((paper) => any(paper.rows) && any(paper.columns)).length);
  }
});

test("a value that the map does not have leaves nothing", () => {
  const { data } = made(random(1));
  assert.equal(countMap(data, { ...ALL, value: "other" }).papers, 0);
  assert.equal(countMap({ ...data, filter: null }, { ...ALL, value: "t0" }).papers, 0);
});

test("a shade is the number of starts that a number reaches", () => {
  assert.deepEqual([0, 1, 2, 4, 5, 80].map((number) => shadeOf(number, [1, 2, 5])), [0, 1, 2, 2, 3, 3]);
});
