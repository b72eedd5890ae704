/** The state of the page, as a value and as an address: everything that a shared link keeps. */

/** @typedef {import("../worker/refine.js").Sort} Sort */

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<string, string[]>} filters slugs of each facet, in the order of the facets
 * @property {string[]} all names of the facets of which a paper must have all chosen values, not any
 * @property {number | null} from year
 * @property {number | null} to year
 * @property {boolean} about whether papers that only mention a chosen value are left out
 * @property {boolean} undated whether papers without a year pass too; without years, only these
 * @property {Sort} sort
 * @property {string[]} without slugs of added terms (`also`) and words (`near`) that the person removed
 * @property {boolean} verbatim whether misspelt words are left uncorrected
 */

const SORTS = ["relevance", "newest", "oldest"];
const YEARS = /^(\d{1,4})?\.\.(\d{1,4})?$/;

/**
 * @param {string} search the query string of an address
 * @param {string[]} names of the facets that are filtered by values
 * @returns {State}
 */
export function fromAddress(search, names) {
  const given = new URLSearchParams(search);
  const [, from, to] = YEARS.exec(given.get("year") ?? "") ?? [];
  const sort = given.get("sort") ?? "";
  const filters = names.map((name) => [name, unique(given.getAll(name))]);
  return {
    query: given.get("q") ?? "",
    filters: Object.fromEntries(filters),
    all: names.filter((name) => given.getAll("all").includes(name)),
    about: given.get("about") === "1",
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
export function toAddress({ query, filters, all, about, from, to, undated, sort, without, verbatim }) {
  const kept = new URLSearchParams();
  if (query) kept.set("q", query);
  for (const [name, slugs] of Object.entries(filters)) for (const slug of slugs) kept.append(name, slug);
  for (const name of all) kept.append("all", name);
  if (about) kept.set("about", "1");
  if (from !== null || to !== null) kept.set("year", `${from ?? ""}..${to ?? ""}`);
  if (undated) kept.set("undated", "1");
  if (sort !== "relevance") kept.set("sort", sort);
  for (const slug of without) kept.append("without", slug);
  if (verbatim) kept.set("verbatim", "1");
  const text = kept.toString();
  return text && `?${text}`;
}

/**
 * Returns the request to the engine.
 * @param {State} state
 * @returns {import("../both/types.js").Request}
 */
export function requestOf({ query, filters, all, about, from, to, undated, sort, without, verbatim }) {
  const year = /** @type {[number | null, number | null] | null} */ (
    from === null && to === null ? null : [from, to]
  );
  return { query: query.trim(), filters: { ...filters, all, about, year, undated }, sort, excluded: without, verbatim };
}

/**
 * Returns the state with another query, without the choices about the old one's words.
 * @param {State} state
 * @param {string} query
 * @returns {State}
 */
export function asking(state, query) {
  return query === state.query ? state : { ...state, query, without: [], verbatim: false };
}

/**
 * Returns the state with a value of a facet added, or removed if it was there.
 * @param {State} state
 * @param {string} name of a facet
 * @param {string} slug
 * @returns {State}
 */
export function toggled(state, name, slug) {
  const old = state.filters[name] ?? [];
  const slugs = old.includes(slug) ? old.filter((other) => other !== slug) : [...old, slug];
  const all = slugs.length > 0 ? state.all : state.all.filter((other) => other !== name);
  return { ...state, filters: { ...state.filters, [name]: slugs }, all };
}

/**
 * Returns the state in which a paper must have all chosen values of a facet, or any.
 * @param {State} state
 * @param {string} name of a facet
 * @param {boolean} all
 * @returns {State}
 */
export function wanting(state, name, all) {
  const names = Object.keys(state.filters);
  return { ...state, all: names.filter((other) => (other === name ? all : state.all.includes(other))) };
}

/**
 * Returns the state with years.
 * @param {State} state
 * @param {number | null} from
 * @param {number | null} to
 * @returns {State}
 */
export function during(state, from, to) {
  return { ...state, from, to };
}

/**
 * Returns the state without filters.
 * @param {State} state
 * @returns {State}
 */
export function unfiltered(state) {
  return { ...fromAddress("", Object.keys(state.filters)), query: state.query, sort: state.sort, without: state.without, verbatim: state.verbatim };
}

/**
 * @param {State} state
 * @returns {number} number of active filters; a range of years is one, papers without a year another, "only
 *   papers about it" a third
 */
export function filterCount({ filters, about, from, to, undated }) {
  const slugs = Object.values(filters).flat().length;
  return slugs + Number(about) + Number(from !== null || to !== null) + Number(undated);
}

/** @param {string[]} texts */
function unique(texts) {
  return [...new Set(texts.filter(Boolean))];
}

/**
 * Returns whether some papers may match better than others: by words, or by a filter that some
 * papers are about and others only mention. Otherwise the newest come first.
 * @param {State} state
 * @param {import("../both/facets.js").ShownFacet[]} facets
 */
export function isRanked({ query, filters }, facets) {
  return query.trim() !== "" || facets.some(({ kind, name }) => kind === "tags" && (filters[name] ?? []).length > 0);
}
