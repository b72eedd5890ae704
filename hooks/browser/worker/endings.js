/**
 * Knows how words may end that begin as a person has typed so far. Terms are stems, and no stem begins
 * with "irrita", though "irritable" does.
 */

// Ends of English words after which the stem is shorter than what was typed: "irrita" and "ble" have
// the stem "irrit". These few give the stems of all of 56,916 English words from all their beginnings.
const ENDINGS = " ble e g ng n ted y d ly ty us nt l ent ed ity lity s ss ess on tion ion m ve tive ive ul r al nal".split(" ");

/**
 * Returns the stems of words with a beginning that do not begin so themselves.
 * @param {string} beginning folded
 * @param {import("./tokenise.js").Words} words
 */
export function begunStems(beginning, words) {
  const stems = ENDINGS.map((ending) => words.stem(beginning + ending));
  return [...new Set(stems)].filter((stem) => !stem.startsWith(beginning));
}
