/**
 * Words in scripts without blanks that no paper has as they are typed. They may be several words,
 * since people put no blanks between them: their pairs of letters are searched one by one.
 */

/** @typedef {import("./score.js").Found} Found */

/**
 * Returns whether some document has all terms of a unit, in any order and field.
 * @param {Pick<Found, "unit" | "terms">} found
 */
export function someHaveAll({ unit, terms }) {
  /** @type {Set<number> | null} */
  let having = null;
  for (const atom of unit.ways[0] ?? []) {
    const documents = (terms[atom] ?? []).flatMap(({ lists }) => lists.flatMap((list) => [...list.documents]));
    having = new Set(having === null ? documents : documents.filter((document) => having?.has(document)));
  }
  return having !== null && having.size > 0;
}

/**
 * Returns whether no document has a unit whose letters must be together, nor what it means.
 * @param {Found} found
 */
export function isNowhere({ unit, terms, phrase }) {
  const meant = unit.atoms.some(({ also }, atom) => also && (terms[atom] ?? []).length > 0);
  return unit.together === true && unit.presence !== "prohibited" && phrase?.size === 0 && !meant;
}

/**
 * Returns the pairs of a unit's letters as units of their own.
 * @param {Found} found
 * @returns {Found[]}
 */
export function apart({ unit, terms }) {
  const [run] = unit.runs ?? [];
  return (unit.ways[0] ?? []).flatMap((number, i) => {
    const atom = unit.atoms[number];
    if (!run || !atom) return [];
    const letters = run.letters.slice(i, i + 2);
    const open = run.open && i + 2 === run.letters.length;
    const offset = unit.offset === null ? null : unit.offset + i;
    const one = { ...unit, text: letters.join(""), atoms: [atom], ways: [[0]], phrase: null, together: false, offset };
    return [{ unit: { ...one, runs: [{ letters, open }] }, terms: [terms[number] ?? []], phrase: null }];
  });
}
