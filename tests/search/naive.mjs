/**
 * A naive evaluation of queries with AND, OR, NOT and brackets: it reads the texts of all papers, word
 * by word, and no index. Queries are trees here; exact_queries.mjs writes them as a person would.
 */

import { compounds, partsOf, termsOfCompound } from "../../hooks/browser/worker/tokenise.js";

/**
 * @typedef {{kind: "word", text: string, fields: string[] | null}
 *   | {kind: "begun", text: string, fields: string[] | null}
 *   | {kind: "phrase", text: string, fields: string[] | null}
 *   | {kind: "near", text: string, slack: number, fields: string[] | null}
 *   | {kind: "tag", field: string, slug: string}
 *   | {kind: "value", facet: string, slug: string}
 *   | {kind: "years", from: number, to: number}
 *   | {kind: "number", term: string}} Leaf
 * @typedef {{kind: "side", nodes: Tree[]} | {kind: "chain", first: Tree, rest: {operator: string, node: Tree}[]}
 *   | {kind: "not", node: Tree} | Leaf} Tree
 */

/** Fields whose texts are terms already. */
const WHOLE = ["doi", "conditions", "topics", "designs", "studied", "ages"];

/** @typedef {{terms: Set<string>, places: (string | null)[], words: string[]}} Read the terms of a field */

export class Naive {
  /**
   * @param {{fields: Record<string, string>, values: Record<string, string[]>}[]} texts of all papers
   * @param {import("../../hooks/browser/worker/tokenise.js").Words} words
   */
  constructor(texts, words) {
    this.words = words;
    this.papers = texts.map(({ fields, values }) => ({
      values,
      year: fields["year"] ? Number(fields["year"]) : null,
      fields: new Map(Object.entries(fields).map(([name, text]) => [name, this.read(name, text)])),
    }));
    /** All words of the texts as written, and all terms. */
    this.written = new Set(this.papers.flatMap(({ fields }) => [...fields.values()].flatMap((read) => read.words)));
    this.terms = new Set(this.papers.flatMap(({ fields }) => [...fields.values()].flatMap((read) => [...read.terms])));
  }

  /**
   * @param {string} name of a field
   * @param {string} text
   * @returns {Read}
   */
  read(name, text) {
    if (WHOLE.includes(name)) return { terms: new Set(text.split(" ").filter(Boolean)), places: [], words: [] };
    const found = compounds(text);
    const whole = found.flatMap((compound) => {
      const { parts, joins } = termsOfCompound(compound, this.words);
      return [...parts, ...joins];
    });
    const words = found.flatMap(partsOf);
    return { terms: new Set(whole), places: words.map((word) => this.stem(word)), words };
  }

  /** @param {string} word @returns {string | null} null for a word that is in no index */
  stem(word) {
    return termsOfCompound(word, this.words).parts[0] ?? null;
  }

  /**
   * Returns for each paper whether a query is true of it; null if nothing in it can be searched.
   * @param {Tree} tree
   * @returns {boolean[] | null}
   */
  papersOf(tree) {
    switch (tree.kind) {
      case "side":
        return tree.nodes.map((node) => this.papersOf(node)).reduce((a, b) => both(a, b));
      case "not":
        return this.papersOf(tree.node)?.map((is) => !is) ?? null;
      case "chain":
        return tree.rest.reduce((found, { operator, node }) => {
          const right = operator.endsWith("NOT") ? this.papersOf({ kind: "not", node }) : this.papersOf(node);
          return operator.startsWith("OR") ? either(found, right) : both(found, right);
        }, this.papersOf(tree.first));
      case "word":
      case "phrase":
      case "near":
        if (compounds(tree.text).flatMap(partsOf).every((word) => this.stem(word) === null)) return null;
        return this.papers.map((paper) => this.has(paper, tree));
      default:
        return this.papers.map((paper) => this.has(paper, tree));
    }
  }

  /**
   * @param {Naive["papers"][0]} paper
   * @param {Leaf} leaf
   * @returns {boolean}
   */
  has({ fields, values, year }, leaf) {
    if (leaf.kind === "value") return values[leaf.facet]?.includes(leaf.slug) ?? false;
    if (leaf.kind === "years") return year !== null && leaf.from <= year && year <= leaf.to;
    if (leaf.kind === "number") return fields.get("doi")?.terms.has(leaf.term) ?? false;
    if (leaf.kind === "tag") {
      return ["#is:", "#may:"].some((mark) => fields.get(leaf.field)?.terms.has(mark + leaf.slug));
    }
    const asked = [...fields].filter(([name]) => leaf.fields?.includes(name) ?? true).map(([, read]) => read);
    const having = (/** @type {string} */ term) => asked.some(({ terms }) => terms.has(term));
    switch (leaf.kind) {
      case "word":
        return compounds(leaf.text).every((compound) => {
          const { parts, joins } = termsOfCompound(compound, this.words);
          return (parts.length > 0 && parts.every(having)) || (joins.length > 0 && having(joins.at(-1) ?? ""));
        });
      case "begun": {
        const begun = [...this.written].filter((word) => word.startsWith(leaf.text)).flatMap((word) => this.stem(word) ?? []);
        const terms = [...this.terms].filter((term) => term.startsWith(leaf.text));
        return [...begun, ...terms, ...(this.stem(leaf.text) === null ? [] : [this.stem(leaf.text) ?? ""])].some(having);
      }
      default: {
        const all = compounds(leaf.text).flatMap(partsOf).map((word) => this.stem(word));
        const known = all.flatMap((term) => term ?? []);
        // A phrase of one word is that word.
        if (known.length === 1) return having(known[0] ?? "");
        return asked.some(({ places }) => (leaf.kind === "near" ? isNear(places, all, leaf.slack) : isPhrase(places, all)));
      }
    }
  }
}

/**
 * @param {(string | null)[]} places of a field: the term there, null for a stop word
 * @param {(string | null)[]} all the terms of the phrase
 */
function isPhrase(places, all) {
  // Stop words may be any words, and before the first other word none.
  const wanted = all.slice(all.findIndex((term) => term !== null));
  return places.some((_, at) => wanted.every((term, i) => term === null || places[at + i] === term));
}

/**
 * @param {(string | null)[]} places
 * @param {(string | null)[]} all
 * @param {number} slack
 */
function isNear(places, all, slack) {
  const known = all.flatMap((term, at) => (term === null ? [] : [at]));
  const longest = (known.at(-1) ?? 0) - (known[0] ?? 0) + 1 + slack;
  const wanted = all.filter((term) => term !== null);
  return places.some((_, at) => {
    const window = places.slice(at, at + longest);
    return wanted.every((term) => count(window, term) >= count(wanted, term));
  });
}

/** @param {(string | null)[]} list @param {string | null} term */
function count(list, term) {
  return list.filter((one) => one === term).length;
}

/** @param {boolean[] | null} a @param {boolean[] | null} b */
function both(a, b) {
  return a && b ? a.map((is, i) => is && (b[i] ?? false)) : (a ?? b);
}

/** @param {boolean[] | null} a @param {boolean[] | null} b */
function either(a, b) {
  return a && b ? a.map((is, i) => is || (b[i] ?? false)) : (a ?? b);
}
