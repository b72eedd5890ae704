/**
 * Orders the results of a sentence, a question or a pasted text: papers that contain it come
 * first; papers that have its rarest words in its order gain. The first results are then ordered by
 * likeness to the best ones.
 */

import { inOrder, rarestElements } from "./word_order.js";
import { rank, relevance } from "./rank.js";
import { orderByLikeness } from "./likeness.js";
import { askedWords } from "./prominence.js";
import { spoken } from "./tokenise.js";
import { LIKENESS_RESULTS, ORDER_WEIGHT, SENTENCE_RESULTS } from "./tuning.js";

/** Papers that contain the sentence come before all others, one with this title first. */
const [VERBATIM, SAME_TITLE] = [1, 2];

/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./score.js").Matches} Matches */
/** @typedef {import("./engine.js").Engine} Engine */

/**
 * Returns some of the results, in order.
 * @param {string} sentence the query, spoken, misspelt words corrected
 * @param {boolean} corrected whether it has corrected words
 * @param {Found[]} found
 * @param {Matches} matches
 * @param {Engine} engine
 * @param {(facts: string[]) => number} prefer see preferred.js
 * @param {number} offset
 * @param {number} limit
 * @returns {Promise<number[]>} document numbers
 */
export async function rankSentence(sentence, corrected, found, matches, engine, prefer, offset, limit) {
  const ranked = rank(matches, 0, Math.max(SENTENCE_RESULTS, offset + limit));
  const complete = ranked.filter((document) => matches.complete[document]).length;
  // If few papers have all words, and no word is doubtful, the texts that are loaded anyway are
  // enough: the places of the words need not be loaded.
  const known = !corrected && complete > 0 && complete <= LIKENESS_RESULTS;
  const words = known ? new Map() : await orderOfWords(found, ranked, engine);
  const value = (/** @type {number} */ document) =>
    relevance(matches, document) * (1 + ORDER_WEIGHT * (words.get(document) ?? 0));
  const values = new Map(ranked.map((document) => [document, value(document)]));
  const documents = ranked.sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0) || a - b);
  const first = documents.slice(0, LIKENESS_RESULTS).map(async (document) => {
    const [, title, , , , , , facts, , , text] = await engine.store.row(document);
    const [name, whole] = [spoken(title), `${spoken(title)}${spoken(text)}`];
    const tier = name === sentence ? SAME_TITLE : whole.includes(sentence) ? VERBATIM : 0;
    return { document, tier, relevance: prefer(facts) * (values.get(document) ?? 0), title, text };
  });
  const ordered = orderByLikeness(await Promise.all(first), askedWords(found), engine.words);
  return [...ordered, ...documents.slice(LIKENESS_RESULTS)].slice(offset, offset + limit);
}

/**
 * Counts how many of the query's rarest words papers have in its order.
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
  return inOrder(ranked.slice(0, SENTENCE_RESULTS), await Promise.all(elements));
}
