/**
 * Completes the last word of a query, which is still being typed: what its beginning finds must
 * include what the whole word will find, or papers would vanish from the list with one more letter.
 */

import { begunStems } from "./endings.js";
import { isRun } from "./runs.js";
import { compounds, partsOf } from "./tokenise.js";
import { ASKING_WEIGHT, TYPED_FILES, TYPED_LETTERS } from "./tuning.js";

/** @typedef {import("./vocabulary.js").Word} Word */

/**
 * Lets longer words match the last word too, which is still being typed.
 * @param {string} text
 * @param {import("./query.js").Clause | undefined} last clause of the text, changed
 * @param {boolean} [alone] whether the query has no other word
 */
export function typed(text, last, alone = true) {
  // Longer words must not exclude papers: they may not be meant.
  const open = last?.kind === "words" && last.presence !== "prohibited" && /[\p{L}\p{N}\p{M}]$/u.test(text);
  if (!open) return;
  last.typing = !last.prefix;
  // A word of Chinese may have one letter.
  const long = last.text.length >= (alone ? TYPED_LETTERS : TYPED_LETTERS - 1);
  last.prefix = long || isRun(compounds(last.text).at(-1) ?? "");
}

/**
 * Returns whether papers may be required to have a word: not while it is so short that not all files
 * of words that begin so can be read.
 * @param {import("./query.js").Clause | undefined} last
 * @param {import("./store.js").Store} store
 */
export async function isDemanded(last, store) {
  const word = compounds(last?.text ?? "").at(-1) ?? "";
  if (!last?.typing || isRun(word)) return true;
  return last.prefix && (await store.filesStartingWith(partsOf(word).at(-1) ?? "")).length <= TYPED_FILES;
}

/**
 * Lets a word that is being typed count for less than the others if it says nothing yet: a single
 * letter, or a word that is in no index.
 * @param {import("./plan.js").Unit[]} units changed
 * @param {import("./query.js").Clause[]} clauses
 * @param {import("./tokenise.js").Words} words
 */
export function weakenTyped(units, clauses, words) {
  const begun = units.filter(({ clause, text, weak }) => {
    const short = !clauses[clause]?.prefix || words.isStopWord(text);
    return clauses[clause]?.typing && !weak && short;
  });
  if (units.every((unit) => unit.weak || begun.includes(unit))) return;
  for (const unit of begun) {
    unit.weak = true;
    for (const atom of unit.atoms) atom.boost *= ASKING_WEIGHT;
  }
}

/**
 * Returns the words of a query with the last one, which is being typed, as it may be in a name.
 * @param {Word[]} spoken
 * @param {import("./vocabulary.js").Vocabulary} vocabulary
 */
export function asNamed(spoken, vocabulary) {
  const last = spoken.at(-1);
  const ends = (/** @type {Word[]} */ words) => vocabulary.spans(words).some(({ to }) => to === words.length);
  if (!last || ends(spoken)) return spoken;
  const begun = compounds(last.raw).flatMap(partsOf).at(-1) ?? "";
  const readings = begunStems(begun, vocabulary.words).map((stem) => {
    return [...spoken.slice(0, -1), { ...last, stems: [...last.stems.slice(0, -1), stem] }];
  });
  return readings.find(ends) ?? spoken;
}
