/** Searches the hand-written pages, which Material's plugin puts into search_index.json. */

import { isRun, letters } from "./runs.js";
import { compounds, sought, terms } from "./tokenise.js";
import { PAGE_TITLE_WEIGHT } from "./tuning.js";

/** @typedef {{location: string, title: string, text: string}} Page */

/**
 * @param {import("./tokenise.js").Words} words
 * @param {Page[]} pages HTML in title and text
 * @returns {(query: string) => Page[]} the pages that have every word of a query, best first,
 *   as plain text
 */
export function pageSearch(words, pages) {
  const indexed = pages.map(({ location, title, text }) => {
    const page = { location, title: plainText(title), text: plainText(text) };
    /** @type {Map<string, number>} term -> its weight */
    const counts = new Map();
    const count = (/** @type {string} */ from, /** @type {number} */ each) => {
      const single = compounds(from).filter(isRun).flatMap(letters);
      for (const term of [...terms(from, words), ...single]) counts.set(term, (counts.get(term) ?? 0) + each);
    };
    count(page.title, PAGE_TITLE_WEIGHT);
    count(page.text, 1);
    return { page, counts };
  });
  return (query) => {
    const asked = query.split(/\s+/).flatMap((word) => sought(word, words));
    if (asked.length === 0) return [];
    const weight = (/** @type {Map<string, number>} */ counts) =>
      asked.reduce((sum, term) => sum + Math.log(1 + (counts.get(term) ?? 0)), 0);
    return indexed
      .filter(({ counts }) => asked.every((term) => counts.has(term)))
      .sort((a, b) => weight(b.counts) - weight(a.counts))
      .map(({ page }) => page);
  };
}

const ENTITIES = new Map([["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["#39", "'"]]);

/** @param {string} html */
function plainText(html) {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES.get(name) ?? "")
    .replace(/\s+/g, " ")
    .trim();
}
