/**
 * Makes the files of citation styles that the site serves from the original ones in
 * hooks/browser/cite/styles: as the JSON that citeproc-js reads, without what is for other kinds
 * of papers than ours. That makes the first reference eight times as fast. A test compares
 * the references with those of the original files.
 */

import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import CSL from "citeproc";

export const ORIGINALS = fileURLToPath(new URL("cite/styles/", import.meta.url));
/** The types of hooks/papershelf/exports/csl.py. */
const TYPES = ["article-journal", "article", "chapter"];
const LOCALE = /^locales-(.*)\.xml$/;

/** @typedef {{name: string, attrs: Record<string, string>, children: (Node | string)[]}} Node */

/**
 * Returns name -> text of the files.
 * @returns {Map<string, string>}
 */
export function styleFiles() {
  const names = readdirSync(ORIGINALS).filter((name) => /\.(csl|xml)$/.test(name));
  return new Map(names.map((name) => {
    const parsed = parse(readFileSync(join(ORIGINALS, name), "utf-8"));
    const locale = LOCALE.exec(name)?.[1];
    const file = locale ? `locale-${locale}` : basename(name, ".csl");
    return [`${file}.json`, `${JSON.stringify(locale ? parsed : pruned(parsed))}\n`];
  }));
}

/**
 * @param {string} xml
 * @returns {Node}
 */
function parse(xml) {
  return CSL.parseXml(xml.replace(/<!--[^]*?-->/g, "").replace(/>\s+</g, "><"));
}

/**
 * Returns a style without the contents of conditions that no type of ours meets, and without the
 * macros that are then not used.
 * @param {Node} style
 */
function pruned(style) {
  empty(style);
  const macros = new Map(nodes(style).filter(({ name }) => name === "macro").map((node) => [node.attrs.name, node]));
  /** @type {Set<string | undefined>} */
  const used = new Set();
  const use = (/** @type {Node} */ node) => {
    const { macro } = node.attrs;
    if (macro && !used.has(macro)) {
      used.add(macro);
      const called = macros.get(macro);
      if (called) use(called);
    }
    nodes(node).forEach(use);
  };
  nodes(style).filter(({ name }) => name !== "macro").forEach(use);
  return { ...style, children: nodes(style).filter(({ name, attrs }) => name !== "macro" || used.has(attrs.name)) };
}

/** @param {Node} node */
function empty(node) {
  if ((node.name === "if" || node.name === "else-if") && !canBe(node.attrs)) {
    // citeproc-js fails on a condition that is empty.
    node.children = [{ name: "text", attrs: { value: "" }, children: [] }];
  }
  nodes(node).forEach(empty);
}

/**
 * Returns whether a condition may be true for a type of ours.
 * @param {Record<string, string>} attributes
 */
function canBe({ type, match = "all", ...others }) {
  if (!type || match === "none" || type.split(" ").some((name) => TYPES.includes(name))) return true;
  return match === "any" && Object.keys(others).length > 0;
}

/**
 * @param {Node} node
 * @returns {Node[]}
 */
function nodes({ children }) {
  return children.filter((child) => typeof child !== "string");
}
