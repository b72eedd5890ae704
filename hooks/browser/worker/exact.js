/**
 * Finds the papers of a query with AND, OR, NOT or brackets: exactly those for which it is true.
 */

import { TYPED_LETTERS } from "./tuning.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./score.js").Found} Found */
/** @typedef {import("./tree.js").Node} Node */

export class ExactSearch {
  /**
   * @param {Reading} reading
   * @param {string} text of the query
   * @param {boolean} typing whether its last word is still being typed
   */
  constructor(reading, text, typing) {
    this.reading = reading;
    this.text = text;
    this.typing = typing;
    /** @type {Found[]} the words that papers have, not those they must lack */
    this.found = [];
    /** @type {string[]} words that are in no index */
    this.common = [];
  }

  /**
   * Returns the papers for which a part of the query is true.
   * @param {Node} node
   * @param {boolean} [wanted] whether the papers that have its words may be results
   * @returns {Promise<Uint8Array | null>} for each document 1 or 0; null if there is nothing to search
   */
  async papers(node, wanted = true) {
    if (node.kind === "piece") return this.piece(node.token, wanted);
    const lacking = node.kind === "not";
    const parts = await Promise.all(node.nodes.map((one) => this.papers(one, wanted !== lacking)));
    const sets = parts.flatMap((part) => part ?? []);
    // Beside other words nobody misses "of" and "the".
    if (!("beside" in node) || sets.length === 0) this.common.push(...node.nodes.filter((_, i) => !parts[i]).flatMap(wordOf));
    const [first] = sets;
    if (!first) return null;
    if (lacking) return first.map((bit) => 1 - bit);
    const any = node.kind === "any";
    return sets.reduce((a, b) => a.map((bit, document) => (any ? bit | (b[document] ?? 0) : bit & (b[document] ?? 0))));
  }

  /**
   * @param {import("./tokens.js").Token} token
   * @param {boolean} wanted
   */
  async piece(token, wanted) {
    const { clauses, years, within } = await this.reading.meaning({ ...token, sign: "" });
    const { engine, manifest } = this.reading;
    if (years) return papersOf(years, manifest);
    if (within) return within;
    if (this.typing && token.to === this.text.length) {
      // Longer words must not exclude papers: they may not be meant.
      if (wanted ? !(await engine.typed(this.text, clauses)) : token.value.length < TYPED_LETTERS) return null;
    }
    const found = await Promise.all((await engine.plan(clauses)).map((unit) => engine.find(unit)));
    const named = token.field?.kind === "name";
    if ((named && found.length > 1) || clauses.some(({ prefix }) => prefix)) {
      const { findBegun, findInitials } = await import("./on_demand.js");
      await findBegun(found, engine);
      const authors = manifest.fields.findIndex(({ name }) => name === "authors");
      if (named) await findInitials(found, clauses, authors, engine.store);
    }
    // Initials that no author of the name has are ignored.
    const needed = found.filter(({ unit }) => !named || unit.presence === "required");
    if (wanted) this.found.push(...found);
    const papers = needed.length > 0 ? await engine.having(needed) : null;
    for (const { unit } of found) unit.presence = "optional";
    return papers;
  }
}

/** @param {Node} node a piece that means nothing @returns {string[]} the piece, if it is more than signs */
function wordOf(node) {
  return node.kind === "piece" && /[\p{L}\p{N}]/u.test(node.token.value) ? [node.token.value] : [];
}

/**
 * Returns the papers of some years.
 * @param {import("./query.js").Years} years
 * @param {import("./weights.js").Manifest} manifest
 */
export function papersOf([from, to], { years, documents }) {
  const papers = new Uint8Array(documents);
  let document = 0;
  for (const [year, count] of years) {
    if (year !== null && from <= year && year <= to) papers.fill(1, document, document + count);
    document += count;
  }
  return papers;
}
