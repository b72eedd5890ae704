/** Texts of the boxes: suggestions, and what Material's box shows. */

import { papers } from "./numbers.js";

export const SUGGESTIONS = "Suggestions";

/**
 * Returns what is said beside a suggestion.
 * @param {"term" | "author" | "paper"} kind
 * @param {string} note the facet of a term, the year of a paper
 */
export function suggested(kind, note) {
  return kind === "term" ? note : [kind, note].filter(Boolean).join(" · ");
}

/**
 * @param {string} names
 * @param {boolean} more whether there are other authors
 */
export function etAl(names, more) {
  return more ? `${names} et al.` : names;
}

export const HEADER_NO_PAPER = "No paper matches";
export const HEADER_NOTHING = "Nothing matches";
export const HEADER_SEARCH_PAGE = "Search with filters on the search page.";
export const HEADER_FAILED = "The search could not load its index";
export const HEADER_TRY_AGAIN = "Try again on the search page.";

/** @param {number} total */
export function headerAll(total) {
  return `All ${papers(total)} on the search page`;
}

/** @param {string[]} words the corrections of misspelt words */
export function headerCorrected(words) {
  return words.length > 0 ? `Searched for ${words.join(", ")} instead.` : "";
}
