/**
 * Reorders the first results: papers similar to the best ones come before those that share the
 * query's words by chance. It uses the texts that are loaded to show the results.
 */

import { terms } from "./tokenise.js";
import { LIKENESS_BEST, LIKENESS_WEIGHT } from "./tuning.js";

/**
 * @typedef {object} Ranked
 * @property {number} document
 * @property {number} tier papers of a higher tier always come first
 * @property {number} relevance
 * @property {string} title
 * @property {string} text
 */

/**
 * @param {Ranked[]} first in order
 * @param {import("./tokenise.js").Words} words
 * @returns {number[]} document numbers
 */
export function orderByLikeness(first, words) {
  const vectors = unitVectors(first.map(({ title, text }) => terms(`${title}\n${title}\n${text}`, words)));
  const best = first.slice(0, LIKENESS_BEST);
  const centre = normalised(sum(best.map(({ relevance }, i) => [/** @type {Vector} */ (vectors[i]), relevance])));
  const highest = Math.max(...first.map(({ relevance }) => relevance));
  return first
    .map(({ document, tier, relevance }, i) => ({
      document,
      tier,
      key: relevance / highest + LIKENESS_WEIGHT * dot(/** @type {Vector} */ (vectors[i]), centre),
    }))
    .sort((a, b) => b.tier - a.tier || b.key - a.key || a.document - b.document)
    .map(({ document }) => document);
}

/** @typedef {Map<string, number>} Vector term -> weight */

/**
 * Returns vectors of weights (1 + log tf) * log(1 + n / df), computed over these texts only.
 * @param {string[][]} texts the terms of each
 * @returns {Vector[]} of length 1
 */
function unitVectors(texts) {
  const counts = texts.map((text) => {
    /** @type {Vector} */
    const count = new Map();
    for (const term of text) count.set(term, (count.get(term) ?? 0) + 1);
    return count;
  });
  /** @type {Vector} */
  const having = new Map();
  for (const term of counts.flatMap((count) => [...count.keys()])) having.set(term, (having.get(term) ?? 0) + 1);
  const weight = (/** @type {string} */ term, /** @type {number} */ tf) =>
    (1 + Math.log(tf)) * Math.log(1 + texts.length / (having.get(term) ?? 1));
  return counts.map((count) => normalised(new Map([...count].map(([term, tf]) => [term, weight(term, tf)]))));
}

/**
 * @param {[Vector, number][]} vectors each with its factor
 * @returns {Vector}
 */
function sum(vectors) {
  /** @type {Vector} */
  const found = new Map();
  for (const [vector, factor] of vectors) {
    for (const [term, weight] of vector) found.set(term, (found.get(term) ?? 0) + factor * weight);
  }
  return found;
}

/** @param {Vector} vector */
function normalised(vector) {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return new Map([...vector].map(([term, weight]) => [term, weight / length]));
}

/**
 * @param {Vector} a
 * @param {Vector} b
 */
function dot(a, b) {
  let product = 0;
  for (const [term, weight] of a) product += weight * (b.get(term) ?? 0);
  return product;
}
