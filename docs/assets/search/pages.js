/** The hand-written pages, which Material's plugin puts into search_index.json, as a lunr index. */

import { terms } from "./tokenise.js";

/** @typedef {{location: string, title: string, text: string}} Page */

/**
 * @param {typeof import("lunr")} lunr
 * @param {import("./tokenise.js").Words} words
 * @param {Page[]} pages HTML in title and text
 * @returns {(query: string) => Page[]} the pages that hold every word of a query, as plain text
 */
export function pageSearch(lunr, words, pages) {
  const plain = new Map(
    pages.map(({ location, title, text }) => [
      location,
      { location, title: plainText(title), text: plainText(text) },
    ]),
  );
  const index = lunr(function () {
    // Terms are made as everywhere in this search, not by lunr's own pipeline.
    this.tokenizer = /** @type {any} */ (
      (/** @type {string} */ text) => terms(text, words).map((term) => new lunr.Token(term, {}))
    );
    this.pipeline.reset();
    this.ref("location");
    this.field("title", { boost: 10 });
    this.field("text");
    for (const page of plain.values()) this.add(page);
  });
  return (query) => {
    const asked = terms(query, words);
    if (asked.length === 0) return [];
    const found = index.query((clauses) => {
      for (const term of asked) {
        clauses.term(term, { presence: lunr.Query.presence.REQUIRED, usePipeline: false });
      }
    });
    return found.map(({ ref }) => /** @type {Page} */ (plain.get(ref)));
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
