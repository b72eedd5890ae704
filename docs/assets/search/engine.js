/** The search engine: a query in, results out. Knows nothing of pages, workers or lunr's Index. */

import { planQuery } from "./plan.js";
import { parseQuery, parseTyped } from "./query.js";
import { rank } from "./rank.js";
import { MAX_ATOMS, score } from "./score.js";
import { snippet } from "./snippet.js";
import { within } from "./spelling.js";
import { Store } from "./store.js";
import { wordsOf } from "./tokenise.js";
import { idf, weights } from "./weights.js";

/**
 * @typedef {object} Request
 * @property {string} query
 * @property {boolean} [typing] whether the last word is still being typed
 * @property {number} [offset]
 * @property {number} [limit]
 */

/**
 * @typedef {object} Result
 * @property {string} id
 * @property {number} score lunr's
 * @property {boolean} complete whether every word of the query stands in the paper
 * @property {string} title
 * @property {string[]} authors the first few
 * @property {number} authorCount
 * @property {string | null} journal
 * @property {number | null} year
 * @property {{slug: string, label: string}[]} conditions
 * @property {import("./snippet.js").Piece[]} snippet
 */

/**
 * @typedef {object} Answer
 * @property {number} total exact
 * @property {number} complete how many results have every word
 * @property {Result[]} results
 * @property {string | null} hint
 */

// The beginning of a word that more shards hold is looked up as it stands.
const TYPING_SHARDS = 3;

export class Engine {
  /**
   * @param {import("./store.js").Read} read
   * @param {typeof import("lunr")} lunr
   */
  constructor(read, lunr) {
    this.store = new Store(read);
    this.words = wordsOf(lunr);
    /** @type {WeakMap<import("./codec.js").Posting, Float64Array>} */
    this.weights = new WeakMap();
  }

  /**
   * @param {Request} request
   * @returns {Promise<Answer>}
   * @throws {Error} when a file of the index cannot be read; asking again tries again
   */
  async search({ query, typing = false, offset = 0, limit = 10 }) {
    const { matches, found, hint } = await this.match(typing ? parseTyped(query) : parseQuery(query));
    const terms = new Set(found.flatMap((atom) => atom.terms.map(({ term }) => term)));
    const documents = rank(matches, offset, limit);
    const results = await Promise.all(
      documents.map((document) => this.result(document, matches, terms)),
    );
    const complete = matches.complete.reduce((sum, one) => sum + one, 0);
    return { total: matches.total, complete, results, hint };
  }

  /**
   * Every matching document with lunr's score.
   * @param {import("./query.js").Query} query
   */
  async match({ clauses, hint }) {
    const manifest = await this.store.manifest();
    const plan = planQuery(clauses, manifest.fields.map((field) => field.name), this.words);
    if (plan.atoms.length > MAX_ATOMS) truncate(plan);
    const found = await Promise.all(plan.atoms.map((atom) => this.find(atom)));
    return { matches: score(plan, found, manifest), found, hint };
  }

  /**
   * The terms that an atom stands for.
   * @param {import("./plan.js").Atom} atom
   * @returns {Promise<import("./score.js").Found>}
   */
  async find(atom) {
    const names = await this.terms(atom);
    const terms = names.map(async (term) => {
      const postings = (await this.store.shardOf(term)).get(term);
      return postings ? this.weigh(term, postings, atom.fields) : [];
    });
    return { atom, terms: (await Promise.all(terms)).flat() };
  }

  /**
   * @param {import("./plan.js").Atom} atom
   * @returns {Promise<string[]>} terms, each once, in order
   */
  async terms({ kind, text, typing, distance }) {
    if (kind === "term") return [text];
    if (kind === "prefix") {
      const shard = await this.store.startingWith(text, typing ? TYPING_SHARDS : undefined);
      return [...shard.keys()];
    }
    const words = await this.store.words();
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
   * @param {number} document
   * @param {import("./score.js").Matches} matches
   * @param {Set<string>} terms
   * @returns {Promise<Result>}
   */
  async result(document, matches, terms) {
    const { conditions: labels } = await this.store.manifest();
    const [id, title, authors, authorCount, journal, year, conditions, text] =
      await this.store.row(document);
    return {
      id,
      score: matches.scores[document] ?? 0,
      complete: matches.complete[document] === 1,
      title,
      authors,
      authorCount,
      journal,
      year,
      conditions: conditions.map((slug) => ({ slug, label: labels[slug] ?? slug })),
      snippet: snippet(text, (term) => terms.has(term), this.words),
    };
  }
}

/**
 * Keeps the units that fit into `MAX_ATOMS` atoms: the first words of a pasted text.
 * @param {import("./plan.js").Plan} plan
 */
function truncate(plan) {
  plan.units = plan.units.filter((unit) => unit.ways.flat().every((atom) => atom < MAX_ATOMS));
  plan.atoms = plan.atoms.slice(0, MAX_ATOMS);
}
