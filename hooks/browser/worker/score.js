/**
 * Computes lunr's scores on arrays, where a lunr.Index needs an object for every posting and
 * document. The sums are the same: for each field, the weights of the query's terms times their
 * boosts, divided by the length of the field's query vector.
 */

import { FULL_TEXT_SHARE } from "./tuning.js";

/** @typedef {import("./weights.js").Term} Term */
/** @typedef {import("./plan.js").Atom} Atom */

/** The field of full texts, which mention much that a paper is not about. */
const FULL_TEXT = "body";

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
 * @property {Float64Array} subject the same of the units that name terms of the vocabulary; 1 if none does
 * @property {Uint8Array} complete for each document 1 if it has every word, as typed or corrected
 * @property {number} units number of units that papers should have
 * @property {Uint8Array} [strong] after filtering: for each document 1 if it is about a value of
 *   each filter, 0 if it only mentions one or nothing verifies that
 * @property {number} total number of results
 */

/**
 * @param {Found[]} found
 * @param {{documents: number, fields: {name: string}[]}} manifest
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
  return { scores, ...select(found, documents, fields.findIndex(({ name }) => name === FULL_TEXT)) };
}

/**
 * Counts the documents that are marked with 1, here and in another array.
 * @param {Uint8Array} marked
 * @param {Uint8Array} [also]
 */
export function count(marked, also = marked) {
  let sum = 0;
  // `reduce` would call a function for each.
  for (let document = 0; document < marked.length; document++) {
    sum += /** @type {number} */ (marked[document]) & /** @type {number} */ (also[document]);
  }
  return sum;
}

/**
 * Confines results to some papers.
 * @param {Matches} matches changed
 * @param {Uint8Array} within for each document 1 if it may be a result
 * @param {boolean} exact whether each of these is a result, and has what the query demands
 */
export function confine(matches, within, exact) {
  matches.matched = exact ? within : matches.matched.map((match, document) => match & (within[document] ?? 0));
  matches.total = count(matches.matched);
  if (!exact) return;
  matches.complete.fill(1);
  // What else the query has does not matter: any of two words may be enough.
  matches.share.fill(1);
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
 * @param {number} fullText number of the field, or -1
 */
function select(found, documents, fullText) {
  const wanted = found.filter(({ unit }) => unit.presence !== "prohibited");
  const required = wanted.filter(({ unit }) => unit.presence === "required").length;
  const telling = wanted.filter(({ unit }) => !unit.weak);
  const naming = telling.filter(({ unit }) => unit.naming);
  const matched = new Uint8Array(documents).fill(wanted.length === 0 ? 1 : 0);
  const complete = new Uint8Array(documents).fill(1);
  const needed = new Uint8Array(documents);
  const share = new Float64Array(documents).fill(telling.length === 0 ? 1 : 0);
  const subject = new Float64Array(documents).fill(naming.length === 0 ? 1 : 0);
  const [mass, subjectMass] = [telling, naming].map((some) => some.reduce((sum, one) => sum + rarity(one), 0) || 1);
  // Beside words a field's value only narrows: a paper must have one of the words, too.
  const worded = wanted.some(({ unit }) => !unit.narrows);
  for (const one of wanted) {
    const { any, written, worth } = presence(one, documents, fullText);
    const { weak, together, whole, presence: asked, narrows } = one.unit;
    const finds = !(narrows && worded);
    const part = weak ? 0 : rarity(one) / /** @type {number} */ (mass);
    const subjectPart = naming.includes(one) ? rarity(one) / /** @type {number} */ (subjectMass) : 0;
    for (let document = 0; document < documents; document++) {
      if (!weak && !written(document)) complete[document] = 0;
      if (!any[document]) continue;
      const held = worth(document);
      if (finds && (held > 0 || !(together || whole))) matched[document] = 1;
      if (held === 0) continue;
      if (asked === "required") needed[document] = /** @type {number} */ (needed[document]) + 1;
      share[document] = /** @type {number} */ (share[document]) + part * held;
      subject[document] = /** @type {number} */ (subject[document]) + subjectPart * held;
    }
  }
  for (let document = 0; document < documents; document++) {
    if (/** @type {number} */ (needed[document]) < required) matched[document] = 0;
  }
  forbid(matched, found.filter(({ unit }) => unit.presence === "prohibited"), fullText);
  const total = count(matched);
  return { matched, complete, share, subject, units: telling.length, total };
}

/**
 * Takes out the documents that have a prohibited unit.
 * @param {Uint8Array} matched changed
 * @param {Found[]} prohibited
 * @param {number} fullText number of the field, or -1
 */
function forbid(matched, prohibited, fullText) {
  for (const one of prohibited) {
    const { any, worth } = presence(one, matched.length, fullText);
    any.forEach((bits, document) => {
      if (bits && worth(document) > 0) matched[document] = 0;
    });
  }
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
    const { any, worth } = presence(one, documents, -1);
    any.forEach((atoms, document) => {
      if (!atoms || worth(document) === 0) bits[document] = 0;
    });
  }
  return bits;
}

/**
 * @typedef {object} Presence of a unit in each document
 * @property {Uint32Array} any bits of the atoms that it has
 * @property {(document: number) => boolean} written whether it has the unit as typed or corrected
 * @property {(document: number) => number} worth which part of the unit it has, 0 to 1
 */

/**
 * Returns in which documents a unit is present.
 * @param {Found} found
 * @param {number} documents
 * @param {number} fullText number of the field, or -1
 * @returns {Presence}
 */
function presence({ unit, terms, phrase }, documents, fullText) {
  const any = new Uint32Array(documents);
  // The same without the full texts, and without terms that are two edits away.
  const prominent = new Uint32Array(documents);
  unit.atoms.forEach((atom, number) => {
    const fields = new Set(atom.fields);
    for (const { list, distant } of (terms[number] ?? []).flatMap((term) => term.lists.map((list) => ({ ...term, list })))) {
      if (!fields.has(list.field)) continue;
      for (const document of list.documents) {
        any[document] = /** @type {number} */ (any[document]) | (1 << number);
        if (list.field !== fullText && !distant) prominent[document] = /** @type {number} */ (prominent[document]) | (1 << number);
      }
    }
  });
  const ways = unit.ways.map((way) => ({
    bits: way.reduce((mask, atom) => mask | (1 << atom), 0),
    typed: way.every((number) => !unit.atoms[number]?.also),
    share: Math.min(...way.map((number) => unit.atoms[number]?.share ?? 1)),
  }));
  const has = (/** @type {Uint32Array} */ atoms, /** @type {number} */ document, /** @type {number} */ bits) =>
    (/** @type {number} */ (atoms[document]) & bits) === bits;
  // A tag replaces a phrase whatever the order of its words.
  const meant = ways.filter(({ typed }) => !typed);
  const allowed = (/** @type {number} */ document) => (!phrase || phrase.has(document) ? ways : meant);
  return {
    any,
    written: (document) => allowed(document).some(({ bits, typed }) => typed && has(any, document, bits)),
    worth: (document) => {
      let most = 0;
      for (const { bits, share } of allowed(document)) {
        if (has(any, document, bits)) most = Math.max(most, has(prominent, document, bits) ? share : FULL_TEXT_SHARE * share);
      }
      return most;
    },
  };
}
