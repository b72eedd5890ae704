/** Texts of a result. */

import { LOCALE } from "./numbers.js";

export const NO_ABSTRACT = "No abstract in this record";
export const WITHHELD = "The text is not shown, for reasons of rights";
export const HAS_SUMMARY = "Plain-language summary";
/** The kinds of papers that are not journal articles. @type {Record<string, string>} */
export const KINDS = { preprint: "Preprint", chapter: "Chapter" };

export const RETRACTED = "Retracted";
export const DOUBTED = "Expression of concern";
export const MENTIONED = "Only mentioned, or not confirmed";
export const OFF_TOPIC = "Off-topic";

export const WHY = "Why this paper";
export const WHY_FAILED = "The reasons could not be loaded. Close this and open it again.";

/** Where papers have words, by field of the index. @type {Record<string, string>} */
const PLACES = {
  title: "in the title",
  abstract: "in the abstract",
  summary: "in the plain-language summary",
  body: "in the full text",
  authors: "as an author’s name",
  journal: "in the journal’s name",
  year: "as its year",
  doi: "as its number",
  pmid: "as its number",
};

/**
 * Says how a paper has a word of the query: “kids”: as “children” in the title and in the abstract.
 * @param {import("../both/types.js").Reason} reason
 */
export function reason({ word, found }) {
  if (found.length === 0) return `“${word}”: not in this paper`;
  const ways = found.map(({ as, tag, fields }) => {
    if (tag) return `by its tag “${as}”`;
    const places = fields.map((field) => PLACES[field] ?? "among its tags");
    return `${as === word ? "" : `as “${as}” `}${listed([...new Set(places)])}`;
  });
  return `“${word}”: ${ways.join("; ")}`;
}

/** @param {string} title of the facet whose values follow, for screen readers */
export function valuesBefore(title) {
  return `${title}: `;
}

/**
 * @param {string} names
 * @param {number} others number of further authors
 */
export function andOthers(names, others) {
  return others > 0 ? `${names} and ${others} more` : names;
}

/** @param {string[]} pieces */
function listed(pieces) {
  return new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(pieces);
}
