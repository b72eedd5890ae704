/** Corrects misspelt words, by the number of edits of letters between two words. */

import {
  CORRECTED_LETTERS,
  CORRECTED_WEIGHT,
  CORRECTIONS,
  FREQUENT_MAGNITUDE,
  SAME_START_MAGNITUDE,
  TWO_ERRORS_LETTERS,
} from "./tuning.js";

/** @typedef {import("../both/types.js").Correction} Correction */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./engine.js").Engine} Engine */

/**
 * Returns whether a word becomes another with at most that many edits: a letter inserted, deleted
 * or replaced, or two neighbours exchanged. Like lunr.TokenSet.fromFuzzyString, it allows
 * exchanged letters to be edited again.
 * @param {string} word
 * @param {string} other
 * @param {number} edits
 * @returns {boolean}
 */
export function within(word, other, edits) {
  if (Math.abs(word.length - other.length) > edits) return false;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same++;
  if (same === word.length && same === other.length) return true;
  if (edits === 0) return false;
  // Editing a letter that already agrees may be better, so all positions are tried.
  for (let at = 0; at <= same; at++) {
    const [a, b] = [word.slice(at), other.slice(at)];
    if (b && within(a, b.slice(1), edits - 1)) return true;
    if (a && within(a.slice(1), b, edits - 1)) return true;
    if (a && b && within(a.slice(1), b.slice(1), edits - 1)) return true;
    if (a.length > 1 && a[1] === b[0] && within(a[0] + a.slice(2), b.slice(1), edits - 1)) return true;
  }
  return false;
}

/** @typedef {import("./store.js").Spelled} Spelled */

/**
 * Adds likely corrections to words that no paper has, or hardly any.
 * @param {Found[]} found changed
 * @param {Engine} engine
 * @returns {Promise<Correction[]>}
 */
export async function correct(found, engine) {
  const corrected = found.map(async ({ unit, terms }) => {
    const [atom] = unit.atoms;
    const word = unit.text.replaceAll("'", "");
    if (!atom || word.length < CORRECTED_LETTERS) return [];
    const known = terms.flat().some(({ lists }) => lists.length > 0);
    const candidates = await corrections(word, engine.store, known ? FREQUENT_MAGNITUDE : 0);
    for (const { word } of candidates) {
      const other = { ...atom, text: engine.words.stem(word), boost: CORRECTED_WEIGHT * atom.boost, as: word };
      unit.ways.push([unit.atoms.length]);
      unit.atoms.push(other);
      terms.push(await engine.termsOf(other));
    }
    return candidates.map(({ word }) => ({ from: unit.text, to: word }));
  });
  return (await Promise.all(corrected)).flat();
}

/**
 * Returns the most likely corrections of a word, the most likely first.
 * @param {string} word folded
 * @param {import("./store.js").Store} store
 * @param {number} [least] least magnitude of a candidate
 * @returns {Promise<Spelled[]>}
 */
async function corrections(word, store, least = 0) {
  let known = await neighbourhood(word, store, false);
  const near = (/** @type {number} */ edits) =>
    known.filter(
      (other) =>
        other.magnitude >= least && other.word !== word && mayMean(word, other.word) && within(word, other.word, edits),
    );
  let found = near(1);
  if (found.length === 0 && least === 0) {
    // There are many files of rare words; a frequent word this close is almost certainly meant.
    known = known.concat(await neighbourhood(word, store, true));
    found = near(1);
  }
  if (found.length === 0 && word.length >= TWO_ERRORS_LETTERS) found = near(2);
  const likelihood = (/** @type {Spelled} */ other) =>
    other.magnitude + (other.word[0] === word[0] ? SAME_START_MAGNITUDE : 0);
  found.sort((a, b) => likelihood(b) - likelihood(a) || (a.word < b.word ? -1 : 1));
  return found.slice(0, CORRECTIONS);
}

/**
 * Returns whether a word may be meant as another by its digits: a number in it may be a slip, but another
 * number is another thing.
 * @param {string} word
 * @param {string} other
 */
function mayMean(word, other) {
  const digits = other.replace(/\D/g, "");
  return digits === "" || digits === word.replace(/\D/g, "");
}

/**
 * Returns words with the same first letter, or the same letters after it but for one edit.
 * @param {string} word
 * @param {import("./store.js").Store} store
 * @param {boolean} rare
 * @returns {Promise<Spelled[]>}
 */
async function neighbourhood(word, store, rare) {
  const exchanged = (word[1] ?? "") + word[0] + word.slice(2);
  const found = await Promise.all([
    store.words(word.slice(0, 1), rare),
    store.words(word.slice(1), rare),
    store.words(exchanged, rare),
    ...(rare ? [] : [store.wordsByTail(word), store.wordsByTail(word.slice(1))]),
  ]);
  const unique = new Map(found.flat().map((spelled) => [spelled.word, spelled]));
  return [...unique.values()];
}
