/**
 * Formats references with citeproc-js and the styles of the Citation Style Language. This file
 * with its 90 KB is loaded when a reader asks for references.
 */

import CSL from "citeproc";

import { noted } from "../texts/cite.js";
import { entryOf, plain } from "./markup.js";

/** @typedef {import("./item.js").Item} Item */
/** @typedef {{number: string, pieces: import("./markup.js").Piece[], item: Item}} Reference */
/** @typedef {{style: object, locales: Record<string, object>}} StyleFiles as hooks/browser/styles.mjs makes them */

/** Styles that are British; the others are American. @type {Record<string, string>} */
const LANGUAGES = { harvard: "en-GB" };
const LANGUAGE = "en-US";

/**
 * Returns the language of a style's words.
 * @param {string} name
 */
export function languageOf(name) {
  return LANGUAGES[name] ?? LANGUAGE;
}

export class Formatter {
  /**
   * @param {string} name of the style
   * @param {StyleFiles} files
   */
  constructor(name, { style, locales }) {
    /** @type {Map<string, Item>} */
    this.items = new Map();
    /** Papers formatted so far: citeproc-js remembers an id, so each has one that is new. */
    this.count = 0;
    const system = {
      // citeproc-js changes what it gets.
      retrieveLocale: (/** @type {string} */ language) => structuredClone(locales[language] ?? locales[languageOf(name)]),
      retrieveItem: (/** @type {string} */ id) => structuredClone(this.items.get(id)),
    };
    this.engine = new CSL.Engine(system, structuredClone(style), languageOf(name), true);
  }

  /**
   * Returns the references of papers, in the order that the style prescribes; of one paper without
   * a number.
   * @param {Item[]} items
   * @returns {Reference[]}
   */
  references(items) {
    const given = new Map(items.map((item) => [`p${this.count++}`, item]));
    this.items = new Map([...given].map(([id, item]) => [id, { ...item, id }]));
    this.engine.updateItems([...this.items.keys()]);
    const [{ entry_ids: order }, entries] = this.engine.makeBibliography();
    return entries.map((/** @type {string} */ html, /** @type {number} */ at) => {
      const item = /** @type {Item} */ (given.get(order[at][0]));
      const { number, pieces } = entryOf(html);
      return { number: items.length > 1 ? number : "", pieces: withNote(pieces, item), item };
    });
  }
}

/**
 * Returns a reference that says what a reader must know of the paper: no style prints a note on
 * its own.
 * @param {import("./markup.js").Piece[]} pieces
 * @param {Item} item
 */
function withNote(pieces, { note }) {
  return note && !plain(pieces).includes(note) ? [...pieces, noted(note)] : pieces;
}
