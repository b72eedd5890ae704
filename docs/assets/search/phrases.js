/** Where terms stand at the distances of a phrase. */

/**
 * The places of a term in one field: those of posting i are `places[starts[i]]` up to
 * `places[starts[i + 1]]`, ascending.
 * @typedef {object} Placed
 * @property {number} field
 * @property {Uint32Array} documents
 * @property {Uint32Array} starts one more than documents
 * @property {Uint16Array} places
 */

/**
 * The documents in which all terms of a phrase stand at its distances, in one field.
 * @param {{offset: number, placed: Placed[]}[]} parts at least one
 * @param {number[]} fields
 * @returns {Set<number>}
 */
export function phraseDocuments(parts, fields) {
  /** @type {Set<number>} */
  const found = new Set();
  for (const field of fields) {
    const lists = parts.map(({ offset, placed }) => ({
      offset,
      list: placed.find((candidate) => candidate.field === field),
    }));
    // document -> places at which the phrase may begin
    /** @type {Map<number, Set<number>> | null} */
    let starts = null;
    for (const { offset, list } of lists) {
      starts = list ? continued(list, offset, starts) : new Map();
      if (starts.size === 0) break;
    }
    for (const document of starts?.keys() ?? []) found.add(document);
  }
  return found;
}

/**
 * @param {Placed} list
 * @param {number} offset of the term in the phrase
 * @param {Map<number, Set<number>> | null} before beginnings that fit the terms so far; null at first
 */
function continued({ documents, starts, places }, offset, before) {
  /** @type {Map<number, Set<number>>} */
  const found = new Map();
  documents.forEach((document, i) => {
    const allowed = before?.get(document);
    if (before && !allowed) return;
    for (let at = /** @type {number} */ (starts[i]); at < /** @type {number} */ (starts[i + 1]); at++) {
      const beginning = /** @type {number} */ (places[at]) - offset;
      if (allowed && !allowed.has(beginning)) continue;
      const known = found.get(document);
      if (known) known.add(beginning);
      else found.set(document, new Set([beginning]));
    }
  });
  return found;
}
