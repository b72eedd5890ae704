/** Texts of the evidence map. */

import { papers } from "./numbers.js";

export const NO_RECENT_REVIEW = "no recent review";
export const MAP_FAILED = "The papers of the map could not be loaded. Try again.";

/**
 * @param {number} number of papers that pass the filters
 * @param {boolean} mentions whether those count that only mention a term
 */
export function mapState(number, mentions) {
  return mentions ? `${papers(number)} of this choice, with those that only mention a term.` : `${papers(number)} of this choice.`;
}
