/** Queries that only say which papers they want, as filters do: those papers are shown by date. */

import { byDate } from "./dates.js";
import { count } from "./score.js";

/** @typedef {import("./plan.js").Unit} Unit */

/** Fields of which a paper has the name or not; in the others it may have a word more or less often. */
const NAMES = ["authors", "journal"];

/**
 * Returns whether a query is such a one: it has no words, or words in fields of names alone.
 * @param {import("./score.js").Found[]} found
 * @param {string[]} fields names, by number
 * @param {boolean} exact whether the query has AND, OR, NOT or brackets
 */
export function isList(found, fields, exact) {
  const wanted = found.map(({ unit }) => unit).filter(({ presence }) => presence !== "prohibited");
  // Of words that papers need not have, those with more come first. With AND or OR all papers that are found are wanted,
  // but those of which nothing verifies the tag come last.
  const must = (/** @type {Unit} */ { presence, narrows }) => presence === "required" || (exact && !narrows);
  const named = (/** @type {Unit} */ { narrows, atoms }) => narrows || atoms.every((atom) => atom.fields.every((field) => NAMES.includes(fields[field] ?? "")));
  return wanted.every((unit) => must(unit) && named(unit));
}

/**
 * Returns some of the matches of such a query, the newest first, but before them those that are about the
 * values of a filter.
 * @param {{matched: Uint8Array, strong?: Uint8Array}} matches
 * @param {number} offset
 * @param {number} limit
 * @param {import("./store.js").Store} store
 * @returns {Promise<number[]>}
 */
export async function listed({ matched, strong }, offset, limit, store) {
  const about = matched.map((match, document) => match & (strong?.[document] ?? 1));
  const others = matched.map((match, document) => match & ~(about[document] ?? 0));
  const before = count(about);
  const end = Math.max(0, offset + limit - before);
  const from = Math.max(0, offset - before);
  const parts = [byDate(about, "newest", offset, limit, store), byDate(others, "newest", from, end - from, store)];
  return (await Promise.all(parts)).flat();
}
