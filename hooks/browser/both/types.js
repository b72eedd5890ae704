/** The engine's requests and answers: the contract with every user interface. */

/**
 * A request. Only `query` is required; an empty one finds every paper.
 * @typedef {object} Request
 * @property {string} query as typed; see docs/search-help for its language
 * @property {boolean} [typing] whether the last word is still being typed
 * @property {import("../worker/refine.js").Filters} [filters] in addition to filters in the query such as `year:`
 * @property {import("../worker/refine.js").Sort} [sort]
 * @property {number} [offset]
 * @property {number} [limit]
 * @property {boolean} [facets] whether to count facets, for which a file is loaded
 * @property {string[]} [late] names of facets with their own file to count too
 * @property {boolean} [ids] whether to return the ids of the papers instead of results
 * @property {string[]} [excluded] slugs of `also` and, after a `~`, words of `near` that the person removed
 * @property {boolean} [explained] whether each result says why it is there
 * @property {boolean} [verbatim] whether misspelt words are left uncorrected
 */

/**
 * @typedef {object} Answer
 * @property {number} total exact number of papers that match query and filters
 * @property {number} offTopic number of these that are off the shelf's subject
 * @property {number} complete number of these that have every word of the query
 * @property {Result[]} results
 * @property {string[] | null} ids null if not requested
 * @property {import("../worker/refine.js").Facets | null} facets null if not requested
 * @property {import("../worker/expand.js").Also[]} also what the vocabulary added
 * @property {Correction[]} corrections the corrections of misspelt words
 * @property {Near[]} near everyday words and what is searched as well
 * @property {string[]} missing words as typed that no paper has, whatever is searched in their place
 * @property {string | null} hint says which part of the query was not understood
 * @property {[from: number | null, to: number | null] | null} years of the query,
 *   inclusive, if no filter has years; null for no end
 * @property {boolean} exact whether the query has AND, OR, NOT or brackets, so that the results are
 *   exactly the papers for which it is true
 */

/** @typedef {{from: string, to: string}} Correction */

/**
 * A word that hardly any paper has, and the words nearest in meaning that are searched as well.
 * @typedef {{from: string, to: string[]}} Near
 */

/**
 * How a query that is being typed may go on.
 * @typedef {object} Suggestion
 * @property {"term" | "author" | "paper"} kind
 * @property {string} label of the term, name of the author, title of the paper
 * @property {string} note the facet of a term, the year of a paper, or ""
 * @property {string} [query] of a term or an author: what to search for
 * @property {string} [id] of a paper
 */

/**
 * @typedef {object} Result
 * @property {string} id the page is papers/<id>/
 * @property {number} score the score of lunr
 * @property {boolean} complete whether the paper has every word of the query
 * @property {boolean} offTopic whether it is off the shelf's subject
 * @property {boolean} mentioned whether the paper only mentions a value of a filter, or nothing
 *   verifies that it has it
 * @property {string} title
 * @property {string[]} authors the first few
 * @property {number} authorCount
 * @property {string | null} journal
 * @property {number | null} year
 * @property {{slug: string, label: string}[]} tags of the shelf's main facet that the paper is about
 * @property {{slug: string, label: string}[]} facts such as the study design
 * @property {string} kind "paper", "chapter" or "preprint"
 * @property {string} [doi] if the id does not tell it; "" if it tells a wrong one
 * @property {boolean} hasSummary whether it has a plain-language summary
 * @property {boolean} hasFullText
 * @property {boolean} retracted
 * @property {boolean} withheld whether the site must not have its text
 * @property {boolean} doubted whether its publisher has expressed concern about it
 * @property {import("../worker/snippet.js").Piece[]} snippet
 * @property {Reason[]} [why] on request, for each word of the query
 */

/**
 * Why a paper is a result: how it has a word of the query.
 * @typedef {object} Reason
 * @property {string} word
 * @property {{as: string, tag: boolean, fields: string[]}[]} found what the paper has for it, the
 *   most like the word first: a word or the label of a tag, and the fields that have it; none if the
 *   paper lacks the word
 */

/** Before a word, which is not a slug, among what a person removed. */
export const WORD = "~";
