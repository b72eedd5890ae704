/** Orders papers by date: years are in the index's order, and a file tells which papers of a year are newer. */

import { decodeColumn } from "./codec.js";

/** @typedef {"newest" | "oldest"} Order */

/**
 * Returns some of the selected papers by date, those without one last, then off-topic ones.
 * @param {Uint8Array} selected for each document 1 or 0
 * @param {Order} order
 * @param {number} offset
 * @param {number} limit
 * @param {import("./store.js").Store} store
 * @returns {Promise<number[]>}
 */
export async function byDate(selected, order, offset, limit, store) {
  if (limit <= 0) return [];
  const shown = [];
  const end = offset + limit;
  let seen = 0;
  for (const run of await runs(order, store)) {
    if (seen >= end) break;
    const places = [...selected.subarray(run.first, run.end).keys()].filter((at) => selected[run.first + at]);
    const [from, to] = [Math.max(0, offset - seen), end - seen];
    if (from < places.length) shown.push({ run, places, from, to });
    seen += places.length;
  }
  // All at once, and none for a single paper.
  const parts = shown.map(async ({ run, places, from, to }) => {
    if (run.backwards) places.reverse();
    if (run.ranked && places.length > 1) sortBy(await ranksOf(run, store), places, run.backwards);
    return places.slice(from, to).map((at) => run.first + at);
  });
  return (await Promise.all(parts)).flat();
}

/**
 * Loads for each paper of a run how many dates of the run are newer.
 * @param {{number: number, first: number, end: number}} run
 * @param {import("./store.js").Store} store
 */
function ranksOf({ number, first, end }, store) {
  return store.file(`dates/${number}`, (bytes) => decodeColumn(bytes, end - first));
}

/**
 * Returns the years in the order in which they are shown, each as a run of papers.
 * @param {Order} order
 * @param {import("./store.js").Store} store
 */
async function runs(order, store) {
  const { years, documents, offTopic } = await store.manifest();
  let end = 0;
  const all = years.map(([year, papers, ranked = 0], number) => {
    const first = end;
    end += papers;
    const dated = year !== null && end <= documents - offTopic;
    return { number, first, end, ranked, dated, backwards: dated && order === "oldest" };
  });
  const dated = all.filter((run) => run.dated);
  if (order === "oldest") dated.reverse();
  return [...dated, ...all.filter((run) => !run.dated)];
}

/**
 * @param {Uint16Array} ranks for each place in the run how many dates of the run are newer
 * @param {number[]} places sorted
 * @param {boolean} backwards
 */
function sortBy(ranks, places, backwards) {
  const rank = (/** @type {number} */ place) => (ranks[place] ?? 0) * (backwards ? -1 : 1);
  places.sort((a, b) => rank(a) - rank(b));
}
