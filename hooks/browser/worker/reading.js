/**
 * Finds out what the pieces of a query mean on this shelf: which terms a tag names, which papers have
 * a facet's value, which number of a paper exists. What means nothing is searched as words, with a hint.
 */

import { HINT_YEAR, hintNoTag, hintNoValue } from "../texts/language_hints.js";
import { begunStems } from "./endings.js";
import { byNumber, byPmid, identify } from "./identifiers.js";
import { clause, phrase, words } from "./query.js";
import { yearsOf } from "./years.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./query.js").Clause} Clause */
/** @typedef {import("./query.js").Years} Years */
/** @typedef {import("./tokens.js").Token} Token */
/** @typedef {{clauses: Clause[], years: Years | null, within: Uint8Array | null}} Meaning all must hold */

// A number that is nothing else in a query of numbers only.
const NUMBER = /^\d{5,8}$/;

export class Reading {
  /**
   * @param {Engine} engine
   * @param {import("./weights.js").Manifest} manifest
   * @param {import("./vocabulary.js").Vocabulary} vocabulary
   * @param {string} text of the query
   * @param {boolean} typing whether its last word is still being typed
   */
  constructor(engine, manifest, vocabulary, text, typing) {
    this.engine = engine;
    this.manifest = manifest;
    this.facets = manifest.facets;
    this.vocabulary = vocabulary;
    this.typed = typing ? text.length : Infinity;
    /** @type {string[]} */
    this.hints = [];
    /** Numbers of papers that are not on the shelf. @type {string[]} */
    this.missing = [];
    this.numbers = text.split(/[\s,;]+/).filter(Boolean).every((word) => NUMBER.test(word));
  }

  /**
   * Returns whether a value is the whole name of one of a field's terms.
   * @param {Field} field
   * @param {string} value
   */
  names({ facets }, value) {
    const kinds = facets.map(({ name }) => name);
    const slug = this.vocabulary.bySlug.get(value.toLowerCase());
    const terms = slug ? [slug] : this.vocabulary.named([this.vocabulary.word(value)]);
    return terms.some(({ kind }) => kinds.includes(kind));
  }

  /**
   * @param {Token} token a piece
   * @returns {Promise<Meaning>}
   */
  async meaning(token) {
    const { length } = this.hints;
    const found = await this.understood(token);
    if (token.to !== this.typed) return found;
    // What is still being typed may yet mean something.
    this.hints.length = length;
    return found.within && !found.within.includes(1) ? meaning([]) : found;
  }

  /**
   * @param {Token} token
   * @returns {Promise<Meaning>}
   */
  async understood(token) {
    const { field, value, sign } = token;
    if (token.years) return meaning([], token.years);
    if (token.id) return this.numbered(token, token.id);
    if (!field && this.numbers && NUMBER.test(value.replace(/[,;]$/, ""))) {
      return this.numbered(token, byPmid(value.replace(/\D/g, "")));
    }
    switch (field?.kind) {
      case "year": {
        const years = yearsOf(value);
        if (years) return meaning([], years);
        this.hints.push(HINT_YEAR);
        if (token.to === this.typed) return meaning([]);
        return meaning([words(value, clause(sign, null))]);
      }
      case "id":
        return this.numbered(token, identify(value) ?? byNumber(value));
      case "tag":
        return meaning([this.tag(field, token.to === this.typed ? this.begunName(field, value) : value, sign)]);
      case "value":
        return this.valued(field, value);
      default:
        return meaning(wordsOf(token));
    }
  }

  /**
   * @param {Token} token
   * @param {import("./identifiers.js").Identified} id
   */
  async numbered({ value, sign, to }, { shown, terms, prefix }) {
    /** @type {(text: string, begun: boolean) => Clause} */
    const numbering = (text, begun) => ({ ...clause(sign, ["doi"]), kind: "id", text, prefix: begun });
    const [first = ""] = terms;
    const asked = terms.map((text) => numbering(text, prefix));
    if (to === this.typed) asked.unshift(numbering(first, true));
    for (const id of asked) if ((await this.papers(id)).includes(1)) return meaning([id]);
    if (this.numbers) return meaning([words(value, clause(sign, null))]);
    if (to !== this.typed) this.missing.push(shown);
    return meaning([numbering(first, prefix)]);
  }

  /**
   * @param {Clause} clause
   * @returns {Promise<Uint8Array>} for each document 1 if it has what the clause asks for
   */
  async papers(clause) {
    const found = await Promise.all((await this.engine.plan([clause])).map((unit) => this.engine.find(unit)));
    return this.engine.having(found);
  }

  /**
   * @param {Field} field
   * @param {string} value
   * @param {string} sign
   * @returns {Clause}
   */
  tag({ facets, fields }, value, sign) {
    const terms = this.vocabulary.resolve(value, facets.map(({ name }) => name));
    const kinds = new Set(terms.map(({ kind }) => kind));
    if (terms.length > 0) {
      const [facet] = kinds.size === 1 ? kinds : [];
      return { ...clause(sign, fields), kind: "tag", text: value, slugs: terms.map(({ slug }) => slug), facet };
    }
    const known = this.vocabulary.terms.filter(({ kind }) => facets.some(({ name }) => name === kind));
    this.hints.push(hintNoTag(facets.map(({ name }) => name), value, known.map(({ kind, slug }) => `${kind}:${slug}`)));
    return words(value, clause(sign || "+", null));
  }

  /**
   * Returns a value that is still being typed as one that names a term, if there is one.
   * @param {Field} field
   * @param {string} value
   */
  begunName({ facets }, value) {
    const kinds = facets.map(({ name }) => name);
    const [, before = "", word = ""] = /^(.*?)([a-z]*)$/is.exec(value) ?? [];
    const stems = begunStems(word.toLowerCase(), this.vocabulary.words).map((stem) => before + stem);
    return [value, ...stems].find((one) => this.vocabulary.resolve(one, kinds).length > 0) ?? value;
  }

  /**
   * Returns the papers with a value of a facet: none if it has no such value.
   * @param {Field} field
   * @param {string} value
   * @returns {Promise<Meaning>}
   */
  async valued({ facets }, value) {
    const name = facets[0]?.name ?? "";
    const columns = await this.engine.columns(name);
    const known = columns.flatMap(({ values }) => values);
    const asked = meant(value, known, this.vocabulary.resolve(value, [name]));
    if (asked.length === 0) this.hints.push(hintNoValue(name, value, known.map(({ slug }) => `${name}:${slug}`)));
    const within = new Uint8Array(this.manifest.documents);
    for (const { values, sets, codes } of columns) {
      const having = sets.map((set) => set.some((number) => asked.includes(values[number]?.slug ?? "")));
      for (const document of within.keys()) if (having[codes[document] ?? 0]) within[document] = 1;
    }
    return { clauses: [], years: null, within };
  }
}

/**
 * Returns the slugs of the values of a facet that a text means: by slug or label, by a name of the
 * vocabulary, or by the beginnings of words of a label.
 * @param {string} text
 * @param {{slug: string, label: string}[]} values
 * @param {{slug: string}[]} named values that the vocabulary calls so
 */
function meant(text, values, named) {
  const asked = folded(text);
  const same = values.filter(({ slug, label }) => slug === asked || folded(label) === asked);
  if (same.length > 0) return same.map(({ slug }) => slug);
  if (named.length > 0) return named.map(({ slug }) => slug);
  const parts = asked.match(/[\p{L}\p{N}]+/gu) ?? [];
  const having = values.filter(({ label }) => {
    const words = folded(label).match(/[\p{L}\p{N}]+/gu) ?? [];
    return parts.every((part) => words.some((word) => word.startsWith(part)));
  });
  return parts.length > 0 ? having.map(({ slug }) => slug) : [];
}

/** @param {string} text in small letters without accents */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {Clause[]} clauses
 * @param {Years | null} [years]
 * @returns {Meaning}
 */
function meaning(clauses, years = null) {
  return { clauses, years, within: null };
}

/**
 * @param {Token} token of a field of texts or of none
 * @returns {Clause[]}
 */
function wordsOf({ field, value, quoted, sign, slack }) {
  const fields = field?.fields ?? null;
  const parts = value.split(/\s+/).filter(Boolean);
  // Names may have another order, and more initials than a person knows.
  if (quoted && field?.kind === "name" && sign !== "-") return parts.map((part) => words(part, clause(sign, fields)));
  if (quoted) return [{ ...phrase(value, sign, fields), ...(slack === undefined ? {} : { slack }) }];
  return parts.map((part) => words(part, clause(sign, fields)));
}
