/**
 * The reference for the sharded engine: a full lunr.Index, built by lunr.js from
 * the texts of all papers, saved and loaded as any prebuilt index is.
 *
 * Two things differ from lunr: terms are made by tokenise.js, and field lengths are rounded as
 * docs/search-format.md says. Everything else, weights and scores, is lunr's.
 */

import { foldedTerms } from "./texts.mjs";

/**
 * @typedef {object} Texts a document: its boost, and a text for each field
 * @property {number} boost
 * @property {Record<string, string>} fields
 */

/**
 * @param {typeof import("lunr")} lunr
 * @param {import("../../hooks/browser/worker/weights.js").Manifest} manifest names and boosts
 * @param {Texts[]} texts
 * @param {import("../../hooks/browser/worker/tokenise.js").Words} words
 * @returns {import("lunr").Index}
 */
export function fullIndex(lunr, manifest, texts, words) {
  const builder = /** @type {any} */ (new lunr.Builder());
  builder.ref("number");
  for (const { name, boost } of manifest.fields) builder.field(name, { boost });
  // Fields are given as lists of terms, which lunr only lower-cases.
  texts.forEach(({ boost, fields }, number) => {
    const terms = Object.entries(fields).map(([name, text]) => [name, foldedTerms(name, text, words)]);
    builder.add({ number, ...Object.fromEntries(terms) }, { boost });
  });
  for (const ref of Object.keys(builder.fieldLengths)) {
    builder.fieldLengths[ref] = roundLength(builder.fieldLengths[ref]);
  }
  const stem = (/** @type {any} */ token) => token.update((/** @type {string} */ word) => words.stem(word));
  if (!("papershelf" in /** @type {any} */ (lunr.Pipeline).registeredFunctions)) {
    lunr.Pipeline.registerFunction(stem, "papershelf");
  }
  builder.searchPipeline.add(stem);
  return lunr.Index.load(JSON.parse(JSON.stringify(builder.build())));
}

/**
 * The three most significant bits, as `round_length` of postings.py.
 * @param {number} length
 */
function roundLength(length) {
  const surplus = Math.max(0, Math.floor(Math.log2(length || 1)) + 1 - 3);
  return (length >> surplus) << surplus;
}
