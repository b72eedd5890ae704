/** Texts that several parts of the search show. */

import { day, formatted } from "./numbers.js";

export const ONLY_ABOUT = "Only papers about it";
export const WITHOUT_A_YEAR = "Without a year";
export const YEAR = "Year";
export const UNDATED = "undated";
export const LOADING = "Loading…";
/** In the message of an error: scripts and index are of different versions. */
export const OUTDATED = "reload the page";
export const TRY_AGAIN = "Try again";
export const SORT_LABELS = { relevance: "Best match", newest: "Newest first", oldest: "Oldest first" };

/** @type {Record<string, string>} */
const HAS = { abstract: "With abstract", summary: "With plain-language summary", problems: "With open problems" };

/** @param {string} slug of a yes-or-no value */
export function hasLabel(slug) {
  return HAS[slug] ?? slug;
}

/**
 * @param {number | null} from
 * @param {number | null} to
 */
export function years(from, to) {
  if (from === to) return String(from);
  if (from === null) return `until ${to}`;
  return to === null ? `from ${from}` : `${from}–${to}`;
}

/**
 * Returns what is printed of a list or a search: a label and a text in each row.
 * @param {{query?: string, filters?: string[], address: string, date: Date, count: number, total: number}} printed
 * @returns {[string, string][]}
 */
export function printedRows({ query, filters = [], address, date, count, total }) {
  return [
    ...(query ? [/** @type {[string, string]} */ (["Search", query])] : []),
    ...(filters.length > 0 ? [/** @type {[string, string]} */ (["Filters", filters.join("; ")])] : []),
    ["Papers", count === total ? formatted(total) : `the first ${formatted(count)} of ${formatted(total)}`],
    ["Address", address],
    ["Printed on", day(date)],
  ];
}
