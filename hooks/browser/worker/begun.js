/**
 * Finds what a word's beginning finds although no term begins so: terms are stems, and "irrita" is longer
 * than the stem of "irritable". The files of words as they are written have it. A word that is still
 * being typed needs no files: see typed.js.
 */

/** @typedef {import("./score.js").Found} Found */

/**
 * Adds the terms of all words that begin as the prefixes of a query.
 * @param {Found[]} found changed
 * @param {Pick<import("./engine.js").Engine, "store" | "words" | "termsOf">} engine
 */
export async function findBegun(found, engine) {
  const atoms = found.flatMap(({ unit, terms }) =>
    unit.atoms.flatMap((atom, number) => {
      const own = terms[number] ?? [];
      return atom.kind === "prefix" && !atom.typing ? [{ atom, own }] : [];
    }),
  );
  await Promise.all(
    atoms.map(async ({ atom, own }) => {
      const lists = await Promise.all([false, true].map((rare) => engine.store.words(atom.text, rare)));
      const begun = lists.flat().filter(({ word }) => word.startsWith(atom.text));
      const known = new Set(own.map(({ term }) => term));
      const stems = new Set(begun.map(({ word }) => engine.words.stem(word)).filter((stem) => !known.has(stem)));
      const more = await Promise.all([...stems].map((text) => engine.termsOf({ ...atom, kind: "term", text })));
      own.push(...more.flat());
    }),
  );
}
