/**
 * Orders results by more than lunr's score, without reading files: the score is lowered by what is
 * missing of the query, above all of what it names. Answers report lunr's own score.
 */

import { spoken } from "./tokenise.js";
import { coverageExponent, MENTIONED_FACTOR, SUBJECT_EXPONENT, TITLE_WEIGHT } from "./tuning.js";

/**
 * Returns what decides the order. Without a query all papers are equal, and those that are about a
 * value of each filter come first.
 * @param {import("./score.js").Matches} matches
 * @param {number} document
 */
export function relevance({ scores, share, subject, strong, units }, document) {
  const covered = /** @type {number} */ (share[document]) ** coverageExponent(units);
  const named = /** @type {number} */ (subject[document]) ** SUBJECT_EXPONENT;
  return (scores[document] || 1) * covered * named * (strong?.[document] === 0 ? MENTIONED_FACTOR : 1);
}

/** Number of candidates, beyond twice the wanted ones, that are collected before sorting. */
const SPARE = 64;

/**
 * Returns the documents of some results, in order. Documents are numbered by year, the newest
 * first; of equals the one with the lower number comes first.
 * @param {import("./score.js").Matches} matches
 * @param {number} offset
 * @param {number} limit
 * @returns {number[]} document numbers
 */
export function rank(matches, offset, limit) {
  const size = offset + limit;
  const keys = new Float64Array(matches.matched.length);
  const before = (/** @type {number} */ a, /** @type {number} */ b) =>
    /** @type {number} */ (keys[b]) - /** @type {number} */ (keys[a]) || a - b;
  /** @type {number[]} */
  let best = [];
  let least = -1;
  matches.matched.forEach((match, document) => {
    if (!match) return;
    const key = relevance(matches, document);
    // Of equals the first one, which was seen first, remains.
    if (key <= least) return;
    keys[document] = key;
    if (best.push(document) < 2 * size + SPARE) return;
    best = best.sort(before).slice(0, size);
    least = keys[best[size - 1] ?? document] ?? key;
  });
  return best.sort(before).slice(offset, size);
}

/**
 * Reorders the first results: an exact title first, then by relevance, raised by how many words of
 * the query occur in the title or first author, consecutive words counting more.
 * @param {string} asked the query, spoken
 * @param {import("./score.js").Matches} matches
 * @param {number[]} documents in order
 * @param {import("./store.js").Row[]} rows of the first of them
 * @param {(facts: string[]) => number} prefer see preferred.js
 * @param {number[]} [titled] those of which the title has the words of the query and no others
 * @returns {number[]}
 */
export function rememberedFirst(asked, matches, documents, rows, prefer, titled = []) {
  const words = asked.trim().split(" ");
  const grades = rows.map(([, title, [author = ""], , , , , facts], i) => {
    const [name, text] = [spoken(title), spoken(`${title}\n${author}`)];
    // A word counts once if it occurs and once if it is consecutive.
    const found = words.filter((word) => text.includes(` ${word} `)).length + longestRun(words, name);
    const raised = 1 + (TITLE_WEIGHT * found) / (2 * words.length);
    const document = /** @type {number} */ (documents[i]);
    if (name === asked) return Infinity;
    return titled.includes(document) ? Number.MAX_VALUE : raised * prefer(facts) * relevance(matches, document);
  });
  const order = [...grades.keys()].sort((a, b) => (grades[b] ?? 0) - (grades[a] ?? 0) || a - b);
  return [...order.map((i) => /** @type {number} */ (documents[i])), ...documents.slice(rows.length)];
}

/**
 * Returns the length of the longest run of two or more words that are consecutive in a text, or 0.
 * @param {string[]} words
 * @param {string} text spoken
 */
function longestRun(words, text) {
  for (let length = words.length; length > 1; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      if (text.includes(` ${words.slice(at, at + length).join(" ")} `)) return length;
    }
  }
  return 0;
}
