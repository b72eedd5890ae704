/** The vocabulary's words: which condition, topic or design a few words of a query name. */

import { compounds, partsOf } from "./tokenise.js";

/** @typedef {{kind: "condition" | "topic" | "design", slug: string, label: string}} Term */

/**
 * The file names.bin; hooks/papershelf/index/names.py writes it.
 * @typedef {object} NamesFile
 * @property {[kind: Term["kind"], slug: string, label: string][]} terms
 * @property {Record<string, number[]>} names stems joined by spaces -> terms
 * @property {Record<string, number[]>} exact abbreviations in their own case -> terms
 */

/** Words of a query, one after another; a span is a run of them. */
/** @typedef {{raw: string, stems: string[]}} Word */

export class Names {
  /**
   * @param {NamesFile} file
   * @param {import("./tokenise.js").Words} words
   */
  constructor(file, words) {
    this.terms = file.terms.map(([kind, slug, label]) => ({ kind, slug, label }));
    this.names = new Map(Object.entries(file.names));
    this.exact = new Map(Object.entries(file.exact));
    this.words = words;
    this.longest = Math.max(0, ...[...this.names.keys()].map((name) => name.split(" ").length));
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
   * The spans of words that are names, longest first from each word on, none overlapping.
   * @param {Word[]} words
   * @returns {{from: number, to: number, terms: Term[]}[]} `to` exclusive
   */
  spans(words) {
    const found = [];
    for (let from = 0; from < words.length; from++) {
      for (let to = Math.min(words.length, from + this.longest); to > from; to--) {
        const terms = this.named(words.slice(from, to));
        if (terms.length === 0) continue;
        found.push({ from, to, terms });
        from = to - 1;
        break;
      }
    }
    return found;
  }

  /**
   * The terms that words name together.
   * @param {Word[]} words
   * @returns {Term[]}
   */
  named(words) {
    const exact = words.length === 1 ? this.exact.get(/** @type {Word} */ (words[0]).raw) : undefined;
    const stems = words.flatMap((word) => word.stems);
    const numbers = exact ?? this.names.get(stems.join(" ")) ?? [];
    return numbers.flatMap((number) => this.terms[number] ?? []);
  }

  /**
   * The terms of some kinds that a value of `condition:` or `topic:` means: by slug, by name,
   * or by some words of a name.
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
