/**
 * Computes lunr's scores on arrays, where a lunr.Index needs an object for every posting and
 * document. The sums are the same: for each field, the weights of the query's terms times their
 * boosts, divided by the length of the field's query vector.
 */

import { COMPLETE, MEANT, MEANT_SHARE, NAMED, SOME, TIER_OF_LEVEL } from "./tuning.js";

/** @typedef {import("./weights.js").Term} Term */
/** @typedef {import("./plan.js").Atom} Atom */

/**
 * A unit with the terms that each of its atoms matches, and their postings.
 * @typedef {object} Found
 * @property {import("./plan.js").Unit} unit
 * @property {Term[][]} terms by number of the atom
 * @property {Set<number> | null} phrase documents that have its phrase; null without a phrase
 */

/**
 * @typedef {object} Matches
 * @property {Float64Array} scores for each document
 * @property {Uint8Array} matched for each document 1 if it is a result
 * @property {Float64Array} share for each document the share of units present, by idf, 0 to 1
 * @property {Uint8Array} level for each document how much of the query is present, see tuning.js
 * @property {Uint8Array} [strong] after filtering: for each document 1 if it is about a value of
 *   each filter, 0 if it only mentions one or nothing verifies that
 * @property {number} total number of results
 */

/**
 * @param {Found[]} found
 * @param {{documents: number, fields: unknown[]}} manifest
 * @returns {Matches}
 */
export function score(found, { documents, fields }) {
  const scores = new Float64Array(documents);
  queryVectors(found, fields.length).forEach((vector, field) => {
    const terms = [...vector.values()];
    const length = Math.sqrt(terms.reduce((sum, { boost }) => sum + boost * boost, 0));
    for (const { boost, term } of terms) {
      const list = term.lists.find((candidate) => candidate.field === field);
      list?.documents.forEach((document, i) => {
        const part = (boost * /** @type {number} */ (list.weights[i])) / length;
        scores[document] = /** @type {number} */ (scores[document]) + part;
      });
    }
  });
  return { scores, ...select(found, documents) };
}

/**
 * Confines results to some papers.
 * @param {Matches} matches changed
 * @param {Uint8Array} within for each document 1 if it may be a result
 * @param {boolean} exact whether each of these is a result, and has what the query demands
 */
export function confine(matches, within, exact) {
  matches.matched = exact ? within : matches.matched.map((match, document) => match & (within[document] ?? 0));
  matches.total = matches.matched.reduce((sum, match) => sum + match, 0);
  if (exact) matches.level.fill(COMPLETE);
}

/**
 * Returns whether a result has every word of the query.
 * @param {Matches} matches
 * @param {number} document
 */
export function isComplete({ level }, document) {
  return /** @type {number} */ (level[document]) >= COMPLETE;
}

/**
 * Returns the tier of a result; higher tiers come first. Another word for a tag is as good as its
 * name, but if the query is only that name, papers that use it come first.
 * @param {Matches} matches
 * @param {number} document
 */
export function tierOf({ level }, document) {
  return /** @type {number} */ (TIER_OF_LEVEL[/** @type {number} */ (level[document])]);
}

/**
 * Returns for each field term -> its boost in the query. A term that several atoms match has the
 * sum of their boosts.
 * @param {Found[]} found
 * @param {number} fields
 */
function queryVectors(found, fields) {
  /** @type {Map<string, {boost: number, term: Term}>[]} */
  const vectors = Array.from({ length: fields }, () => new Map());
  for (const { unit, terms } of found) {
    if (unit.presence === "prohibited") continue;
    unit.atoms.forEach(({ fields: asked, boost }, number) => {
      for (const term of terms[number] ?? []) {
        for (const field of asked) {
          const vector = /** @type {(typeof vectors)[0]} */ (vectors[field]);
          vector.set(term.term, { boost: (vector.get(term.term)?.boost ?? 0) + boost, term });
        }
      }
    });
  }
  return vectors;
}

/**
 * Decides which documents are results: those with all required units, no prohibited one, and any
 * atom of the others. A query of prohibited units only finds all other documents, as in lunr.
 * @param {Found[]} found
 * @param {number} documents
 */
function select(found, documents) {
  const wanted = found.filter(({ unit }) => unit.presence !== "prohibited");
  const required = wanted.filter(({ unit }) => unit.presence === "required").length;
  const telling = wanted.filter(({ unit }) => !unit.weak);
  const mass = telling.reduce((sum, one) => sum + rarity(one), 0) || 1;
  const matched = new Uint8Array(documents);
  const level = new Uint8Array(documents).fill(NAMED);
  const needed = new Uint8Array(documents);
  const share = new Float64Array(documents);
  if (wanted.length === 0) {
    matched.fill(1);
    share.fill(1);
  }
  // Beside words a field's value only narrows: a paper must have one of the words, too.
  const worded = wanted.some(({ unit }) => !unit.narrows);
  for (const one of wanted) {
    const { any, holds } = presence(one, documents);
    const { weak, together, presence: asked, narrows } = one.unit;
    const finds = !(narrows && worded);
    const part = weak ? 0 : rarity(one) / mass;
    for (let document = 0; document < documents; document++) {
      const held = any[document] ? holds(document) : SOME;
      if (!weak && held < /** @type {number} */ (level[document])) level[document] = held;
      if (finds && any[document] && (held !== SOME || !together)) matched[document] = 1;
      if (held === SOME) continue;
      if (asked === "required") needed[document] = /** @type {number} */ (needed[document]) + 1;
      share[document] = /** @type {number} */ (share[document]) + (held === MEANT ? MEANT_SHARE * part : part);
    }
  }
  for (let document = 0; document < documents; document++) {
    if (/** @type {number} */ (needed[document]) < required) matched[document] = 0;
  }
  for (const one of found.filter(({ unit }) => unit.presence === "prohibited")) {
    const { any, holds } = presence(one, documents);
    any.forEach((bits, document) => {
      if (bits && holds(document)) matched[document] = 0;
    });
  }
  const total = matched.reduce((sum, match) => sum + match, 0);
  return { matched, level, share, total };
}

/**
 * Returns the idf of a unit's rarest term.
 * @param {Found} found
 */
function rarity({ terms }) {
  return Math.max(0, ...terms.flat().map(({ idf }) => idf));
}

/**
 * Returns the documents in which all of some units are present.
 * @param {Found[]} found
 * @param {number} documents
 * @returns {Uint8Array} for each document 1 or 0
 */
export function having(found, documents) {
  const bits = new Uint8Array(documents).fill(1);
  for (const one of found) {
    const { any, holds } = presence(one, documents);
    any.forEach((atoms, document) => {
      if (!atoms || holds(document) === SOME) bits[document] = 0;
    });
  }
  return bits;
}

/**
 * Returns in which documents a unit is present.
 * @param {Found} found
 * @param {number} documents
 * @returns {{any: Uint32Array, holds: (document: number) => number}} bits of the atoms in
 *   each document, and at which level the unit is present in it
 */
function presence({ unit, terms, phrase }, documents) {
  const any = new Uint32Array(documents);
  unit.atoms.forEach((atom, number) => {
    const fields = new Set(atom.fields);
    for (const list of (terms[number] ?? []).flatMap((term) => term.lists)) {
      if (!fields.has(list.field)) continue;
      for (const document of list.documents) {
        any[document] = /** @type {number} */ (any[document]) | (1 << number);
      }
    }
  });
  const bitsOf = (/** @type {number[]} */ atoms) => atoms.reduce((mask, atom) => mask | (1 << atom), 0);
  const also = bitsOf([...unit.atoms.keys()].filter((number) => unit.atoms[number]?.also));
  const ways = unit.ways.map(bitsOf);
  const holds = (/** @type {number} */ document) => {
    const bits = /** @type {number} */ (any[document]);
    const ordered = !phrase || phrase.has(document);
    const held = ways.filter((way) => (bits & way) === way && (ordered || (way & also) !== 0));
    if (held.length === 0) return SOME;
    if (!held.some((way) => (way & also) === 0)) return MEANT;
    return unit.named && (bits & also) !== 0 ? NAMED : COMPLETE;
  };
  return { any, holds };
}
