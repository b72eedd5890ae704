/**
 * Turns clauses into units of atoms. An atom is what lunr calls a clause: one term, or a pattern
 * of terms, in some fields. A unit is what a person regards as one word: "IL-2" is one unit of
 * three atoms, present if `il2` is, or if `il` and `2` both are.
 */

import { begunStems } from "./endings.js";
import { isRun, letters } from "./runs.js";
import { adjacent, runUnits } from "./together.js";
import { tagTerm, unverifiedTerm } from "./tags.js";
import { compounds, fold, partsOf, termsOfCompound, withoutArticle } from "./tokenise.js";
import { UNVERIFIED_WEIGHT } from "./tuning.js";

/**
 * @typedef {object} Atom
 * @property {"term" | "prefix" | "letter" | "fuzzy"} kind
 * @property {string} text a term, the beginning of terms, their first letter, or a term to be close to
 * @property {number} distance edits allowed, for "fuzzy"
 * @property {boolean} typing whether it is a "prefix" only because the word is still being typed;
 *   if too many terms begin with it, it may be searched as a whole word
 * @property {number[]} fields numbers of the fields to search
 * @property {number} boost
 * @property {string} [as] what it is called, if that is not the word: another word, the label of a tag
 * @property {boolean} [also] whether it is not the word as typed, but what it may mean
 * @property {number} [share] which part of the word a paper with it has; all of it if left out
 */

/** @typedef {{term: string, offset: number, kind?: Atom["kind"]}} PhrasePart the kind is "term" if absent */

/**
 * @typedef {object} Unit
 * @property {import("./query.js").Presence} presence
 * @property {Atom[]} atoms
 * @property {number[][]} ways numbers of its atoms; the unit is present if all atoms of a way are
 * @property {PhrasePart[] | null} phrase terms that must have these distances in one field
 * @property {number} [slack] other words that may be among those of the phrase, in any order
 * @property {string} text the folded word
 * @property {number} clause number of the clause it comes from
 * @property {number | null} offset of its first word in the query, stop words counted; null if it
 *   has no place in a sentence
 * @property {boolean} weak whether it is a word of questions; see question_words.js
 * @property {boolean} [naming] whether it belongs to a name of a term of the vocabulary
 * @property {boolean} [narrows] whether it is a field's value: beside words it finds nothing by itself
 * @property {boolean} plain whether it is a single word without operators, which may be misspelt
 * @property {import("./runs.js").Run[]} [runs] its words in scripts without blanks
 * @property {boolean} [whole] whether it is a number: a paper with only some of its atoms does not match at all
 * @property {boolean} [together] the same of words in a script without blanks
 */

/**
 * @param {import("./query.js").Clause[]} clauses
 * @param {string[]} fields names, by number
 * @param {import("./tokenise.js").Words} words
 * @returns {Unit[]}
 */
export function planQuery(clauses, fields, words) {
  let offset = 0;
  return clauses.flatMap((clause, number) => {
    const numbers = [...fields.keys()].filter((number) => clause.fields?.includes(fields[number] ?? "") ?? true);
    const base = { presence: clause.presence, phrase: null, clause: number, offset: null, plain: false, weak: false };
    const atom = atomsOf(clause, numbers);
    if (clause.kind === "tag") {
      // Papers with an unverified tag match too, as on the tag's page, but come last.
      const atoms = (clause.slugs ?? []).flatMap((slug) => [
        atom("term", tagTerm(slug)),
        { ...atom("term", unverifiedTerm(slug)), boost: UNVERIFIED_WEIGHT },
      ]);
      return [{ ...base, text: fold(clause.text), atoms, ways: atoms.map((_, i) => [i]), narrows: true }];
    }
    if (clause.kind === "id") {
      const text = fold(clause.text).replace(/\*$/, "");
      const atoms = [atom(clause.prefix ? "prefix" : "term", text)];
      return [{ ...base, text, atoms, ways: [[0]] }];
    }
    if (clause.kind === "phrase") return phraseUnit(clause, atom, words, base);
    return compounds(clause.text).flatMap((compound, i, { length }) => {
      const at = offset;
      offset += partsOf(compound).length;
      if (isRun(compound)) {
        const units = runUnits(letters(compound), clause.prefix && i === length - 1, atom);
        const place = (/** @type {number | null} */ from) => (clause.fields || from === null ? null : at + from);
        return units.map((unit) => ({ ...base, ...unit, offset: place(unit.offset) }));
      }
      const { parts, joins } = termsOfCompound(compound, words);
      const unit = clause.prefix
        ? prefixUnit(compound, atom, words, clause.typing)
        : wordUnit(parts, joins, atom, clause.distance);
      if (unit.atoms.length === 0) return [];
      const plain = !clause.prefix && clause.distance === 0 && partsOf(compound).length === 1;
      return [{ ...base, text: compound, offset: clause.fields ? null : at, plain, ...unit }];
    });
  });
}

/**
 * @param {import("./query.js").Clause} clause
 * @param {number[]} fields
 * @returns {(kind: Atom["kind"], text: string) => Atom}
 */
function atomsOf({ distance, typing, boost }, fields) {
  return (kind, text) => ({ kind, text, distance, typing, fields, boost });
}

/** @typedef {ReturnType<typeof atomsOf>} MakeAtom */

/**
 * Makes a unit that is present if all its parts are, or the parts joined to one word.
 * @param {string[]} parts terms
 * @param {string[]} joins terms
 * @param {MakeAtom} atom
 * @param {number} distance
 */
function wordUnit(parts, joins, atom, distance) {
  const kind = distance > 0 ? "fuzzy" : "term";
  const atoms = [...parts, ...joins].map((term) => atom(kind, term));
  const ways = parts.length > 0 ? [[...parts.keys()]] : [];
  if (joins.length > 0) ways.push([atoms.length - 1]);
  return { atoms, ways };
}

/**
 * Makes a unit for a prefix. The index holds stems: no term begins with "studies", but with its stem.
 * Of a compound the last part is the beginning of a word, and so is the whole in one word.
 * @param {string} compound
 * @param {MakeAtom} atom
 * @param {import("./tokenise.js").Words} words
 * @param {boolean} typing
 */
function prefixUnit(compound, atom, words, typing) {
  const parts = partsOf(compound);
  const beginning = withoutArticle(parts.pop() ?? "");
  const whole = termsOfCompound(beginning, words).parts.filter((stem) => !stem.startsWith(beginning));
  const stems = typing ? begunStems(beginning, words) : whole;
  const before = parts.flatMap((part) => termsOfCompound(part, words).parts);
  const last = [atom("prefix", beginning), ...stems.map((stem) => atom("term", stem))];
  const atoms = [...last, ...before.map((part) => atom("term", part))];
  const others = [...atoms.keys()].slice(last.length);
  const ways = last.map((_, number) => [number, ...others]);
  if (parts.length > 0) ways.push([atoms.push(atom("prefix", parts.join("") + beginning)) - 1]);
  return { atoms, ways };
}

/**
 * @param {import("./query.js").Clause} clause
 * @param {MakeAtom} atom
 * @param {import("./tokenise.js").Words} words
 * @param {Pick<Unit, "presence" | "clause" | "offset" | "plain" | "weak">} base
 * @returns {Unit[]}
 */
function phraseUnit(clause, atom, words, base) {
  const found = compounds(clause.text);
  /** @type {PhrasePart[]} */
  const phrase = [];
  let offset = 0;
  for (const compound of found) {
    const parts = partsOf(compound);
    if (isRun(compound)) phrase.push(...adjacent(parts, offset));
    // Stop words are not in the index, but take a place.
    else parts.forEach((part, i) => {
      const term = termsOfCompound(part, words).parts[0];
      if (term !== undefined) phrase.push({ term, offset: offset + i });
    });
    offset += parts.length;
  }
  if (phrase.length === 0) return [];
  const atoms = phrase.map(({ term, kind = "term" }) => atom(kind, term));
  const runs = found.filter(isRun).map((run) => ({ letters: letters(run), open: false }));
  const made = { text: found.join(" "), atoms, ways: [[...atoms.keys()]], runs, slack: clause.slack };
  return [{ ...base, ...made, phrase: phrase.length > 1 ? phrase : null }];
}
