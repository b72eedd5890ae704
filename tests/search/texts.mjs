/** How each field of a document becomes terms. */

import { terms } from "../../hooks/browser/worker/tokenise.js";

/** Fields whose texts are terms already. */
const WHOLE = new Set(["doi", "conditions", "topics", "designs", "studied", "ages"]);

/**
 * @param {string} field
 * @param {string} text
 * @param {import("../../hooks/browser/worker/tokenise.js").Words} words
 * @returns {string[]}
 */
export function foldedTerms(field, text, words) {
  if (WHOLE.has(field)) return text.split(" ").filter(Boolean);
  return terms(text, words);
}
