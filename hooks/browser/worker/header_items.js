/**
 * Makes answers in the form of Material's header search. Material inserts titles and texts as
 * HTML, so all data is escaped here.
 */

/** @typedef {import("./header_links.js").Item} Item */

import * as text from "../texts/boxes.js";
import { escape, linkItem } from "./header_links.js";

export { pageSearch } from "./site_pages.js";

const PAGES = 3;
const WAYS = 2;
/** With three pages and the link to all, as many items as Material shows at once. */
export const MOST_PAPERS = 6;
const AUTHORS = 3;

/**
 * Returns the best papers, the pages that match, terms and authors that the query may become, and a
 * link to all results.
 * @param {string} query
 * @param {import("../both/types.js").Answer} answer
 * @param {import("./site_pages.js").Page[]} pages
 * @param {import("../both/types.js").Suggestion[]} [suggestions]
 * @returns {Item[][]}
 */
export function headerItems(query, answer, pages, suggestions = []) {
  // A title that is suggested is that of a paper here.
  const ways = suggestions.filter(({ kind }) => kind !== "paper").slice(0, WAYS);
  // What is the whole query comes before the papers that it finds.
  const whole = ways.filter(({ query, label }) => query === label);
  const papers = answer.results.slice(0, MOST_PAPERS - ways.length).map((result) => [paperItem(result)]);
  const asked = query.trim().toLowerCase();
  const named = pages.filter(({ title }) => title.toLowerCase().includes(asked)).slice(0, PAGES);
  const others = pages.filter((page) => !named.includes(page)).slice(0, PAGES - named.length);
  // A page whose title is the query comes before any paper.
  return [
    ...named.map((page) => [pageItem(page)]),
    ...whole.map((way) => [wayItem(way)]),
    ...papers,
    ...ways.filter((way) => !whole.includes(way)).map((way) => [wayItem(way)]),
    ...others.map((page) => [pageItem(page)]),
    // Enter without a chosen entry opens the one with the highest score: never what nobody chose.
    [{ ...linkItem(query, ...offer(answer, pages.length)), score: 1 }],
  ];
}

/**
 * Returns the title and text of the link to the search page.
 * @param {import("../both/types.js").Answer} answer
 * @param {number} others number of pages that match
 * @returns {[string, string]}
 */
function offer({ total, corrections }, others) {
  if (total) return [text.headerAll(total), text.headerCorrected(corrections.map(({ to }) => to))];
  return [others ? text.HEADER_NO_PAPER : text.HEADER_NOTHING, text.HEADER_SEARCH_PAGE];
}

/**
 * @param {import("../both/types.js").Result} result
 * @returns {Item}
 */
function paperItem(result) {
  const authors = text.etAl(result.authors.slice(0, AUTHORS).join(", "), result.authorCount > AUTHORS);
  const byline = [authors, result.journal, result.year].filter(Boolean).join(" · ");
  const pieces = result.snippet.map((piece) => (piece.mark ? `<mark>${escape(piece.text)}</mark>` : escape(piece.text)));
  return {
    location: `papers/${result.id}/`,
    title: escape(result.title),
    text: `<p>${escape(byline)}</p><p>${pieces.join("")}</p>`,
    score: 0,
    terms: {},
  };
}

/**
 * @param {import("./site_pages.js").Page} page
 * @returns {Item}
 */
function pageItem({ location, title, text: whole }) {
  const start = whole.length > 200 ? `${whole.slice(0, 200)}…` : whole;
  return { location, title: escape(title), text: escape(start), score: 0, terms: {} };
}

/**
 * @param {import("../both/types.js").Suggestion} suggestion
 * @returns {Item}
 */
function wayItem({ kind, label, note, query = "" }) {
  return linkItem(query, label, text.suggested(kind, note));
}
