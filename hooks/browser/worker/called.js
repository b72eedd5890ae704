/**
 * Tells everyday words from names of authors: whoever writes *young* does not mean papers by Young.
 */

import { MISSPELT_PAPERS, NAME_SHARE, NAME_WEIGHT } from "./tuning.js";

/** @typedef {import("./score.js").Found} Found */

/**
 * Returns the words in small letters that authors are called.
 * @param {Found[]} found
 * @param {import("./query.js").Clause[]} clauses
 * @param {number} authors number of the authors' field
 */
export function namesAmong(found, clauses, authors) {
  return found.filter(({ unit, terms }) => {
    const text = clauses[unit.clause]?.text ?? "";
    const called = terms.flat().some(({ lists }) => lists.some(({ field }) => field === authors));
    return unit.plain && called && text === text.toLowerCase();
  });
}

/**
 * Returns whether the texts of more than a few papers have a word: then its term says whether it is an
 * everyday word, and no list of English words has it.
 * @param {Found} found
 * @param {number[]} others numbers of the fields that are no texts
 */
export function isInTexts({ terms }, others) {
  return terms[0]?.[0]?.lists.some(({ field, documents }) => documents.length > MISSPELT_PAPERS && !others.includes(field)) ?? false;
}

/**
 * Moves the authors that a word names into an atom of their own, which counts little.
 * @param {Found} found changed
 * @param {number} authors
 */
export function setApart({ unit, terms }, authors) {
  const [atom] = unit.atoms;
  const [word] = terms[0] ?? [];
  const names = word?.lists.find(({ field }) => field === authors);
  if (!atom || !word || !names) return;
  unit.atoms[0] = { ...atom, fields: atom.fields.filter((field) => field !== authors) };
  terms[0] = [{ ...word, lists: word.lists.filter((list) => list !== names) }];
  unit.ways.push([unit.atoms.length]);
  unit.atoms.push({ ...atom, fields: [authors], also: true, share: NAME_SHARE });
  const lowered = { ...names, weights: names.weights.map((weight) => NAME_WEIGHT * weight) };
  terms.push([{ ...word, lists: [lowered] }]);
}

