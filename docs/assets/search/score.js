/**
 * lunr's scoring on arrays. A full lunr.Index needs an object for every posting and every
 * document; the sums are the same: for each field, the weights of the query's terms times
 * their boosts, over the length of the field's query vector.
 */

/**
 * An atom with the terms it stands for, and where each stands.
 * @typedef {object} Found
 * @property {import("./plan.js").Atom} atom
 * @property {import("./weights.js").Term[]} terms
 */

/**
 * @typedef {object} Matches
 * @property {Float64Array} scores by document
 * @property {Uint8Array} matched by document: 1 when it is a result
 * @property {Uint8Array} complete by document: 1 when every unit is present
 * @property {number} total number of results
 */

/** A document's atoms are bits of one number. */
export const MAX_ATOMS = 31;

/**
 * @param {import("./plan.js").Plan} plan
 * @param {Found[]} found by number of atom
 * @param {import("./weights.js").Manifest} manifest
 * @returns {Matches}
 */
export function score(plan, found, { documents, fields }) {
  const scores = new Float64Array(documents);
  queryVectors(plan, found, fields.length).forEach((vector, field) => {
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
  return { scores, ...select(plan.units, presence(found, documents)) };
}

/**
 * document -> bits of the atoms that stand in it.
 * @param {Found[]} found
 * @param {number} documents
 */
function presence(found, documents) {
  const present = new Uint32Array(documents);
  found.forEach(({ atom, terms }, number) => {
    const fields = new Set(atom.fields);
    for (const list of terms.flatMap((term) => term.lists)) {
      if (!fields.has(list.field)) continue;
      for (const document of list.documents) {
        present[document] = /** @type {number} */ (present[document]) | (1 << number);
      }
    }
  });
  return present;
}

/**
 * For each field: term -> its boost in the query. A term that several
 * atoms stand for has the sum of their boosts.
 * @param {import("./plan.js").Plan} plan
 * @param {Found[]} found
 * @param {number} fields
 */
function queryVectors(plan, found, fields) {
  /** @type {Map<string, {boost: number, term: import("./weights.js").Term}>[]} */
  const vectors = Array.from({ length: fields }, () => new Map());
  for (const unit of plan.units) {
    if (unit.presence === "prohibited") continue;
    for (const number of unit.ways.flat()) {
      const { atom, terms } = /** @type {Found} */ (found[number]);
      for (const term of terms) {
        for (const field of atom.fields) {
          const vector = /** @type {(typeof vectors)[0]} */ (vectors[field]);
          const boost = (vector.get(term.term)?.boost ?? 0) + atom.boost;
          vector.set(term.term, { boost, term });
        }
      }
    }
  }
  return vectors;
}

/**
 * Which documents are results: all required units, no prohibited one, and any other atom.
 * A query of prohibited units only finds every other document, as lunr does.
 * @param {import("./plan.js").Unit[]} units
 * @param {Uint32Array} present
 */
function select(units, present) {
  const bits = (/** @type {number[]} */ atoms) => atoms.reduce((mask, atom) => mask | (1 << atom), 0);
  const ways = units.map((unit) => unit.ways.map(bits));
  const asked = units.map((unit, i) => ({ unit, ways: /** @type {number[]} */ (ways[i]) }));
  const required = asked.filter(({ unit }) => unit.presence === "required");
  const prohibited = asked.filter(({ unit }) => unit.presence === "prohibited");
  const wanted = asked.filter(({ unit }) => unit.presence !== "prohibited");
  const anyBits = bits(wanted.flatMap(({ unit }) => unit.ways.flat()));
  const matched = new Uint8Array(present.length);
  const complete = new Uint8Array(present.length);
  const holds = (/** @type {{ways: number[]}} */ { ways }, /** @type {number} */ mask) =>
    ways.some((way) => (mask & way) === way);
  let total = 0;
  present.forEach((mask, document) => {
    if (wanted.length > 0 && !(mask & anyBits)) return;
    if (!required.every((unit) => holds(unit, mask))) return;
    if (prohibited.some((unit) => holds(unit, mask))) return;
    matched[document] = 1;
    if (wanted.every((unit) => holds(unit, mask))) complete[document] = 1;
    total++;
  });
  return { matched, complete, total };
}
