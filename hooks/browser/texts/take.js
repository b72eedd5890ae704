/** Texts of the buttons of a paper. */

import { formatted } from "./numbers.js";

export const ADDRESS_COPIED = "Address copied";
export const CITE = "Cite";
export const READING_LIST = "Reading list";
export const NOT_LOADED = "This could not be loaded. Try again.";

/** @param {string} title of a paper, for screen readers */
export function citeThis(title) {
  return `${CITE}: ${title}`;
}

/** @param {string} title of a paper, for screen readers */
export function onList(title) {
  return `${READING_LIST}: ${title}`;
}

/**
 * @param {number} count
 * @param {boolean} lasts whether the browser keeps the list
 */
export function listLink(count, lasts) {
  return `${READING_LIST} (${formatted(count)})${lasts ? "" : ", which this browser does not keep"}`;
}
