/** Finds the terms of the shelf's vocabulary that words of a query name. */

import { begunStems } from "./endings.js";
import { compounds, partsOf } from "./tokenise.js";

/**
 * A term; its kind is the name of its facet. A class is the next broader term, unless that is a
 * heading of the whole facet.
 * @typedef {{kind: string, slug: string, label: string, class?: Term}} Term
 */

/**
 * A term with its names; hooks/papershelf/index/names.py writes them.
 * @typedef {[kind: Term["kind"], slug: string, label: string, names: string[], exact: string[], broader?: number]} Named
 */

/** A word of a query; a span is some consecutive words. */
/** @typedef {{raw: string, stems: string[]}} Word */

/** Words that make no difference to a name: "before my flowering" is "before flowering". */
const FILLERS = new Set("a an the my your his her its our their i you".split(" "));

export class Vocabulary {
  /**
   * @param {Named[]} named
   * @param {import("./tokenise.js").Words} words
   */
  constructor(named, words) {
    /** @type {Term[]} */
    this.terms = named.map(([kind, slug, label]) => ({ kind, slug, label }));
    this.terms.forEach((term, number) => {
      const broader = named[number]?.[5] ?? -1;
      const above = this.terms[broader];
      if (above && named[broader]?.[5] !== undefined) term.class = above;
    });
    /** Stems joined by spaces -> numbers of terms. */
    this.names = numbered(named.map(([, , , names]) => names.map((name) => keyOf(name.split(" ")))));
    /** The same for abbreviations that match only with the same case. */
    this.exact = numbered(named.map(([, , , , exact]) => exact));
    this.words = words;
    // With a filler that the name does not have.
    this.longest = 1 + Math.max(0, ...named.flatMap(([, , , names]) => names.map((name) => name.split(" ").length)));
    /** @type {Map<string, Term>} */
    this.bySlug = new Map(this.terms.map((term) => [term.slug, term]));
  }

  /**
   * @param {string} text
   * @returns {Word}
   */
  word(text) {
    const parts = compounds(text).flatMap(partsOf);
    return { raw: text, stems: parts.map((part) => this.words.stem(part)) };
  }

  /**
   * Returns the spans of words that are names: from each word on the longest, without overlaps.
   * @param {Word[]} words
   * @returns {{from: number, to: number, terms: Term[]}[]} `to` exclusive
   */
  spans(words) {
    const found = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + this.longest); to > from; to--) {
        const span = words.slice(from, to);
        const terms = isFiller(span[0]) || isFiller(span.at(-1)) ? [] : this.named(span);
        if (terms.length === 0) continue;
        found.push({ from, to, terms });
        from = to - 1;
        break;
      }
    }
    return found;
  }

  /**
   * Returns the terms that words name together.
   * @param {Word[]} words
   * @returns {Term[]}
   */
  named(words) {
    const exact = words.length === 1 ? this.exact.get(/** @type {Word} */ (words[0]).raw) : undefined;
    const stems = words.flatMap((word) => word.stems);
    const numbers = exact ?? this.names.get(keyOf(stems)) ?? [];
    return numbers.flatMap((number) => this.terms[number] ?? []);
  }

  /**
   * Returns the terms of some kinds that the value of a field means: by slug, by name, or by some
   * words of a name.
   * @param {string} text
   * @param {Term["kind"][]} kinds
   * @returns {Term[]}
   */
  resolve(text, kinds) {
    const ofKind = (/** @type {Term} */ term) => kinds.includes(term.kind);
    const slug = this.bySlug.get(text.toLowerCase());
    if (slug && ofKind(slug)) return [slug];
    const words = text.split(/\s+/).map((word) => this.word(word));
    const named = this.named(words.length === 1 ? words : [{ raw: text, stems: words.flatMap((word) => word.stems) }]);
    if (named.some(ofKind)) return named.filter(ofKind);
    const stems = words.flatMap((word) => word.stems);
    const numbers = [...this.names]
      .filter(([name]) => stems.every((stem) => ` ${name}`.includes(` ${stem}`)))
      .flatMap(([, found]) => found);
    return stems.length === 0 ? [] : [...new Set(numbers)].flatMap((n) => this.terms[n] ?? []).filter(ofKind);
  }
}

/**
 * Returns the stems under which all names are filed that a query may have: those of its words but stop
 * words.
 * @param {import("./query.js").Clause[]} clauses
 * @param {import("./tokenise.js").Words} words
 */
export function filedUnder(clauses, words) {
  return clauses.flatMap(({ kind, text, typing }) => {
    const parts = kind === "words" ? compounds(text).flatMap(partsOf).filter(Boolean) : [];
    const begun = typing ? begunStems(parts.at(-1) ?? "", words) : [];
    return [...parts.filter((part) => !words.isStopWord(part)).map(words.stem), ...begun];
  });
}

/** @param {Word | undefined} word */
function isFiller(word) {
  return word?.stems.every((stem) => FILLERS.has(stem)) ?? false;
}

/**
 * Returns stems in the form in which names are compared.
 * @param {string[]} stems
 */
function keyOf(stems) {
  return (stems.some((stem) => !FILLERS.has(stem)) ? stems.filter((stem) => !FILLERS.has(stem)) : stems).join(" ");
}

/**
 * @param {string[][]} lists
 * @returns {Map<string, number[]>} name -> numbers of the lists that have it
 */
function numbered(lists) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  lists.forEach((names, number) => {
    for (const name of new Set(names)) found.set(name, [...(found.get(name) ?? []), number]);
  });
  return found;
}
