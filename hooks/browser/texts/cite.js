/** Texts of citations, exports and the reading list. */

import { formatted, papers, plural } from "./numbers.js";

export const CLOSE = "Close";
export const COPY = "Copy";
export const DOWNLOAD = "Download";
export const STYLE = "Style";
export const REFERENCE_MANAGER = "For a reference manager";
export const WITH_ABSTRACTS = "With abstracts";
export const COPIED = "Copied.";
export const NOT_COPIED = "The browser did not allow copying.";
export const SELECTED = "The text is selected: copy it with the keyboard.";
export const CITE_FAILED = "Not all that is needed could be loaded. ";
/** Styles of references, by the name of the style's file. @type {Record<string, string>} */
export const STYLES = {
  apa: "APA",
  ama: "AMA",
  nlm: "Vancouver (NLM)",
  mla: "MLA",
  chicago: "Chicago",
  harvard: "Harvard",
};

/** @param {number} count */
export function citing(count) {
  return count === 1 ? "Cite this paper" : `Cite ${papers(count)}`;
}

/** @param {number} count */
export function copyReferences(count) {
  return plural(count, { one: "Copy reference", other: "Copy references" });
}

/**
 * @param {number} done
 * @param {number} all
 */
export function loadingPapers(done, all) {
  return `Loading papers: ${formatted(done)} of ${formatted(all)}`;
}

export const YEAR_INFERRED =
  "A record states no date: its year is read from the DOI, which not all styles can say.";
export const NO_PLACE =
  "A record states no volume, issue or pages. Some styles then take the paper for one that is not yet in an issue, or for a preprint: look at it before you cite it.";
export const FORMATTED_BY = "Made by citeproc-js, © Frank Bennett, with styles of the Citation Style Language: ";
export const LICENCES = "licences";
export const FORMATTING = "Making references…";

/** @param {number} count papers whose record the site does not have */
export function notOnShelf(count) {
  return `${papers(count)} ${plural(count, { one: "is", other: "are" })} not on this shelf any more.`;
}

/**
 * @param {number} count
 * @param {number} most
 */
export function tooManyReferences(count, most) {
  return `References are made for up to ${formatted(most)} papers, and these are ${formatted(count)}. A reference manager makes them from one of the files below.`;
}

/**
 * @param {number} total
 * @param {number} most
 */
export function onlyFirst(total, most) {
  return `These are the first ${formatted(most)} of ${formatted(total)} papers. Filters make a search smaller; About links to files with all papers.`;
}

/** @param {string} note on a paper, such as that it was retracted */
export function noted(note) {
  return ` [${note}]`;
}

export const LIST_EMPTY = "No paper is on the list yet. Tick papers in lists, results or on their pages.";
export const LIST_CLEAR = "Empty the list";
export const LIST_ADDRESS = "Copy the list’s address";
export const LIST_KEEP = "Add them to my list";
export const LIST_REMOVE = "Remove";

/** @param {string} title */
export function removeFromList(title) {
  return `${LIST_REMOVE}: ${title}`;
}

/**
 * @param {number} count
 * @param {boolean} lasts whether the browser keeps the list
 */
export function onMyList(count, lasts) {
  const where = lasts ? "It is kept in this browser only; its address takes it elsewhere." : "This browser does not keep it: keep the address of this page.";
  return `${papers(count)} on your list. ${where}`;
}

/** @param {number} count */
export function sharedList(count) {
  return `${papers(count)} on a shared list. `;
}
