/** What the engine is asked and what it answers: the contract with every user interface. */

/**
 * A question. Only `query` must be given; an empty one finds every paper.
 * @typedef {object} Request
 * @property {string} query as typed; see docs/search-help for its language
 * @property {boolean} [typing] whether the last word is still being typed
 * @property {import("../worker/refine.js").Filters} [filters] besides `year:` and others in the query
 * @property {import("../worker/refine.js").Sort} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {boolean} [facets] whether facets are counted, which costs a file
 * @property {boolean} [journals] whether journals are among them, which costs another
 * @property {string[]} [excluded] slugs of `also` that the person removed
 * @property {boolean} [verbatim] whether misspelt words stay as they are
 */

/**
 * @typedef {object} Answer
 * @property {number} total how many papers match query and filters; exact
 * @property {number} complete how many of them have every word of the query
 * @property {Result[]} results
 * @property {import("../worker/refine.js").Facets | null} facets null when not asked for
 * @property {import("../worker/expand.js").Also[]} also what the vocabulary added
 * @property {Correction[]} corrections what misspelt words were taken for
 * @property {string | null} hint what of the query was not understood
 */

/** @typedef {{from: string, to: string}} Correction */

/**
 * @typedef {object} Result
 * @property {string} id the page is papers/<id>/
 * @property {number} score lunr's
 * @property {boolean} complete whether every word of the query stands in the paper
 * @property {string} title
 * @property {string[]} authors the first few
 * @property {number} authorCount
 * @property {string | null} journal
 * @property {number | null} year
 * @property {{slug: string, label: string}[]} conditions
 * @property {{slug: string, label: string} | null} design
 * @property {string} kind "paper", "chapter" or "preprint"
 * @property {boolean} hasSummary whether it has a plain-language summary
 * @property {boolean} hasFullText
 * @property {import("../worker/snippet.js").Piece[]} snippet
 */

export {};
