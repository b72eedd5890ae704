/** Texts of the filters and the chart of years. */

import { formatted, papers, plural } from "./numbers.js";
import { years } from "./shared.js";

/** @param {string} label of a facet */
export function findAValue(label) {
  return `Find a ${label.toLowerCase()}`;
}

/** @param {string} title of a facet whose values are loaded on demand */
export function showValues(title) {
  return `Show ${title.toLowerCase()}`;
}

/**
 * Returns what a screen reader adds to the button that shows a facet's other values.
 * @param {string} label of a facet
 */
export function valuesOf(label) {
  return ` ${label.toLowerCase()} values`;
}

/** @param {number} count */
export function showAll(count) {
  return `Show all ${formatted(count)}`;
}

/** @param {number} count papers that mention a term but are not about it */
export function mentioning(count) {
  return `+${formatted(count)}`;
}

/** @param {number} count papers that mention a term but are not about it, for screen readers */
export function mentioningSpoken(count) {
  return `, and ${formatted(count)} that only ${plural(count, { one: "mentions", other: "mention" })} it`;
}

export const ANY_OF_THESE = "any of these";
export const ALL_OF_THESE = "all of these";

/** @param {string} label of a facet */
export function joinedBy(label) {
  return `A paper must have, of what is chosen as ${label.toLowerCase()}`;
}

export const SHOW_FEWER = "Show fewer";
export const FIND_IN_LIST = "Find in this list";
export const YEAR_FROM = "From";
export const YEAR_TO = "To";

/**
 * @param {string} field
 * @param {string} found in it
 */
export function notAYear(field, found) {
  return `${field}: a year has four digits, such as 2019, but “${found}” was found. The filter is as before.`;
}

export const PAPERS_BY_YEAR = "Papers by year";
export const FILTERS_COUNT_NOTE =
  "The first number counts papers about it; after the plus are those that only mention it or that nothing verifies. Narrower terms are included. ";
export const HOW_FILTERS_COUNT = "How filters count";
export const FILTERS_LOST = "The filters could not be loaded. ";
export const LOAD_FILTERS_AGAIN = "Load them again";

/** @param {number} set number of active filters */
export function filtersTitle(set) {
  return set > 0 ? `Filters (${set})` : "Filters";
}

/** @param {number} count */
export function showPapers(count) {
  return `Show ${papers(count)}`;
}

/**
 * Returns the description of a bar of the histogram of years.
 * @param {number} from
 * @param {number} to
 * @param {number} count
 */
export function papersOfYears(from, to, count) {
  return `${years(from, to)}: ${papers(count)}`;
}

/** @param {string} described a bar of the histogram of years */
export function highestBar(described) {
  return `Highest bar: ${described}`;
}
