import assert from "node:assert/strict";
import { test } from "node:test";

import { byDate } from "../../../hooks/browser/worker/dates.js";
import { goldenEngine, texts } from "../golden.mjs";
import { random } from "../random.mjs";

/**
 * A store of some years; files of ranks are counted.
 * @param {[year: number | null, ranks: number[]][]} runs
 * @param {number} offTopic
 */
function storeOf(runs, offTopic) {
  /** @type {string[]} */
  const loaded = [];
  const sorted = (/** @type {number[]} */ ranks) => ranks.every((rank, i) => rank >= (ranks[i - 1] ?? 0));
  const years = runs.map(([year, ranks]) => [year, ranks.length, ...(sorted(ranks) ? [] : [1])]);
  const documents = runs.reduce((sum, [, ranks]) => sum + ranks.length, 0);
  const store = {
    manifest: async () => ({ years, documents, offTopic }),
    file: async (/** @type {string} */ name) => {
      loaded.push(name);
      return Uint16Array.from(runs[Number(name.split("/")[1])]?.[1] ?? []);
    },
  };
  return { store: /** @type {any} */ (store), loaded, documents };
}

test("papers are sorted by date in both orders, and pages of them follow one another", async () => {
  const next = random(7);
  const ranks = () => Array.from({ length: 1 + Math.floor(next() * 9) }, () => Math.floor(next() * 4));
  for (let round = 0; round < 100; round++) {
    const stray = ranks();
    const undated = ranks().map(() => 0);
    /** @type {[number | null, number[]][]} */
    const runs = [[2024, ranks()], [2023, ranks()], [2001, ranks()], [null, undated], [2022, stray]];
    const { store, documents } = storeOf(runs, stray.length);
    const selected = Uint8Array.from({ length: documents }, () => Number(next() < 0.6));
    const papers = runs.flatMap(([year, own], run) => own.map((rank) => ({ year, rank, run })));
    const places = [...papers.keys()].filter((document) => selected[document]);
    const at = (/** @type {number} */ document) => /** @type {(typeof papers)[0]} */ (papers[document]);
    const naive = [...places].sort((a, b) => at(a).run - at(b).run || at(a).rank - at(b).rank);
    const dated = naive.filter((document) => at(document).run < 3);
    const rest = naive.filter((document) => at(document).run >= 3);
    assert.deepEqual(await byDate(selected, "newest", 0, documents, store), naive);
    const oldest = await byDate(selected, "oldest", 0, documents, store);
    assert.deepEqual(oldest, [...dated.reverse(), ...rest]);
    for (const [order, all] of /** @type {const} */ ([["newest", naive], ["oldest", oldest]])) {
      const [offset, limit] = [Math.floor(next() * 20), Math.floor(next() * 9)];
      assert.deepEqual(await byDate(selected, order, offset, limit, store), all.slice(offset, offset + limit));
    }
  }
});

test("only the files of years that are shown are loaded", async () => {
  /** @type {[number, number[]][]} */
  const runs = [[2024, [0, 0, 1]], [2023, [1, 0, 2]], [2022, [1, 0]], [2021, [1, 0]]];
  const { store, loaded, documents } = storeOf(runs, 0);
  const all = new Uint8Array(documents).fill(1);
  assert.deepEqual(await byDate(all, "newest", 0, 3, store), [0, 1, 2]);
  assert.deepEqual(loaded, []);
  assert.deepEqual(await byDate(all, "newest", 6, 2, store), [7, 6]);
  assert.deepEqual(loaded, ["dates/2"]);
  assert.deepEqual(await byDate(all, "newest", 0, 0, store), []);
  assert.deepEqual(loaded, ["dates/2"]);
});

test("of years with one paper among the results no file is loaded, and the others at the same time", async () => {
  const years = 30;
  const runs = Array.from({ length: years }, (_, i) => /** @type {[number, number[]]} */ ([2030 - i, [1, 0]]));
  const { store, loaded, documents } = storeOf(runs, 0);
  const first = Uint8Array.from({ length: documents }, (_, document) => 1 - (document % 2));
  assert.equal((await byDate(first, "newest", 0, documents, store)).length, years);
  assert.deepEqual(loaded, []);
  /** @type {(() => void)[]} */
  const waiting = [];
  const { file } = store;
  store.file = async (/** @type {string} */ name) => {
    await new Promise((resolve) => waiting.push(() => resolve(null)));
    return file(name);
  };
  const found = byDate(new Uint8Array(documents).fill(1), "newest", 3, 4, store);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(waiting.length, 3);
  for (const go of waiting) go();
  assert.deepEqual(await found, [2, 5, 4, 7]);
});

test("the papers of the golden index are in order of the dates that they were given", async () => {
  const { store } = goldenEngine();
  const { documents, offTopic, years } = await store.manifest();
  assert.ok(years.some(([, , ranked]) => ranked));
  const compared = (/** @type {number} */ document) => (texts[document]?.date ?? []).reduce((sum, part) => 100 * sum + part, 0);
  const shelved = [...texts.keys()].slice(0, documents - offTopic);
  const undated = shelved.filter((document) => compared(document) === 0);
  assert.ok(undated.length > 0 && offTopic > 0);
  const stray = [...texts.keys()].slice(documents - offTopic);
  // Papers of one date are in order of their numbers, or in the opposite one.
  const newest = shelved.filter((document) => compared(document) > 0).sort((a, b) => compared(b) - compared(a) || a - b);
  const all = new Uint8Array(documents).fill(1);
  assert.deepEqual(await byDate(all, "newest", 0, documents, store), [...newest, ...undated, ...stray]);
  assert.deepEqual(await byDate(all, "oldest", 0, documents, store), [...newest.reverse(), ...undated, ...stray]);
});
