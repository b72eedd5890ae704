/**
 * The search engine: takes a query, returns results. Knows nothing of pages or workers. What most
 * searches do not need is in files of its own, which are loaded when one does.
 */

import { byDate } from "./dates.js";
import { isList, listed } from "./lists.js";
import { planQuery } from "./plan.js";
import { LAST_YEAR } from "./query.js";
import { preference } from "./preferred.js";
import { rank, rememberedFirst } from "./rank.js";
import { resultOf } from "./result.js";
import { confine, count, having, score } from "./score.js";
import { snippets } from "./snippet.js";
import { beginsWith } from "./runs.js";
import { Store } from "./store.js";
import { titlesWith } from "./titles.js";
import { spoken, wordCount, wordsOf } from "./tokenise.js";
import { REMEMBERED_RESULTS, SENTENCE_WORDS, TYPED_FILES } from "./tuning.js";
import { isDemanded, typed } from "./typed.js";
import { understand } from "./understand.js";
import { Vocabulary } from "./vocabulary.js";
import { idf, weights } from "./weights.js";

/** @typedef {import("../both/types.js").Request} Request */
/** @typedef {import("../both/types.js").Answer} Answer */
/** @typedef {import("./plan.js").Unit} Unit */
/** @typedef {import("./score.js").Found} Found */

export class Engine {
  /**
   * @param {import("./store.js").Read} read
   * @param {import("./tokenise.js").Lunr} lunr
   */
  constructor(read, lunr) {
    this.store = new Store(read);
    this.words = wordsOf(lunr);
    /** @type {WeakMap<import("./codec.js").Posting, Float64Array>} */
    this.weights = new WeakMap();
  }

  /**
   * Returns the terms of the shelf's vocabulary, with the names that are filed under some stems.
   * @param {string[]} beginnings of these stems; "" for all names
   * @returns {Promise<import("./vocabulary.js").Named[]>}
   */
  async namedTerms(beginnings) {
    const { terms } = await this.store.manifest();
    /** @type {import("./vocabulary.js").Named[]} */
    const named = terms.map(([kind, slug, label, broader]) => [kind, slug, label, [], [], broader]);
    for (const { name, term, exact } of await this.store.names(beginnings)) named[term]?.[exact ? 4 : 3].push(name);
    return named;
  }

  /** @param {string[]} beginnings see `namedTerms` */
  async vocabulary(beginnings) {
    return new Vocabulary(await this.namedTerms(beginnings), this.words);
  }

  /**
   * @param {Request} request
   * @returns {Promise<Answer>}
   * @throws {Error} when a file of the index cannot be read; the next search tries again
   */
  async search(request) {
    const understood = await understand(request, this);
    const { query, found, also, corrections, near, missing, tags } = understood;
    const matches = score(found, await this.store.manifest());
    if (matches.total === 0 && query.clauses.some(({ kind }) => kind === "phrase")) {
      const { oneByOne } = await import("./on_demand.js");
      const { query: text, hint } = oneByOne(request.query, query.clauses);
      const words = await this.search({ ...request, query: text });
      return { ...words, hint: words.hint ? `${hint} ${words.hint}` : hint };
    }
    if (query.within) confine(matches, query.within, query.exact !== undefined);
    const { narrowed, facets } = await this.refine(request, query.years, tags, matches);
    const documents = await this.order(request, understood, narrowed);
    const terms = new Set(found.flatMap((one) => one.terms.flat().map(({ term }) => term)));
    const runs = found.flatMap(({ unit }) => unit.runs ?? []);
    const shown = request.ids ? [] : documents;
    const manifest = await this.store.manifest();
    const cut = snippets((term) => terms.has(term), runs, this.words);
    const row = async (/** @type {number} */ document) => resultOf(await this.store.row(document), document, narrowed, manifest, cut);
    const results = await Promise.all(shown.map(row));
    const ids = request.ids ? await this.store.ids(documents) : null;
    if (request.explained) {
      const { explain } = await import("./on_demand.js");
      explain(results, found, shown, manifest.fields);
    }
    const complete = count(narrowed.matched, narrowed.complete);
    const stray = count(narrowed.matched.subarray(manifest.documents - manifest.offTopic));
    // A filter by years says itself which they are.
    const years = query.years && !request.filters?.year ? shownYears(query.years) : null;
    const notes = { also, corrections, near, missing, hint: query.hint, years, exact: query.exact !== undefined };
    return { total: narrowed.total, offTopic: stray, complete, results, ids, facets, ...notes };
  }

  /**
   * Returns the matches that pass the filters, and the counts of facets if they are requested.
   * @param {Request} request
   * @param {import("./query.js").Years | null} years of the query
   * @param {import("./refine.js").Filters[]} tags of the query
   * @param {import("./score.js").Matches} matches
   */
  async refine({ filters = {}, facets = false, late = [] }, years, tags, matches) {
    const filtered = years !== null || Object.values(filters).some((one) => (Array.isArray(one) ? one.length > 0 : one));
    if (!filtered && !facets && tags.length === 0) return { narrowed: matches, facets: null };
    const { overlap, Refiner } = await import("./refine.js");
    const [refiner, narrowing] = [new Refiner(this.store), { ...filters, year: overlap(years, filters.year ?? null) }];
    let narrowed = await refiner.narrow(matches, narrowing);
    // All matches have these tags; filtering tells which papers are about them.
    for (const tag of tags) narrowed = await refiner.narrow(narrowed, tag);
    return { narrowed, facets: facets ? await refiner.count(matches.matched, narrowing, late) : null };
  }

  /**
   * Returns the document numbers of the requested results, in order.
   * @param {Request} request
   * @param {import("./understand.js").Understood} understood
   * @param {import("./score.js").Matches} matches
   * @returns {Promise<number[]>}
   */
  async order({ sort = "relevance", offset = 0, limit = 10, typing = false, filters = {} }, understood, matches) {
    const { query: { said, exact, clauses }, corrections, found, also, tags } = understood;
    const fields = (await this.store.manifest()).fields.map(({ name }) => name);
    if (sort !== "relevance") return byDate(matches.matched, sort, offset, limit, this.store);
    if (isList(found, fields, exact !== undefined)) return listed(matches, offset, limit, this.store);
    // The first correction of a word is the most likely one.
    const meant = corrections.reduce((text, { from, to }) => text.replace(` ${from} `, ` ${to} `), spoken(said));
    const filtered = Object.entries(filters).flatMap(([name, values]) => (Array.isArray(values) && values.length === 0 ? [] : name));
    const named = new Set([...also.map(({ kind }) => kind), ...tags.flatMap(Object.keys), ...filtered]);
    // Fields alone are a list, as filters are.
    const asks = clauses.some(({ kind }) => kind === "words" || kind === "phrase");
    const prefer = preference(asks ? (await this.store.manifest()).facets : [], named);
    if (!exact && wordCount(meant) >= SENTENCE_WORDS) {
      const { rankSentence } = await import("./sentences.js");
      return rankSentence(meant, corrections.length > 0, found, matches, this, prefer, offset, limit);
    }
    const best = rank(matches, 0, Math.max(REMEMBERED_RESULTS, offset + limit));
    const titled = typing ? [] : await this.titled(said, matches);
    const documents = [...titled, ...best.filter((document) => !titled.includes(document))];
    const rows = await Promise.all(documents.slice(0, REMEMBERED_RESULTS).map((document) => this.store.row(document)));
    return rememberedFirst(meant, matches, documents, rows, prefer, titled).slice(offset, offset + limit);
  }

  /** @param {string} text see titles.js */
  titlesWith(text) {
    return titlesWith(text, this);
  }

  /**
   * Returns the results whose title consists of the words of a text, wherever they rank.
   * @param {string} text
   * @param {import("./score.js").Matches} matches
   */
  async titled(text, { matched }) {
    const titles = await this.titlesWith(text);
    return titles.flatMap(({ document, length, asked }) => (length === asked && matched[document] ? [document] : []));
  }

  /**
   * Returns how a query that is being typed may go on.
   * @param {string} text
   */
  async suggest(text) {
    return (await import("./suggest.js")).suggest(text, this);
  }

  /**
   * Returns the columns of a facet: one or, for flags, one for each.
   * @param {string} name
   */
  async columns(name) {
    const { Refiner } = await import("./refine.js");
    const columns = await new Refiner(this.store).columns({}, true, [name]);
    return columns.filter((column) => column.name.split(":")[0] === name);
  }

  /**
   * Completes the last word of a query. See typed.js.
   * @param {string} text
   * @param {import("./query.js").Clause[]} clauses the last one is changed
   * @returns {Promise<boolean>} whether papers can be required to have it
   */
  async typed(text, clauses) {
    const last = clauses.at(-1);
    typed(text, last, clauses.length === 1);
    const demanded = await isDemanded(last, this.store);
    if (!demanded && last?.presence === "required") last.presence = "optional";
    return demanded;
  }

  /**
   * @param {import("./query.js").Clause[]} clauses
   * @returns {Promise<Unit[]>}
   */
  async plan(clauses) {
    const { fields } = await this.store.manifest();
    return planQuery(clauses, fields.map(({ name }) => name), this.words);
  }

  /**
   * Returns the papers that have all of some words.
   * @param {Found[]} found
   * @returns {Promise<Uint8Array>} for each document 1 or 0
   */
  async having(found) {
    const { documents } = await this.store.manifest();
    return having(found, documents);
  }

  /**
   * Finds the terms that each atom of a unit matches, and their postings.
   * @param {Unit} unit
   * @returns {Promise<Found>}
   */
  async find(unit) {
    const terms = await Promise.all(unit.atoms.map((atom) => this.termsOf(atom)));
    if (!unit.phrase) return { unit, terms, phrase: null };
    const code = import("./on_demand.js");
    if (unit.together && !(await code).someHaveAll({ unit, terms })) return { unit, terms, phrase: new Set() };
    const parts = unit.phrase.map(async ({ term, offset, kind = "term" }) => {
      const alternatives = await this.expansions({ kind, text: term, typing: false, distance: 0 });
      return { offset, placed: (await Promise.all(alternatives.map((one) => this.store.places(one)))).flat() };
    });
    const fields = unit.atoms[0]?.fields ?? [];
    const { phraseDocuments } = await code;
    return { unit, terms, phrase: phraseDocuments(await Promise.all(parts), fields, unit.slack) };
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
    const found = (await Promise.all(terms)).flat();
    if (atom.distance > 1) {
      const { within } = await import("./doubtful.js");
      for (const one of found) one.distant = !within(atom.text, one.term, 1);
    }
    return found;
  }

  /**
   * @param {Pick<import("./plan.js").Atom, "kind" | "text" | "typing" | "distance">} atom
   * @returns {Promise<string[]>} distinct terms, in order
   */
  async expansions({ kind, text, typing, distance }) {
    if (kind === "term") return [text];
    if (kind === "letter") return (await this.store.startingWith(text)).filter((term) => beginsWith(term, text));
    if (kind === "prefix") return this.store.startingWith(text, typing ? TYPED_FILES : undefined);
    const words = [false, true].map((rare) => this.store.words("", rare));
    const { within } = await import("./doubtful.js");
    const near = (await Promise.all(words)).flat().map(({ word }) => this.words.stem(word)).filter((term) => within(text, term, distance));
    return [...new Set(near)].sort();
  }

  /**
   * @param {string} term
   * @param {import("./codec.js").Posting[]} postings
   * @param {number[]} fields the fields to search
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
    return { term, idf: rarity, everyday: postings.some((one) => one.everyday), lists: await Promise.all(lists) };
  }
}

/**
 * Returns years without an end that no paper reaches.
 * @param {import("./query.js").Years} years
 * @returns {[from: number | null, to: number | null]}
 */
function shownYears([from, to]) {
  return [from || null, to === LAST_YEAR ? null : to];
}
