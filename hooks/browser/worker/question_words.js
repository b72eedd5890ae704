/**
 * Words of questions, which say nothing about the subject: "articles describing…", "I am interested
 * in…". They count less, and a paper without them can still have all words of the query.
 */

import { ASKING_WEIGHT } from "./tuning.js";

const ASKING = `article paper publication report literature information discussion describe find
  found look search interested concern regarding relate deal know known anyone anybody someone want
  need please show give given tell explain work made make done doing use include exist available
  various different several many much especially particular particularly under between possible investigate
  there im id go get take keep let`;

/**
 * @param {import("./plan.js").Unit[]} units changed, unless all are words of questions
 * @param {import("./tokenise.js").Words} words
 */
export function weaken(units, words) {
  const stems = new Set(ASKING.split(/\s+/).map(words.stem));
  const asking = units.filter((unit) => unit.plain && unit.atoms.every(({ text }) => stems.has(text)));
  if (asking.length === units.length) return;
  for (const unit of asking) {
    unit.weak = true;
    for (const atom of unit.atoms) atom.boost *= ASKING_WEIGHT;
  }
}
