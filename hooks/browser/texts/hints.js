/** Hints: what is said of a query of words. */

export const HINT_QUOTATION_MARK = "A quotation mark is missing: its words were searched one by one.";
export const HINT_NO_WORDS = "None of this can be searched: papers are shown without it.";
export const HINT_ORDER = "No paper has these words in this order: they were searched one by one.";
export const HINT_NEAR = "No paper has these words so near each other: they were searched one by one.";

/** @param {string} words that no paper has without a break */
export function hintApart(words) {
  return `No paper has “${words}” in one piece: its parts were searched one by one.`;
}
