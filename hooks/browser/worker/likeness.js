/**
 * Reorders the first results of a sentence by the texts that are loaded to show them: papers
 * similar to the best ones come before those that share the query's words by chance.
 */

import { coordinates } from "./latent.js";
import { prominence } from "./prominence.js";
import { terms } from "./tokenise.js";
import { LATENT_DIMENSIONS, LATENT_WEIGHT, LIKENESS_SHARPNESS, LIKENESS_WEIGHT } from "./tuning.js";

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
 * @param {import("./prominence.js").Asked[]} asked words of the query
 * @param {import("./tokenise.js").Words} words
 * @returns {number[]} document numbers
 */
export function orderByLikeness(first, asked, words) {
  const texts = first.map(({ title, text }) => ({ title: terms(title, words), text: terms(text, words) }));
  const vectors = unitVectors(texts.map(({ title, text }) => [...title, ...title, ...text]));
  const kernel = vectors.map((one) => vectors.map((other) => dot(one, other)));
  const latent = coordinates(kernel, LATENT_DIMENSIONS);
  const highest = Math.max(...first.map(({ relevance }) => relevance));
  const shares = first.map(({ relevance }) => relevance / highest);
  const worth = shares.map((share) => share ** LIKENESS_SHARPNESS);
  const [like, alike] = [kernel, latent.map((one) => latent.map((other) => product(one, other)))].map((similarities) =>
    likenesses(similarities, worth),
  );
  const keys = texts.map(
    ({ title, text }, i) =>
      (shares[i] ?? 0) +
      LIKENESS_WEIGHT * (like?.[i] ?? 0) +
      LATENT_WEIGHT * (alike?.[i] ?? 0) +
      prominence(asked, title, text),
  );
  return first
    .map(({ document, tier }, i) => ({ document, tier, key: keys[i] ?? 0 }))
    .sort((a, b) => b.tier - a.tier || b.key - a.key || a.document - b.document)
    .map(({ document }) => document);
}

/**
 * Returns the cosines between vectors and their weighted sum.
 * @param {number[][]} similarities the products of all pairs of vectors
 * @param {number[]} weights
 */
function likenesses(similarities, weights) {
  const products = similarities.map((row) => product(row, weights));
  const length = Math.sqrt(product(products, weights)) || 1;
  return products.map((one) => one / length);
}

/**
 * @param {number[]} a
 * @param {number[]} b
 */
function product(a, b) {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
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
