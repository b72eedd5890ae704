/**
 * The weight of a term in a document's field, as lunr.js's Builder computes it: BM25 with
 * an idf over the postings of all fields, times boosts, rounded to three decimals.
 */

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {number} boost
 * @property {number} average average length
 * @property {[length: number, boost: number][]} norms
 */

/**
 * @typedef {object} Manifest docs/search-format.md describes each key.
 * @property {number} format
 * @property {string} folder
 * @property {number} documents
 * @property {number} k1
 * @property {number} b
 * @property {Field[]} fields
 * @property {string[]} runs
 * @property {string[]} common
 * @property {number} papersAFile
 * @property {Record<string, string>} conditions
 */

/**
 * lunr.idf: the documents with a term are counted once for each of its fields.
 * @param {import("./codec.js").Posting[]} postings of one term
 * @param {number} documents
 */
export function idf(postings, documents) {
  const having = postings.reduce((sum, posting) => sum + posting.documents.length, 0);
  const x = (documents - having + 0.5) / (having + 0.5);
  return Math.log(1 + Math.abs(x));
}

/**
 * The weights of a term's postings in one field, in their order.
 * @param {import("./codec.js").Posting} posting
 * @param {number} idf of the term
 * @param {Manifest} manifest
 * @returns {Float64Array}
 */
export function weights(posting, idf, manifest) {
  const { k1, b } = manifest;
  const field = /** @type {Field} */ (manifest.fields[posting.field]);
  const { documents, norms, frequencies } = posting;
  /** @type {Map<number, number>} norm and frequency -> weight */
  const known = new Map();
  const found = new Float64Array(documents.length);
  for (let i = 0; i < found.length; i++) {
    const norm = /** @type {number} */ (norms[i]);
    const tf = /** @type {number} */ (frequencies[i]);
    const key = norm * 0x10000 + tf;
    let weight = known.get(key);
    if (weight === undefined) {
      const [length, boost] = /** @type {[number, number]} */ (field.norms[norm]);
      // Term by term as in lunr.Builder.createFieldVectors, so that the last bit agrees.
      let score = (idf * ((k1 + 1) * tf)) / (k1 * (1 - b + b * (length / field.average)) + tf);
      score *= field.boost || 1;
      score *= boost || 1;
      weight = Math.round(score * 1000) / 1000;
      known.set(key, weight);
    }
    found[i] = weight;
  }
  return found;
}
