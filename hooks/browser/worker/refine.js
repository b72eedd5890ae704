/** Filters, facets and the order by date of what a query found; loads facet files as needed. */

import { decodeAuthors, decodeJournals, decodeTags, hashSlug } from "./facet_files.js";
import { byDate, countValues, filtered, flagFacets, narrow, UNDATED, yearFacet } from "./facets.js";

/** @typedef {import("./facets.js").Column} Column */
/** @typedef {import("./facets.js").Counted} Counted */
/** @typedef {"relevance" | "newest" | "oldest"} Sort */

/**
 * What results are narrowed to, as slugs: several of one facet are OR, but of `has` all
 * must hold. A facet without slugs narrows nothing.
 * @typedef {object} Filters
 * @property {string[]} [condition]
 * @property {string[]} [topic]
 * @property {string[]} [design]
 * @property {string[]} [journal]
 * @property {string[]} [author]
 * @property {string[]} [has] abstract, summary, problems
 * @property {[from: number | null, to: number | null] | null} [year] inclusive
 * @property {boolean} [undated] papers without a year, as a further value of the year
 */

/**
 * @typedef {object} Facets
 * @property {number} total
 * @property {Record<string, Counted[]>} values by facet, most frequent first: those that papers
 *   have and those filtered by
 * @property {{year: number, count: number}[]} years oldest first, all of the corpus
 * @property {number} undated papers without a year
 * @property {number} leftOut how many of these are left out by years
 * @property {{slug: string, label: string}[]} authors those filtered by, with their names
 */

/** The facets of the file tags.bin. */
const TAGS = /** @type {const} */ (["condition", "topic", "design", "has"]);

export class Refiner {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * The matches that pass the filters.
   * @template {{matched: Uint8Array, total: number}} T
   * @param {T} matches
   * @param {Filters} filters
   * @returns {Promise<T>}
   */
  async narrow(matches, filters) {
    const active = (await this.columns(filters, false, false)).filter(({ passes }) => passes);
    if (active.length === 0) return matches;
    const { selected, total } = narrow(matches.matched, active);
    return { ...matches, matched: selected, total };
  }

  /**
   * @param {Uint8Array} selected by document
   * @param {"newest" | "oldest"} sort
   * @param {number} offset
   * @param {number} limit
   */
  async byDate(selected, sort, offset, limit) {
    const { years } = await this.store.manifest();
    const dated = years.reduce((sum, [year, papers]) => sum + (year === null ? 0 : papers), 0);
    return byDate(selected, dated, sort, offset, limit);
  }

  /**
   * @param {Uint8Array} matched by document, not yet filtered
   * @param {Filters} filters
   * @param {boolean} journals whether journals are counted as well: theirs is a file of its own
   * @returns {Promise<Facets>}
   */
  async count(matched, filters, journals) {
    const columns = await this.columns(filters, true, journals);
    const { total, counts } = narrow(matched, columns);
    /** @type {Record<string, Counted[]>} */
    const values = {};
    columns.forEach((column, number) => {
      const name = column.name.split(":")[0] ?? "";
      const chosen = /** @type {Record<string, unknown>} */ (filters)[name];
      const kept = (/** @type {Counted} */ { slug, count }) =>
        count > 0 || name === "year" || (Array.isArray(chosen) && chosen.includes(slug));
      const found = countValues(column, /** @type {Uint32Array} */ (counts[number])).filter(kept);
      values[name] = [...(values[name] ?? []), ...found];
    });
    const { year = [], author = [], ...others } = values;
    const years = year.flatMap(({ slug, count }) => (slug === UNDATED ? [] : [{ year: Number(slug), count }]));
    years.sort((a, b) => a.year - b.year);
    const undated = year.find(({ slug }) => slug === UNDATED)?.count ?? 0;
    const leftOut = filters.year && !filters.undated ? undated : 0;
    return { total, values: others, years, undated, leftOut, authors: author };
  }

  /**
   * The columns of the filters, or of all facets but perhaps that of journals.
   * @param {Filters} filters
   * @param {boolean} all
   * @param {boolean} journals
   * @returns {Promise<Column[]>}
   */
  async columns(filters, all, journals) {
    const { journal = [], author = [], year = null, undated = false } = filters;
    const tags = all || TAGS.some((name) => filters[name]?.length);
    const parts = await Promise.all([
      tags ? this.tags(filters) : [],
      journals || journal.length > 0 ? this.journals(journal) : [],
      author.length > 0 ? this.authors(author) : [],
      all || year || undated ? this.years(year, undated) : [],
    ]);
    return parts.flat();
  }

  /**
   * @param {Filters} filters
   * @returns {Promise<Column[]>}
   */
  async tags(filters) {
    const facets = await this.store.file("facets/tags", decodeTags);
    return facets.flatMap((facet) => {
      const slugs = filters[/** @type {typeof TAGS[number]} */ (facet.name)] ?? [];
      if (facet.name !== "has") return [withFilter(facet, slugs)];
      const flags = flagFacets(facet, slugs);
      return flags.map((flag) => withFilter(flag, slugs.filter((slug) => flag.name === `has:${slug}`)));
    });
  }

  /** @param {string[]} slugs */
  async journals(slugs) {
    return [withFilter(await this.store.file("facets/journal", decodeJournals), slugs)];
  }

  /**
   * The papers of authors, as a column of two sets.
   * @param {string[]} slugs
   * @returns {Promise<Column[]>}
   */
  async authors(slugs) {
    const { authorFiles, documents } = await this.store.manifest();
    const codes = new Uint8Array(documents);
    const values = await Promise.all(
      slugs.map(async (slug) => {
        if (authorFiles === 0) return { slug, label: slug };
        const name = `facets/authors/${hashSlug(slug) % authorFiles}`;
        const author = (await this.store.file(name, decodeAuthors)).get(slug);
        author?.documents.forEach((document) => (codes[document] = 1));
        return { slug, label: author?.label ?? slug };
      }),
    );
    const sets = [[], [...values.keys()]];
    return [filtered({ name: "author", values, sets, codes }, () => true)];
  }

  /**
   * @param {[from: number | null, to: number | null] | null} range
   * @param {boolean} undated whether papers without a year pass, alone or with those of the range
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
 * @param {import("./facets.js").Facet} facet
 * @param {string[]} slugs none: no filter
 * @returns {Column}
 */
function withFilter(facet, slugs) {
  return slugs.length > 0 ? filtered(facet, (slug) => slugs.includes(slug)) : facet;
}

/**
 * The years in both ranges; null stands for all.
 * @param {import("./query.js").Years | null} a
 * @param {[from: number | null, to: number | null] | null} b
 * @returns {[from: number, to: number] | null}
 */
export function overlap(a, b) {
  if (!a && !b) return null;
  const ranges = [a ?? [null, null], b ?? [null, null]];
  const from = ranges.map(([year]) => year ?? -Infinity);
  const to = ranges.map(([, year]) => year ?? Infinity);
  return [Math.max(...from), Math.min(...to)];
}
