/** Counts the evidence map anew from its JSON (docs/json.md), for the papers that pass a choice. */

import { ordered } from "./choice.js";

/**
 * The JSON of the map, as far as it is read here.
 * @typedef {object} MapData
 * @property {{terms: {id: string}[]}} rows
 * @property {{terms: {id: string}[]}} columns
 * @property {{terms: {id: string}[]} | null} filter
 * @property {{rows: number[][], columns: number[][], filter: number[][]}} sets
 * @property {{year: (number | null)[], only: number[], rows: number[], columns: number[], filter: number[]}} of
 */

/**
 * What a reader has chosen.
 * @typedef {object} Choice
 * @property {string} value of the filter, "" for all
 * @property {number | null} from year
 * @property {number | null} to year
 * @property {boolean} only whether only papers with the value of the check box count
 * @property {boolean} mentions whether papers count that only mention a term
 */

/**
 * Returns for each row the number of papers of its columns, and how many papers passed.
 * @param {MapData} data
 * @param {Choice} choice
 * @returns {{counts: number[][], papers: number}}
 */
export function countMap({ rows, columns, filter, sets, of }, { value, from, to, only, mentions }) {
  const counts = rows.terms.map(() => columns.terms.map(() => 0));
  const wanted = value ? (filter?.terms.findIndex(({ id }) => id === value) ?? -1) : null;
  const [least, most] = ordered(from, to);
  const kept = (/** @type {number[][]} */ some) =>
    some.map((marks) => marks.filter((mark) => mentions || mark % 2 === 0).map((mark) => mark >> 1));
  const [rowsOf, columnsOf] = [kept(sets.rows), kept(sets.columns)];
  let papers = 0;
  of.year.forEach((year, paper) => {
    if (only && !of.only[paper]) return;
    if (wanted !== null && !sets.filter[of.filter[paper] ?? -1]?.includes(wanted)) return;
    if (least !== null && (year ?? -Infinity) < least) return;
    if (most !== null && (year ?? Infinity) > most) return;
    const [own, others] = [rowsOf[of.rows[paper] ?? -1] ?? [], columnsOf[of.columns[paper] ?? -1] ?? []];
    papers += Number(own.length > 0 && others.length > 0);
    for (const row of own) {
      const line = counts[row] ?? [];
      for (const column of others) line[column] = (line[column] ?? 0) + 1;
    }
  });
  return { counts, papers };
}

/**
 * Returns the shade of a number: how many of the starts it reaches.
 * @param {number} number
 * @param {number[]} starts
 */
export function shadeOf(number, starts) {
  return starts.filter((start) => start <= number).length;
}
