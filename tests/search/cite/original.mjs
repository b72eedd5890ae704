/**
 * usage: node tests/search/cite/original.mjs
 *
 * Writes golden/references.json: the references that citeproc-js makes in Node of every kind of
 * paper in every style, with the original files of the styles. Nothing of the site's code is used.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import CSL from "citeproc";

import { KINDS } from "./kinds.mjs";

const STYLES = new URL("../../../hooks/browser/cite/styles/", import.meta.url);
const GOLDEN = new URL("golden/references.json", import.meta.url);
/** Style -> its language. */
const LANGUAGES = {
  apa: "en-US",
  ama: "en-US",
  nlm: "en-US",
  mla: "en-US",
  chicago: "en-US",
  harvard: "en-GB",
};

/**
 * Returns the entries of a bibliography.
 * @param {any} engine
 * @param {string[]} ids
 * @param {"html" | "text"} format
 * @returns {string[]}
 */
function bibliography(engine, ids, format) {
  engine.setOutputFormat(format);
  engine.updateItems(ids);
  return engine.makeBibliography()[1];
}

/** @type {Record<string, object>} */
const golden = {};
for (const [name, language] of Object.entries(LANGUAGES)) {
  const read = (/** @type {string} */ file) => readFileSync(new URL(file, STYLES), "utf-8");
  const items = new Map(Object.entries(KINDS));
  const system = {
    retrieveLocale: (/** @type {string} */ asked) => read(`locales-${asked === "en-GB" ? asked : "en-US"}.xml`),
    retrieveItem: (/** @type {string} */ kind) => ({ ...structuredClone(items.get(kind)), id: kind }),
  };
  const engine = new CSL.Engine(system, read(`${name}.csl`), language, true);
  const kinds = [...items.keys()];
  golden[name] = {
    each: Object.fromEntries(kinds.map((kind) => [kind, {
      html: bibliography(engine, [kind], "html")[0],
      text: bibliography(engine, [kind], "text")[0],
    }])),
    all: bibliography(engine, kinds, "html"),
  };
}
if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GOLDEN, `${JSON.stringify(golden, null, 1)}\n`);
