/**
 * The order of results of a sentence, a question or a pasted text: papers in which it stands
 * come first, then papers that have its rarest words in its order; and of the first results
 * those like the best.
 */

import { inOrder, rarestElements } from "./word_order.js";
import { rank, relevance } from "./rank.js";
import { isComplete, tierOf } from "./score.js";
import { FIRST, orderByLikeness } from "./likeness.js";
import { spoken } from "./tokenise.js";

/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./score.js").Matches} Matches */
/** @typedef {import("./engine.js").Engine} Engine */

/** So many results are looked at for the order of words. */
const CANDIDATES = 1000;
/** The tier of a paper that has the whole sentence: more than any number of words in order. */
const VERBATIM = 9;
/** That of the paper whose title it is. */
const TITLE = 10;
/** More than those of score.js. */
const TIERS = 3;

/**
 * A stretch of results.
 * @param {string} sentence the query, spoken, misspelt words corrected
 * @param {boolean} corrected whether words of it were taken for others
 * @param {Found[]} found
 * @param {Matches} matches
 * @param {Engine} engine
 * @param {number} offset
 * @param {number} limit
 * @returns {Promise<number[]>} document numbers
 */
export async function rankSentence(sentence, corrected, found, matches, engine, offset, limit) {
  const ranked = rank(matches, 0, Math.max(CANDIDATES, offset + limit));
  const complete = ranked.filter((document) => isComplete(matches, document)).length;
  // When so few papers have all words, and the words are sure, the texts that are read anyway
  // tell enough: where the words stand need not be loaded.
  const known = !corrected && complete > 0 && complete <= FIRST;
  const tiers = known ? new Map() : await orderOfWords(found, ranked, engine);
  const tier = (/** @type {number} */ document) => tiers.get(document) ?? 0;
  const documents = ranked.sort((a, b) => tier(b) - tier(a));
  const first = documents.slice(0, FIRST).map(async (document) => {
    const [, title, , , , , , , , , text] = await engine.store.row(document);
    const verbatim = spoken(title) === sentence ? TITLE : `${spoken(title)}${spoken(text)}`.includes(sentence) ? VERBATIM : 0;
    const place = TIERS * (verbatim || tier(document)) + tierOf(matches, document);
    return { document, tier: place, relevance: relevance(matches, document), title, text };
  });
  const ordered = orderByLikeness(await Promise.all(first), engine.words);
  return [...ordered, ...documents.slice(FIRST)].slice(offset, offset + limit);
}

/**
 * How many of the query's rarest words stand in papers in its order.
 * @param {Found[]} found
 * @param {number[]} ranked
 * @param {Engine} engine
 * @returns {Promise<Map<number, number>>} document -> number of words
 */
async function orderOfWords(found, ranked, engine) {
  const elements = rarestElements(found).map(async ({ offset, terms }) => ({
    offset,
    placed: await Promise.all(terms.map((term) => engine.store.places(term))),
  }));
  return inOrder(ranked.slice(0, CANDIDATES), await Promise.all(elements));
}
