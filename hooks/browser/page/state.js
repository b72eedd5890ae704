/** What the page shows, as a value and as its address: everything that a shared link keeps. */

/** @typedef {import("../worker/refine.js").Sort} Sort */
/** @typedef {"condition" | "topic" | "design" | "journal" | "author" | "has"} FilterName */

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<FilterName, string[]>} filters slugs
 * @property {number | null} from year
 * @property {number | null} to year
 * @property {boolean} undated whether papers without a year pass too; without years, they alone
 * @property {Sort} sort
 * @property {string[]} without slugs of searched-also terms that were removed
 * @property {boolean} verbatim whether misspelt words stay as they are
 */

/** @type {FilterName[]} */
export const FILTERS = ["condition", "topic", "design", "journal", "author", "has"];
const SORTS = ["relevance", "newest", "oldest"];
const YEARS = /^(\d{1,4})?\.\.(\d{1,4})?$/;

/**
 * @param {string} search the query string of an address
 * @returns {State}
 */
export function fromAddress(search) {
  const given = new URLSearchParams(search);
  const [, from, to] = YEARS.exec(given.get("year") ?? "") ?? [];
  const sort = given.get("sort") ?? "";
  const filters = FILTERS.map((name) => [name, unique(given.getAll(name))]);
  return {
    query: given.get("q") ?? "",
    filters: Object.fromEntries(filters),
    from: from ? Number(from) : null,
    to: to ? Number(to) : null,
    undated: given.get("undated") === "1",
    sort: SORTS.includes(sort) ? /** @type {Sort} */ (sort) : "relevance",
    without: unique(given.getAll("without")),
    verbatim: given.get("verbatim") === "1",
  };
}

/**
 * @param {State} state
 * @returns {string} "" or "?…", the same for the same state
 */
export function toAddress({ query, filters, from, to, undated, sort, without, verbatim }) {
  const kept = new URLSearchParams();
  if (query) kept.set("q", query);
  for (const name of FILTERS) for (const slug of filters[name]) kept.append(name, slug);
  if (from !== null || to !== null) kept.set("year", `${from ?? ""}..${to ?? ""}`);
  if (undated) kept.set("undated", "1");
  if (sort !== "relevance") kept.set("sort", sort);
  for (const slug of without) kept.append("without", slug);
  if (verbatim) kept.set("verbatim", "1");
  const text = kept.toString();
  return text && `?${text}`;
}

/**
 * What the engine is asked.
 * @param {State} state
 * @returns {import("../both/types.js").Request}
 */
export function requestOf({ query, filters, from, to, undated, sort, without, verbatim }) {
  const year = /** @type {[number | null, number | null] | null} */ (
    from === null && to === null ? null : [from, to]
  );
  return { query: query.trim(), filters: { ...filters, year, undated }, sort, excluded: without, verbatim };
}

/**
 * The state with another query; what was said about the old one's words is forgotten.
 * @param {State} state
 * @param {string} query
 * @returns {State}
 */
export function asking(state, query) {
  return query === state.query ? state : { ...state, query, without: [], verbatim: false };
}

/**
 * The state with a value of a facet added, or removed if it was there.
 * @param {State} state
 * @param {FilterName} name
 * @param {string} slug
 * @returns {State}
 */
export function toggled(state, name, slug) {
  const old = state.filters[name];
  const slugs = old.includes(slug) ? old.filter((other) => other !== slug) : [...old, slug];
  return { ...state, filters: { ...state.filters, [name]: slugs } };
}

/**
 * The state with years; a range given backwards is turned.
 * @param {State} state
 * @param {number | null} from
 * @param {number | null} to
 * @returns {State}
 */
export function during(state, from, to) {
  const backwards = from !== null && to !== null && from > to;
  return backwards ? { ...state, from: to, to: from } : { ...state, from, to };
}

/**
 * The state without filters.
 * @param {State} state
 * @returns {State}
 */
export function unfiltered(state) {
  return { ...fromAddress(""), query: state.query, sort: state.sort, without: state.without, verbatim: state.verbatim };
}

/**
 * @param {State} state
 * @returns {number} how many filters are set; a range of years is one, papers without a year another
 */
export function filterCount({ filters, from, to, undated }) {
  const slugs = FILTERS.reduce((sum, name) => sum + filters[name].length, 0);
  return slugs + Number(from !== null || to !== null) + Number(undated);
}

/** @param {string[]} texts */
function unique(texts) {
  return [...new Set(texts.filter(Boolean))];
}
