/** Decodes the files of facets, which hooks/papershelf/index/facets.py writes. */

import { columns, Cursor, frontCoded, text } from "./codec.js";
import { FACET_COLUMNS } from "./format.js";

/** @typedef {import("./facets.js").Facet} Facet */

/**
 * @param {Uint8Array} bytes a file of facets, inflated
 * @param {string[]} names of the facets that it holds, in its order
 * @returns {Facet[]}
 */
export function decodeFacets(bytes, names) {
  const parts = columns(bytes);
  return names.map((name, number) => facet(name, parts.slice(FACET_COLUMNS * number, FACET_COLUMNS * (number + 1))));
}

/**
 * @param {string} name
 * @param {Uint8Array[]} parts values, sets, codes
 * @returns {Facet}
 */
function facet(name, [values, sets, codes]) {
  if (!values || !sets || !codes) throw new RangeError(`no facet of ${name}`);
  /** @type {[string, string][]} */
  const named = JSON.parse(text(values));
  const written = [...runs(sets)];
  return {
    name,
    values: named.map(([slug, label]) => ({ slug: slug || simpleSlug(label), label })),
    sets: written.map((set) => set.map((value) => value >> 1)),
    about: written.map((set) => set.flatMap((value) => (value & 1 ? [] : [value >> 1]))),
    codes: Uint32Array.from(integers(codes)),
  };
}

/**
 * The label and the papers of a value, such as an author.
 * @typedef {{label: string, documents: number[]}} Value
 */

/**
 * @param {Uint8Array} bytes a file of a sparse facet's values, inflated
 * @returns {Map<string, Value>} by slug
 */
export function decodeValues(bytes) {
  const [slugs, labels, counts, gaps] = columns(bytes);
  if (!slugs || !labels || !counts || !gaps) throw new RangeError("no file of values");
  /** @type {string[]} */
  const named = JSON.parse(text(labels));
  const lengths = new Cursor(counts);
  const steps = new Cursor(gaps);
  return new Map(
    frontCoded(text(slugs)).map((slug, number) => {
      let document = -1;
      const documents = Array.from({ length: lengths.next() }, () => (document += steps.next() + 1));
      return [slug, { label: named[number] ?? slug, documents }];
    }),
  );
}

/**
 * Returns the 32-bit FNV-1a hash of the UTF-8 bytes; modulo the number of files, the file of a value.
 * @param {string} slug
 * @returns {number}
 */
export function hashSlug(slug) {
  return new TextEncoder()
    .encode(slug)
    .reduce((value, byte) => Math.imul(value ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

/** @param {string} label */
function simpleSlug(label) {
  return (label.match(/[A-Za-z0-9]+/g) ?? []).join("-").toLowerCase();
}

/** @param {Uint8Array} bytes */
function* integers(bytes) {
  const cursor = new Cursor(bytes);
  while (cursor.at < bytes.length) yield cursor.next();
}

/** @param {Uint8Array} bytes lists, each after its length */
function* runs(bytes) {
  const cursor = new Cursor(bytes);
  while (cursor.at < bytes.length) yield Array.from({ length: cursor.next() }, () => cursor.next());
}
