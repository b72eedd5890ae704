/** Texts of the page for addresses that do not exist. */

/**
 * Returns what is said before and after a DOI that no paper has.
 * @returns {[string, string]}
 */
export function noPaperOfDoi() {
  return ["No paper of this site has the DOI ", ". The link leads to the paper at its publisher."];
}
