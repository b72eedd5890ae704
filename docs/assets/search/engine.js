/** The search engine: a query in, results out. Knows nothing of pages or workers. */

import { inOrder, rarestElements, spoken } from "./order.js";
import { phraseDocuments } from "./phrases.js";
import { planQuery } from "./plan.js";
import { rank, relevance } from "./rank.js";
import { Refiner } from "./refine.js";
import { score } from "./score.js";
import { FIRST, orderByLikeness } from "./similar.js";
import { snippet } from "./snippet.js";
import { within } from "./spelling.js";
import { Store } from "./store.js";
import { wordsOf } from "./tokenise.js";
import { understand } from "./understand.js";
import { idf, weights } from "./weights.js";

/** @typedef {import("./types.js").Request} Request */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./plan.js").Unit} Unit */
/** @typedef {import("./score.js").Found} Found */

/** The beginning of a word that more shards hold is looked up as it stands. */
const TYPING_SHARDS = 3;
/** A query of so many words, stop words counted, is a sentence: their order tells as well. */
const SENTENCE = 5;
/** So many results are looked at for it. */
const CANDIDATES = 1000;
/** The tier of a paper that has the whole sentence: more than any number of words in order. */
const VERBATIM = 9;

const FLAG_SUMMARY = 1;
const FLAG_FULL_TEXT = 2;

export class Engine {
  /**
   * @param {import("./store.js").Read} read
   * @param {typeof import("lunr")} lunr
   */
  constructor(read, lunr) {
    this.store = new Store(read);
    this.words = wordsOf(lunr);
    this.refiner = new Refiner(this.store);
    /** @type {WeakMap<import("./codec.js").Posting, Float64Array>} */
    this.weights = new WeakMap();
  }

  /**
   * @param {Request} request
   * @returns {Promise<Answer>}
   * @throws {Error} when a file of the index cannot be read; asking again tries again
   */
  async search(request) {
    const { filters = {}, sort = "relevance", offset = 0, limit = 10 } = request;
    const { query, found, also, corrections } = await understand(request, this);
    const matches = score(found, await this.store.manifest());
    if (matches.total === 0 && query.clauses.some(({ kind }) => kind === "phrase")) {
      const words = await this.search({ ...request, query: request.query.replaceAll('"', " ") });
      return { ...words, hint: "No paper has these words in this order: they were searched one by one." };
    }
    const narrowing = { ...filters, year: overlap(query.years, filters.year ?? null) };
    const narrowed = await this.refiner.narrow(matches, narrowing);
    const documents =
      sort === "relevance"
        ? await this.best(request.query, found, narrowed, offset, limit)
        : await this.refiner.byDate(narrowed.matched, sort, offset, limit);
    const terms = new Set(found.flatMap((one) => one.terms.flat().map(({ term }) => term)));
    const [results, facets] = await Promise.all([
      Promise.all(documents.map((document) => this.result(document, matches, terms))),
      request.facets ? this.refiner.count(matches.matched, narrowing, request.journals ?? false) : null,
    ]);
    const complete = narrowed.complete.reduce((sum, one) => sum + one, 0);
    return { total: narrowed.total, complete, results, facets, also, corrections, hint: query.hint };
  }

  /**
   * A stretch of results by relevance.
   * @param {string} query
   * @param {Found[]} found
   * @param {import("./score.js").Matches} matches
   * @param {number} offset
   * @param {number} limit
   * @returns {Promise<number[]>} document numbers
   */
  async best(query, found, matches, offset, limit) {
    const sentence = spoken(query);
    if (sentence.split(" ").length - 2 < SENTENCE) return rank(matches, offset, limit);
    const ranked = rank(matches, 0, Math.max(CANDIDATES, offset + limit));
    const complete = ranked.filter((document) => matches.complete[document]);
    const documents =
      complete.length > 0 && complete.length <= FIRST
        ? ranked.map((document) => ({ document, tier: 0 }))
        : await this.sentencesFirst(found, ranked);
    const first = documents.slice(0, FIRST).map(async ({ document, tier }) => {
      const [, title, , , , , , , , , text] = await this.store.row(document);
      const verbatim = spoken(title).includes(sentence) || spoken(text).includes(sentence);
      const tiers = (verbatim ? VERBATIM : tier) * 2 + (matches.complete[document] ?? 0);
      return { document, tier: tiers, relevance: relevance(matches, document), title, text };
    });
    const ordered = orderByLikeness(await Promise.all(first), this.words);
    const rest = documents.slice(FIRST).map(({ document }) => document);
    return [...ordered, ...rest].slice(offset, offset + limit);
  }

  /**
   * The candidates with those first in which the query's rarest words stand in its order.
   * @param {Found[]} found
   * @param {number[]} documents
   * @returns {Promise<{document: number, tier: number}[]>} tier: how many words are in order
   */
  async sentencesFirst(found, documents) {
    const elements = rarestElements(found).map(async ({ offset, terms }) => ({
      offset,
      placed: await Promise.all(terms.map((term) => this.store.places(term))),
    }));
    const candidates = documents.slice(0, CANDIDATES);
    const tiers = inOrder(candidates, await Promise.all(elements));
    const tiered = documents.map((document) => ({ document, tier: tiers.get(document) ?? 0 }));
    return tiered.sort((a, b) => b.tier - a.tier);
  }

  /**
   * Every matching document with lunr's score, of the words alone.
   * @param {import("./query.js").Query} query
   * @returns {Promise<import("./score.js").Matches>}
   */
  async match({ clauses }) {
    const manifest = await this.store.manifest();
    const units = planQuery(clauses, manifest.fields.map(({ name }) => name), this.words, () => []);
    return score(await Promise.all(units.map((unit) => this.find(unit))), manifest);
  }

  /**
   * The terms that the atoms of a unit stand for, and where.
   * @param {Unit} unit
   * @returns {Promise<Found>}
   */
  async find(unit) {
    const terms = await Promise.all(unit.atoms.map((atom) => this.termsOf(atom)));
    if (!unit.phrase) return { unit, terms, phrase: null };
    const parts = unit.phrase.map(async ({ term, offset }) => ({
      offset,
      placed: await this.store.places(term),
    }));
    const fields = unit.atoms[0]?.fields ?? [];
    return { unit, terms, phrase: phraseDocuments(await Promise.all(parts), fields) };
  }

  /**
   * @param {import("./plan.js").Atom} atom
   * @returns {Promise<import("./weights.js").Term[]>}
   */
  async termsOf(atom) {
    const terms = (await this.expansions(atom)).map(async (term) => {
      const postings = await this.store.postings(term);
      return postings ? this.weigh(term, postings, atom.fields) : [];
    });
    return (await Promise.all(terms)).flat();
  }

  /**
   * @param {import("./plan.js").Atom} atom
   * @returns {Promise<string[]>} terms, each once, in order
   */
  async expansions({ kind, text, typing, distance }) {
    if (kind === "term") return [text];
    if (kind === "prefix") return this.store.startingWith(text, typing ? TYPING_SHARDS : undefined);
    const words = await this.store.words("");
    const near = words.map(({ word }) => this.words.stem(word)).filter((term) => within(text, term, distance));
    return [...new Set(near)].sort();
  }

  /**
   * @param {string} term
   * @param {import("./codec.js").Posting[]} postings
   * @param {number[]} fields that are asked for
   * @returns {Promise<import("./weights.js").Term>}
   */
  async weigh(term, postings, fields) {
    const manifest = await this.store.manifest();
    const rarity = idf(postings, manifest.documents);
    const asked = postings.filter((posting) => fields.includes(posting.field));
    const lists = asked.map(async (posting) => {
      const norms = posting.norms ?? (await this.store.norms(posting.field));
      let known = this.weights.get(posting);
      if (!known) this.weights.set(posting, (known = weights(posting, norms, rarity, manifest)));
      return { field: posting.field, documents: posting.documents, weights: known };
    });
    return { term, idf: rarity, lists: await Promise.all(lists) };
  }

  /**
   * @param {number} document
   * @param {import("./score.js").Matches} matches
   * @param {Set<string>} terms
   * @returns {Promise<Result>}
   */
  async result(document, matches, terms) {
    const row = await this.store.row(document);
    const [id, title, authors, authorCount, journal, year, conditions, design, kind, flags, text] = row;
    const names = new Map((await this.store.names()).terms.map(([, slug, label]) => [slug, label]));
    const named = (/** @type {string} */ slug) => ({ slug, label: names.get(slug) ?? slug });
    return {
      id,
      score: matches.scores[document] ?? 0,
      complete: matches.complete[document] === 1,
      title,
      authors,
      authorCount,
      journal,
      year,
      conditions: conditions.map(named),
      design: design === null ? null : named(design),
      kind,
      hasSummary: (flags & FLAG_SUMMARY) > 0,
      hasFullText: (flags & FLAG_FULL_TEXT) > 0,
      snippet: snippet(text, (term) => terms.has(term), this.words),
    };
  }
}

/**
 * The years in both ranges; null stands for all.
 * @param {import("./query.js").Years | null} a
 * @param {[from: number | null, to: number | null] | null} b
 * @returns {[from: number, to: number] | null}
 */
function overlap(a, b) {
  if (!a && !b) return null;
  const ranges = [a ?? [null, null], b ?? [null, null]];
  const from = ranges.map(([year]) => year ?? -Infinity);
  const to = ranges.map(([, year]) => year ?? Infinity);
  return [Math.max(...from), Math.min(...to)];
}
