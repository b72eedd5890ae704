/** Texts of a search as a method. */

import { day, formatted, papers, plural } from "./numbers.js";
import { years } from "./shared.js";

export const METHOD_TITLE = "This search as a method";
export const METHOD_COPY = "Copy the record";
export const METHOD_CITE = "Copy the citation";
export const METHOD_NOTE =
  "The items of PRISMA-S that a search of one database can answer, with their numbers. The version changes with the records or the program; a new build of the same records repeats it.";
export const METHOD_SEARCHES = "The searches that brought papers onto this shelf";
const NONE = "none";

/**
 * Returns the record of a search, as PRISMA-S (Rethlefsen et al. 2021) asks for it.
 * @param {import("../cite/method.js").Searched} searched
 * @returns {[label: string, text: string][]}
 */
export function methodRows({ site, base, address, query, filters, years: span, sort, answer, date, corpus }) {
  const { papers: all, merged, version } = corpus;
  return [
    ["Database (1)", `${site}, ${base}`],
    ["Search as run (8)", query || "all papers: no query"],
    ["Understood as (8)", understoodAs(query, answer)],
    ["Limits (9)", span ? `years ${span}` : NONE],
    ["Filters (10)", filters.join("; ") || NONE],
    ["Order", sort],
    ["Version (12)", `${version}, ${papers(all)}`],
    ["Date of search (13)", day(date)],
    ["Records found (15)", formatted(answer.total)],
    ["Duplicates (16)", `${formatted(merged)} ${plural(merged, { one: "record", other: "records" })} of the corpus described a paper of another record and ${plural(merged, { one: "was", other: "were" })} merged with it when the site was built; none was removed from the results`],
    ["Address", address],
  ];
}

/**
 * @param {string} query
 * @param {import("../both/types.js").Answer} answer
 */
function understoodAs(query, { exact, also, near, missing, corrections, complete, total, years: span, hint }) {
  if (!query) return "every paper of the corpus";
  const said = [
    exact
      ? "exactly the papers for which the query is true; words match by their stem"
      : `papers with any of the words, by their stem; ${formatted(complete)} of ${formatted(total)} have all`,
    also.length > 0 && `also searched: ${also.map(({ label }) => label).join(", ")}`,
    near.length > 0 && `also searched, as near in meaning: ${near.map(({ from, to }) => `${to.join(", ")} for ${from}`).join("; ")}`,
    missing.length > 0 && `in no paper: ${missing.join(", ")}`,
    corrections.length > 0 && `misspelt: ${corrections.map(({ from, to }) => `${from} as ${to}`).join(", ")}`,
    span && `years ${years(...span)}`,
    hint && `not understood: ${hint}`,
  ];
  return said.filter(Boolean).join("; ");
}

/**
 * Returns a reference to a search.
 * @param {import("../cite/method.js").Searched} searched
 */
export function methodCitation({ site, address, query, filters, years: span, answer, date, corpus }) {
  const what = [query ? `“${query}”` : "all papers", ...filters, ...(span ? [span] : [])].join(", ");
  return `${site}. Search for ${what}: ${papers(answer.total)}. Version ${corpus.version}, searched on ${day(date)}. ${address}`;
}
