/** Answers Material's header search; its code is loaded when a person types there. */

import { failureItems } from "./header_links.js";

/** @typedef {import("./site_pages.js").Page} Page */

export class Header {
  /**
   * @param {import("./engine.js").Engine} engine
   * @param {Page[]} pages written by hand
   */
  constructor(engine, pages) {
    this.engine = engine;
    this.pages = pages;
    /** @type {((query: string) => Page[]) | null} */
    this.find = null;
  }

  /**
   * Returns what is shown for a query: also if a file of the index could not be read.
   * @param {string} query
   * @returns {Promise<import("./header_links.js").Item[][]>}
   */
  async answer(query) {
    try {
      const { headerItems, MOST_PAPERS, pageSearch } = await import("./header_items.js");
      this.find ??= pageSearch(this.engine.words, this.pages);
      const request = { query, typing: true, limit: MOST_PAPERS };
      const first = await this.engine.search(request);
      // If no word begins with the last one, it may be a misspelt whole word.
      const found = first.total ? first : await this.engine.search({ ...request, typing: false });
      const ways = await this.engine.suggest(query).catch(() => []);
      return headerItems(query, found, this.find(query), ways);
    } catch {
      return failureItems(query);
    }
  }
}
