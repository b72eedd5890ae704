/**
 * Computes the weight of a term in a document's field as lunr.js's Builder does: BM25 with an idf
 * over the postings of all fields, times boosts, rounded to three decimals.
 */

import { FREQUENCIES } from "./format.js";

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {number} boost
 * @property {number} [bareFrom] lists of at least so many postings have no norms; absent if none is so long
 * @property {number} average average length
 * @property {number[]} lengths by number of the norm
 * @property {number[]} [boosts] of documents, by number of the norm; all 1 when absent
 */

/**
 * @typedef {object} Manifest docs/search-format.md describes each key.
 * @property {number} format
 * @property {string} folder
 * @property {number} documents
 * @property {number} k1
 * @property {number} b
 * @property {Field[]} fields
 * @property {string[]} runs separators
 * @property {string[]} common
 * @property {number} bare number of these, from the first on, that have bare lists
 * @property {string[]} words separators
 * @property {string[]} rare separators
 * @property {string[]} tails separators
 * @property {string[]} language separators
 * @property {string[]} names separators
 * @property {number} papersAFile
 * @property {[year: number | null, count: number, ranked?: number][]} years in the order of the papers; the
 *   last is 1 if they are not numbered by date, so that the year has a file of ranks
 * @property {number} offTopic number of papers that are off-topic, which are numbered last
 * @property {import("../both/facets.js").AskedFacet[]} facets
 * @property {[kind: string, slug: string, label: string, broader?: number][]} terms without their names
 */

/**
 * A term and the weights of its postings, field by field.
 * @typedef {object} Term
 * @property {string} term
 * @property {number} idf
 * @property {boolean} [everyday] whether it is an everyday word that authors are also called
 * @property {boolean} [distant] whether it is two edits from what was typed
 * @property {{field: number, documents: Uint32Array, weights: Float64Array}[]} lists
 */

/**
 * Computes lunr.idf: a document with a term counts once for each field that has the term.
 * @param {import("./codec.js").Posting[]} postings of one term
 * @param {number} documents
 */
export function idf(postings, documents) {
  const having = postings.reduce((sum, posting) => sum + posting.documents.length, 0);
  const x = (documents - having + 0.5) / (having + 0.5);
  return Math.log(1 + Math.abs(x));
}

/**
 * Returns the weights of a term's postings in one field, in their order.
 * @param {import("./codec.js").Posting} posting
 * @param {ArrayLike<number>} norms of the postings, or of all documents if the list is bare
 * @param {number} idf of the term
 * @param {Manifest} manifest
 * @returns {Float64Array}
 */
export function weights(posting, norms, idf, manifest) {
  const field = /** @type {Field} */ (manifest.fields[posting.field]);
  const { documents, frequencies } = posting;
  // The weights of frequencies below FREQUENCIES are computed once for each norm.
  const known = new Float64Array(field.lengths.length * FREQUENCIES).fill(-1);
  const found = new Float64Array(documents.length);
  for (let i = 0; i < found.length; i++) {
    const norm = /** @type {number} */ (norms[posting.norms ? i : /** @type {number} */ (documents[i])]);
    const tf = /** @type {number} */ (frequencies[i]);
    if (tf >= FREQUENCIES) {
      found[i] = weight(tf, norm, idf, field, manifest);
      continue;
    }
    const key = norm * FREQUENCIES + tf;
    if (known[key] === -1) known[key] = weight(tf, norm, idf, field, manifest);
    found[i] = /** @type {number} */ (known[key]);
  }
  return found;
}

/**
 * Computes one weight by the operations of lunr.Builder.createFieldVectors, to the last bit.
 * @param {number} tf
 * @param {number} norm
 * @param {number} idf
 * @param {Field} field
 * @param {Manifest} manifest
 */
function weight(tf, norm, idf, field, { k1, b }) {
  const length = /** @type {number} */ (field.lengths[norm]);
  let score = (idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * (length / field.average)) + tf);
  score *= field.boost || 1;
  score *= field.boosts?.[norm] || 1;
  return Math.round(score * 1000) / 1000;
}
