/** How each field of a document becomes terms. */

import { terms } from "../../docs/assets/search/tokenise.js";

/** Fields whose texts are terms already. */
const WHOLE = new Set(["doi", "conditions", "topics"]);

/**
 * @param {string} field
 * @param {string} text
 * @param {import("../../docs/assets/search/tokenise.js").Words} words
 * @returns {string[]}
 */
export function foldedTerms(field, text, words) {
  if (WHOLE.has(field)) return text.split(" ").filter(Boolean);
  return terms(text, words);
}
