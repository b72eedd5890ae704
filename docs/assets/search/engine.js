/** The search engine: a query in, results out. Knows nothing of pages or workers. */

import { expand } from "./expand.js";
import { Names } from "./names.js";
import { phraseDocuments } from "./phrases.js";
import { planQuery } from "./plan.js";
import { parseQuery, parseTyped } from "./query.js";
import { rank } from "./rank.js";
import { Refiner } from "./refine.js";
import { score } from "./score.js";
import { snippet } from "./snippet.js";
import { corrections, within } from "./spelling.js";
import { Store } from "./store.js";
import { wordsOf } from "./tokenise.js";
import { idf, weights } from "./weights.js";

/** @typedef {import("./types.js").Request} Request */
/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Result} Result */
/** @typedef {import("./types.js").Correction} Correction */
/** @typedef {import("./plan.js").Unit} Unit */
/** @typedef {import("./score.js").Found} Found */

/** The beginning of a word that more shards hold is looked up as it stands. */
const TYPING_SHARDS = 3;
/** A query of more words is a text; its first words are searched. */
const MAX_UNITS = 60;
/** A word in at most so many papers may be a misspelt one … */
const RARE = 2;
/** … of a word that stands at least 2 ** so many times, if it is so long. */
const FREQUENT = 5;
const SPELLED = 4;
/** What stands for a word counts less than the word. */
const CORRECTED = 0.7;

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
    const { query, found, also, corrections } = await this.understand(request);
    const matches = score(found, await this.store.manifest());
    const narrowing = { ...filters, year: overlap(query.years, filters.year ?? null) };
    const narrowed = await this.refiner.narrow(matches, narrowing);
    const documents =
      sort === "relevance"
        ? rank(narrowed, offset, limit)
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
   * The query as units with their postings, and what was added to it.
   * @param {Request} request
   */
  async understand({ query: text, typing = false, excluded = [], verbatim = false }) {
    const query = typing ? parseTyped(text) : parseQuery(text);
    const manifest = await this.store.manifest();
    const fields = manifest.fields.map(({ name }) => name);
    const names = query.clauses.length > 0 ? new Names(await this.store.names(), this.words) : null;
    const units = planQuery(query.clauses, fields, this.words, (clause) => {
      const kinds = clause.field === "conditions" ? ["condition"] : ["topic", "design"];
      const terms = names?.resolve(clause.text, /** @type {any} */ (kinds)) ?? [];
      if (terms.length === 0) query.hint = `The vocabulary has no ${kinds[0]} “${clause.text}”.`;
      return terms.map(({ slug }) => slug);
    }).slice(0, MAX_UNITS);
    const also = names ? expand(units, query.clauses, fields, names, excluded) : [];
    const found = await Promise.all(units.map((unit) => this.find(unit)));
    const corrected = verbatim ? [] : await Promise.all(found.map((one) => this.correct(one, typing)));
    const standing = new Set(found.flatMap(({ terms }) => terms.flat().map(({ term }) => term)));
    return {
      query,
      found,
      also: also.filter(({ slug }) => standing.has(`#${slug}`)),
      corrections: corrected.flat(),
    };
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
    return { term, lists: await Promise.all(lists) };
  }

  /**
   * Adds to a word that no paper has, or hardly one, the words that it may be meant for.
   * @param {Found} found changed
   * @param {boolean} typing
   * @returns {Promise<Correction[]>}
   */
  async correct(found, typing) {
    const { unit, terms } = found;
    const papers = Math.max(0, ...terms.flat().flatMap(({ lists }) => lists.map((list) => list.documents.length)));
    if (typing || !unit.plain || papers > RARE || unit.text.length < SPELLED) return [];
    const least = papers > 0 ? FREQUENT : 0;
    const candidates = await corrections(unit.text.replaceAll("'", ""), this.store, least);
    const fields = unit.atoms[0]?.fields ?? [];
    for (const { word } of candidates) {
      const atom = { kind: /** @type {"term"} */ ("term"), text: this.words.stem(word), distance: 0, typing: false, fields, boost: CORRECTED };
      unit.ways.push([unit.atoms.length]);
      unit.atoms.push(atom);
      terms.push(await this.termsOf(atom));
    }
    return candidates.map(({ word }) => ({ from: unit.text, to: word }));
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
