/** Filters and counts what a query found; loads facet files as needed. */

import { TOGETHER } from "../both/facets.js";
import { decodeFacets, decodeValues, hashSlug } from "./facet_files.js";
import { byCount, countValues, filtered, flagFacets, narrow, UNDATED, yearFacet } from "./facets.js";

/** @typedef {import("./facets.js").Column} Column */
/** @typedef {import("./facets.js").Counted} Counted */
/** @typedef {import("../both/facets.js").AskedFacet} AskedFacet */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */

/**
 * Filters of results: slugs by the name of a facet. Several slugs are OR, except those of flags and of
 * the facets that `all` names, which are AND; a facet without slugs has no filter. In addition `year`,
 * an inclusive range, and `undated`, papers without a year, as another value of the year. With `about`
 * papers pass that are about a value, and not those that only mention it.
 * @typedef {{[facet: string]: string[] | Years | boolean | null | undefined,
 *   year?: Years | null, undated?: boolean, all?: string[], about?: boolean}} Filters
 */

/** @typedef {[from: number | null, to: number | null]} Years */

/**
 * @typedef {object} Facets
 * @property {number} total
 * @property {Record<string, Counted[]>} values for each facet, most frequent first: values that
 *   papers have and values of the filter; for a sparse facet only the latter
 * @property {{year: number, count: number}[]} years oldest first, all years of the corpus
 * @property {number} undated number of papers without a year
 * @property {number} leftOut number of these that the filter by years hides
 */

export class Refiner {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
  }

  /** Returns the number of papers that count: the others, which are off-topic, are numbered last. */
  async counted() {
    const { documents, offTopic } = await this.store.manifest();
    return documents - offTopic;
  }

  /**
   * Returns the matches that pass the filters.
   * @template {{matched: Uint8Array, strong?: Uint8Array, total: number}} T
   * @param {T} matches
   * @param {Filters} filters
   * @returns {Promise<T>}
   */
  async narrow(matches, filters) {
    const active = (await this.columns(filters, false, [])).filter(({ passes }) => passes);
    if (active.length === 0) return matches;
    const { selected, strong, total } = narrow(matches.matched, active);
    const known = matches.strong;
    const both = known ? strong.map((is, document) => is & (known[document] ?? 1)) : strong;
    return { ...matches, matched: selected, strong: both, total };
  }

  /**
   * @param {Uint8Array} matched for each document, before filtering
   * @param {Filters} filters
   * @param {string[]} late names of facets with their own file to count too
   * @returns {Promise<Facets>}
   */
  async count(matched, filters, late) {
    const columns = await this.columns(filters, true, late);
    const { facets } = await this.store.manifest();
    // The vocabulary orders facts, for example by strength.
    const ordered = facets.filter(({ kind }) => kind === "facts").map(({ name }) => name);
    const { total, counts } = narrow(matched, columns, await this.counted());
    /** @type {Record<string, Counted[]>} */
    const values = {};
    columns.forEach((column, number) => {
      const name = column.name.split(":")[0] ?? "";
      const chosen = slugsOf(filters, name);
      const kept = (/** @type {Counted} */ { slug, count }) =>
        count > 0 || name === "year" || chosen.includes(slug);
      const found = countValues(column, /** @type {Uint32Array} */ (counts[number])).filter(kept);
      if (!ordered.includes(name)) found.sort(byCount);
      values[name] = [...(values[name] ?? []), ...found];
    });
    const { year = [], ...others } = values;
    const years = year.flatMap(({ slug, count }) => (slug === UNDATED ? [] : [{ year: Number(slug), count }]));
    years.sort((a, b) => a.year - b.year);
    const undated = year.find(({ slug }) => slug === UNDATED)?.count ?? 0;
    const leftOut = filters.year && !filters.undated ? undated : 0;
    return { total, values: others, years, undated, leftOut };
  }

  /**
   * Loads the columns of the filters or, if `all`, of all facets, except unwanted ones with own files.
   * @param {Filters} filters
   * @param {boolean} all
   * @param {string[]} late names of facets with their own file that are wanted
   * @returns {Promise<Column[]>}
   */
  async columns(filters, all, late) {
    const { year = null, undated = false } = filters;
    const { facets } = await this.store.manifest();
    const asked = (/** @type {AskedFacet} */ { name }) => slugsOf(filters, name).length > 0;
    const together = facets.filter(({ file }) => file === TOGETHER);
    const others = facets.filter(({ file }) => file !== undefined && file !== TOGETHER);
    const parts = await Promise.all([
      all || together.some(asked) ? this.together(together, filters) : [],
      ...others.map((facet) => {
        if (facet.files === undefined) return asked(facet) || late.includes(facet.name) ? this.late(facet, filters) : [];
        return asked(facet) ? this.sparse(facet, filters) : [];
      }),
      all || year || undated ? this.years(year, undated) : [],
    ]);
    return parts.flat();
  }

  /**
   * Loads the facets that share a file.
   * @param {AskedFacet[]} facets in its order
   * @param {Filters} filters
   * @returns {Promise<Column[]>}
   */
  async together(facets, filters) {
    const names = facets.map(({ name }) => name);
    const decoded = await this.store.file(`facets/${TOGETHER}`, (bytes) => decodeFacets(bytes, names));
    return decoded.flatMap((facet, number) => {
      const slugs = slugsOf(filters, facet.name);
      if (facets[number]?.kind !== "flags") return [withFilter(facet, slugs, filters)];
      const flags = flagFacets(facet, slugs);
      return flags.map((flag) => withFilter(flag, slugs.filter((slug) => flag.name === `${facet.name}:${slug}`), {}));
    });
  }

  /**
   * Loads a facet that has its own file.
   * @param {AskedFacet} facet
   * @param {Filters} filters
   */
  async late({ name, file }, filters) {
    const facets = await this.store.file(`facets/${file}`, (bytes) => decodeFacets(bytes, [name]));
    return facets.map((facet) => withFilter(facet, slugsOf(filters, name), filters));
  }

  /**
   * Loads the papers of some values of a sparse facet, as a column of two sets.
   * @param {AskedFacet} facet
   * @param {Filters} filters
   * @returns {Promise<Column[]>}
   */
  async sparse({ name, file, files = 0 }, filters) {
    const { documents } = await this.store.manifest();
    const codes = new Uint16Array(documents);
    const slugs = slugsOf(filters, name);
    const values = await Promise.all(
      slugs.map(async (slug) => {
        if (files === 0) return { slug, label: slug };
        const part = await this.store.file(`facets/${file}/${hashSlug(slug) % files}`, decodeValues);
        const value = part.get(slug);
        for (const document of value?.documents ?? []) codes[document] = /** @type {number} */ (codes[document]) + 1;
        return { slug, label: value?.label ?? slug };
      }),
    );
    const least = filters.all?.includes(name) ? slugs.length : 1;
    const sets = [[], [...values.keys()]];
    const having = codes.map((found) => Number(found >= least));
    return [filtered({ name, values, sets, about: sets, codes: having }, () => true)];
  }

  /**
   * @param {Years | null} range
   * @param {boolean} undated whether papers without a year pass, with those of the range if any
   */
  async years(range, undated) {
    const facet = yearFacet((await this.store.manifest()).years);
    if (!range && !undated) return [facet];
    const [from, to] = range ?? [Infinity, -Infinity];
    const within = (/** @type {number} */ year) => (from ?? year) <= year && year <= (to ?? year);
    return [filtered(facet, (slug) => (slug === UNDATED ? undated : within(Number(slug))))];
  }
}

/**
 * @param {Filters} filters
 * @param {string} name of a facet that is filtered by values
 * @returns {string[]}
 */
function slugsOf(filters, name) {
  const given = filters[name];
  return Array.isArray(given) && name !== "year" ? /** @type {string[]} */ (given) : [];
}

/**
 * @param {import("./facets.js").Facet} facet
 * @param {string[]} slugs none: no filter
 * @param {Filters} filters
 * @returns {Column}
 */
function withFilter(facet, slugs, { all = [], about = false }) {
  if (slugs.length === 0) return facet;
  const whole = all.includes(facet.name);
  const column = { ...filtered(facet, (slug) => slugs.includes(slug), whole ? slugs.length : 1), all: whole };
  return about ? { ...column, passes: column.strong } : column;
}

/**
 * Returns the years in both ranges; null means all.
 * @param {import("./query.js").Years | null} a
 * @param {Years | null} b
 * @returns {[from: number, to: number] | null}
 */
export function overlap(a, b) {
  if (!a && !b) return null;
  const ranges = [a ?? [null, null], b ?? [null, null]];
  const from = ranges.map(([year]) => year ?? -Infinity);
  const to = ranges.map(([, year]) => year ?? Infinity);
  return [Math.max(...from), Math.min(...to)];
}
