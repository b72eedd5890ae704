/**
 * Tells words of the language from misspelt ones, by the English words that the papers lack
 * (hooks/papershelf/index/language.py writes them).
 */

import { WORD } from "../both/types.js";
import { NEAR_SHARE, NEAR_WEIGHT } from "./tuning.js";

/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("../both/types.js").Near} Near */

/**
 * Looks up words that hardly any paper has.
 * @param {Found[]} found
 * @param {import("./store.js").Store} store
 * @returns {Promise<Map<Found, string[]>>} for each word of the language those that are nearest in
 *   meaning, the nearest first; other words are left out
 */
export async function lookUp(found, store) {
  const looked = found.map(async (one) => {
    const [atom] = one.unit.atoms;
    const near = atom && (await store.english(atom.text));
    return near ? [/** @type {const} */ ([one, near])] : [];
  });
  return new Map((await Promise.all(looked)).flat());
}

/**
 * Lets words that hardly any paper has also be present by the words nearest in meaning.
 * @param {Map<Found, string[]>} known as `lookUp` returns it; its units and terms are changed
 * @param {string[]} excluded words not to be searched, after a `~`
 * @param {number} authors number of the authors' field
 * @param {import("./engine.js").Engine} engine
 * @returns {Promise<Near[]>}
 */
export async function searchNear(known, excluded, authors, engine) {
  const searched = [...known].map(async ([{ unit, terms }, words]) => {
    const [atom] = unit.atoms;
    const to = words.filter((word) => !excluded.includes(`${WORD}${word}`));
    if (!atom || unit.weak) return { from: unit.text, to: [] };
    for (const word of to) {
      const fields = atom.fields.filter((field) => field !== authors);
      const boost = NEAR_WEIGHT * atom.boost;
      const other = { ...atom, text: engine.words.stem(word), fields, boost, as: word, also: true, share: NEAR_SHARE };
      unit.ways.push([unit.atoms.length]);
      unit.atoms.push(other);
      terms.push(await engine.termsOf(other));
    }
    return { from: unit.text, to };
  });
  return (await Promise.all(searched)).filter(({ to }) => to.length > 0);
}
