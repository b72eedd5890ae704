/** Texts of the search page around its results: the box, notes, chips, and what to do without results. */

import { formatted, papers, plural } from "./numbers.js";
import { years } from "./shared.js";

export const SORT_BY = "Sort by ";
export const BOX_LABEL = "Search all papers";
export const BOX_PLACEHOLDER = "Words, a title, an author, a DOI";
export const BOX_KEYS =
  "Results and suggestions appear as you type. Arrow down moves into them, Escape back to this box.";
export const SEARCH = "Search";
export const PROGRESS_LABEL = "Searching";
export const SEARCHING = "Searching…";
export const ACTIVE_FILTERS = "Active filters";
export const EVIDENCE = "Evidence";
export const SKIP_TO_RESULTS = "Skip to the results";
export const MORE_RESULTS = "More results";
export const SEARCH_FAILED = "The search could not load all it needs. ";

/**
 * Returns the text of the live region about an answer.
 * @param {Pick<import("../both/types.js").Answer, "total" | "complete"> & Partial<import("../both/types.js").Answer>} answer
 * @param {boolean} browsing whether there is no query
 * @param {boolean} filtered
 * @returns {string}
 */
export function summary({ total, complete, offTopic = 0, exact = false, years: asked = null }, browsing, filtered) {
  const match = plural(total, { one: "matches", other: "match" });
  if (exact) return total === 0 ? "No paper matches exactly." : `${papers(total)} ${match} exactly.`;
  if (total === 0) return "No papers found.";
  const others = offTopic > 0 ? `, and ${formatted(offTopic)} off-topic` : "";
  if (browsing) return `${filtered ? "" : "All "}${papers(total - offTopic)}${others}.`;
  const all = asked ? `${papers(total)}, ${years(...asked)}` : papers(total);
  if (complete === total) return `${all}.`;
  if (complete === 0) return `${all} with some of the words or what they mean, none with all words.`;
  return `${all}: ${formatted(complete)} with all words, the others with some or what they mean.`;
}

/**
 * @param {number} listed
 * @param {number} total
 */
export function shownOf(listed, total) {
  return `${formatted(listed)} of ${formatted(total)} shown`;
}

/** @param {boolean} filtered */
export function nothingFound(filtered) {
  return `No paper ${filtered ? "of this choice " : ""}has these words. What may help:`;
}

export const LOOK_FOR_MISSPELT = "Look for misspelt words.";
export const USE_FEWER_WORDS = "Use fewer words, or more general ones.";

/**
 * @template T
 * @param {T[]} links
 * @returns {(T | string)[]}
 */
export function browseBy(links) {
  const joints = links.map((_, number) => (number === 0 ? "Browse by " : number === links.length - 1 ? " or " : ", "));
  return [...links.flatMap((link, number) => [joints[number] ?? "", link]), "."];
}

/**
 * @param {string} facet its label
 * @param {string} value
 */
export function removeFilter(facet, value) {
  return `Remove filter ${facet}: ${value}`;
}

/**
 * @param {string} label of the filter to remove
 * @param {number} total papers without it
 */
export function withoutFilter(label, total) {
  return `Remove “${label}”: ${papers(total)}`;
}

export const REMOVE_ALL_FILTERS = "Remove all filters";

/** @param {number} count papers without a year that the filter by years hides */
export function leftOut(count) {
  return `${papers(count)} without a year ${plural(count, { one: "is", other: "are" })} left out. `;
}

/** @param {number} count */
export function showLeftOut(count) {
  return `Show ${plural(count, { one: "it", other: "them" })} too`;
}

export const ALSO_SEARCHED = "Also searched: ";
export const SEARCH_MY_WORDS = "Search my words only";

/** @param {string[]} words that no paper has */
export function notOnThisShelf(words) {
  return `Not on this shelf: ${words.map((word) => `“${word}”`).join(", ")}. `;
}

/** @param {string} words of a query, before what they were taken for */
export function forWords(words) {
  return `${words}: `;
}

/** @param {string} label of a term of the vocabulary, or a word */
export function doNotSearch(label) {
  return `Do not search ${label} as well`;
}

/**
 * @template T
 * @param {T} query
 * @returns {(T | string)[]}
 */
export function didYouMean(query) {
  return ["Did you mean ", query, "? "];
}

/** @param {string[]} words */
export function searchedAsWell(words) {
  const quoted = words.map((word) => `“${word}”`).join(", ");
  return `${quoted} ${plural(words.length, { one: "is", other: "are" })} searched as well. `;
}

export const EXPORT = "Export";
export const PRINT = "Print";
export const METHOD = "Cite this search";
