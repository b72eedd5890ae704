/**
 * usage: node tests/search/facetfiles.mjs DIR AUTHOR_FILES AUTHOR NAME…
 *
 * Reads the facet files that Python wrote. Prints {facet: [[slug, …] of each paper]} with
 * the same for values that papers are about under "about", the labels of all values under
 * "labels" and an author's entry under "author". The names are those of the facets of tags.bin; those
 * of journals, problems and states have their own files.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { inflate } from "../../hooks/browser/worker/codec.js";
import { decodeFacets, decodeValues, hashSlug } from "../../hooks/browser/worker/facet_files.js";

const [folder = "", files = "1", author = "", ...names] = process.argv.slice(2);
const read = (/** @type {string} */ name) => inflate(readFileSync(join(folder, `facets/${name}.bin`)));

/** @type {Record<string, unknown>} */
const found = {};
/** @type {Record<string, string>} */
const labels = {};
/** @type {Record<string, unknown>} */
const strong = {};
for (const { name, values, sets, about, codes } of [
  ...decodeFacets(await read("tags"), names),
  ...decodeFacets(await read("journal"), ["journal"]),
  ...decodeFacets(await read("problem"), ["problem"]),
  ...decodeFacets(await read("is"), ["is"]),
]) {
  for (const { slug, label } of values) labels[slug] = label;
  const slugs = (/** @type {number[][]} */ of) =>
    Array.from(codes, (code) => (of[code] ?? []).map((value) => values[value]?.slug));
  found[name] = slugs(sets);
  strong[name] = slugs(about);
}
const authors = decodeValues(await read(`authors/${hashSlug(author) % Number(files)}`));
console.log(JSON.stringify({ ...found, about: strong, labels, author: authors.get(author) }));
