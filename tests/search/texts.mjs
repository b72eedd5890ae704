/** How each field of a document becomes terms. */

import { fold, terms } from "../../docs/assets/search/tokenise.js";

/**
 * @param {string} field
 * @param {string} text
 * @param {import("../../docs/assets/search/tokenise.js").Words} words
 * @returns {string[]}
 */
export function foldedTerms(field, text, words) {
  // A DOI is one term, whole.
  if (field === "doi") return text ? [fold(text)] : [];
  return terms(text, words);
}
