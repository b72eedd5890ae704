/**
 * Makes links to the search page for Material's header search. Material inserts titles and texts as
 * HTML, so all data is escaped here.
 */

import * as text from "../texts/boxes.js";

/**
 * @typedef {object} Item
 * @property {string} location relative to the site
 * @property {string} title HTML
 * @property {string} text HTML
 * @property {number} score in the order of which Material opens an entry if a reader chose none
 * @property {Record<string, boolean>} terms
 * @property {string[]} [tags]
 */

/**
 * Returns what the header shows if a file of the index could not be read.
 * @param {string} query
 * @returns {Item[][]}
 */
export function failureItems(query) {
  return [[linkItem(query, text.HEADER_FAILED, text.HEADER_TRY_AGAIN)]];
}

/**
 * @param {string} query
 * @param {string} title
 * @param {string} below
 * @returns {Item}
 */
export function linkItem(query, title, below) {
  const location = `search/?q=${encodeURIComponent(query)}`;
  return { location, title: escape(title), text: escape(below), score: 0, terms: {} };
}

/** @param {string} plain */
export function escape(plain) {
  return plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
