/** Makes of a row of the index what is shown of a paper. */

import { FLAG_DOUBTED, FLAG_FULL_TEXT, FLAG_RETRACTED, FLAG_SUMMARY, FLAG_WITHHELD } from "./format.js";

/** @typedef {import("../both/types.js").Result} Result */

/**
 * @param {import("./store.js").Row} row
 * @param {number} document its number
 * @param {import("./score.js").Matches} matches
 * @param {import("./weights.js").Manifest} manifest
 * @param {(text: string) => Result["snippet"]} cut the part of a text that is shown
 * @returns {Result}
 */
export function resultOf(row, document, matches, { terms, documents, offTopic }, cut) {
  const [id, title, authors, authorCount, journal, year, tags, facts, kind, flags, text, doi] = row;
  const named = (/** @type {string} */ slug) => ({ slug, label: terms.find(([, own]) => own === slug)?.[2] ?? slug });
  return {
    id,
    score: matches.scores[document] ?? 0,
    complete: matches.complete[document] === 1,
    mentioned: matches.strong?.[document] === 0,
    offTopic: document >= documents - offTopic,
    title,
    authors,
    authorCount,
    journal,
    year,
    tags: tags.map(named),
    facts: facts.map(named),
    kind,
    doi,
    hasSummary: (flags & FLAG_SUMMARY) > 0,
    hasFullText: (flags & FLAG_FULL_TEXT) > 0,
    retracted: (flags & FLAG_RETRACTED) > 0,
    doubted: (flags & FLAG_DOUBTED) > 0,
    withheld: (flags & FLAG_WITHHELD) > 0,
    snippet: cut(text),
  };
}
