/** Texts of the evidence map. */

import { papers } from "./numbers.js";

export const NO_RECENT_REVIEW = "no recent review";
export const MAP_FAILED = "The papers of the map could not be loaded. Try again.";

/**
 * @param {number} number of papers of the map that pass the filters
 * @param {string[]} choice the filters, as a person reads them
 * @param {boolean} mentions whether those count that only mention a term
 */
export function mapState(number, choice, mentions) {
  const all = mentions ? [...choice, "papers that only mention a term are counted"] : choice;
  return `${papers(number)} in the map: ${all.join("; ")}.`;
}
