/**
 * Words that ask rather than tell: "articles describing…", "I am interested in…". They count
 * less, and a paper need not have them to have all words of the query.
 */

const ASKING = `article articles paper papers publication publications report reports literature
  information discussion discussions discuss discussed describe describes describing find finding
  found look looking search interested interest interesting concern concerned concerning regarding
  relate related relating deal deals dealing know known anyone anybody someone want wanted need
  needed please show shows give given tell explain work works made make making done doing use used
  uses using include includes including included exist existing available various different several
  many much especially particular particularly under between been possible investigate investigated
  investigation there im id`;

/** What the weight of a word that asks is multiplied by. */
const WEAK = 0.4;

/**
 * @param {import("./plan.js").Unit[]} units changed, unless all of them ask
 * @param {import("./tokenise.js").Words} words
 */
export function weaken(units, words) {
  const stems = new Set(ASKING.split(/\s+/).map(words.stem));
  const asking = units.filter((unit) => unit.plain && unit.atoms.every(({ text }) => stems.has(text)));
  if (asking.length === units.length) return;
  for (const unit of asking) {
    unit.weak = true;
    for (const atom of unit.atoms) atom.boost *= WEAK;
  }
}
