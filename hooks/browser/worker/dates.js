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
  /** @type {number[]} */
  const found = [];
  let skipped = 0;
  if (limit <= 0) return found;
  for (const { number, first, end, backwards, ranked } of await runs(order, store)) {
    const documents = [...selected.subarray(first, end).keys()].filter((at) => selected[first + at]);
    if (skipped + documents.length <= offset) {
      skipped += documents.length;
      continue;
    }
    if (backwards) documents.reverse();
    if (ranked) {
      const ranks = await store.file(`dates/${number}`, (bytes) => decodeColumn(bytes, end - first));
      sortBy(ranks, documents, backwards);
    }
    for (const at of documents.slice(offset - skipped, offset - skipped + limit - found.length)) found.push(first + at);
    skipped = offset;
    if (found.length >= limit) break;
  }
  return found;
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
