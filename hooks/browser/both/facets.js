/**
 * The shelf's facets, from which every list on the page follows. Python declares them
 * (hooks/papershelf/catalogue/facets.py and the shelf's vocabulary). The search page holds what a
 * person sees of them, the manifest of the index holds what a query needs.
 */

/** @typedef {"tags" | "facts" | "labels" | "flags"} FacetKind where its values come from */

/**
 * A facet in the search page; hooks/papershelf/render/docs.py writes it.
 * @typedef {object} ShownFacet
 * @property {string} name the filter in addresses, and the field in queries
 * @property {FacetKind} kind
 * @property {string} label the noun for one value, as a heading
 * @property {string} title the noun for all values
 * @property {string} spoken the label within a sentence
 * @property {string} address folder of its pages, or ""
 * @property {number} place smaller ones come first in the panel
 * @property {boolean} many whether a paper may have several values
 * @property {boolean} sparse whether it has too many values to be listed
 * @property {boolean} span whether it is filtered by a range of values
 */

/**
 * A facet in the manifest; docs/search-format.md describes each key.
 * @typedef {object} AskedFacet
 * @property {string} name
 * @property {FacetKind} kind
 * @property {string} [field] for facets of the vocabulary's terms: the field of the index
 * @property {string} [file] name below `facets`, without its ending
 * @property {string[]} [sooner] of facts: values whose papers come sooner, unless the query names a value
 * @property {string[]} [later] of facts: values whose papers come later
 * @property {number} [files] for a sparse facet: number of files that hold its values
 */

/** The id of the page's element that holds the facets. */
const ELEMENT = "papershelf-facets";
/** The file of the facets that are counted for all results. */
export const TOGETHER = "tags";

/**
 * @param {Document} page
 * @returns {ShownFacet[]} in the order of the shelf
 */
export function shownFacets(page) {
  return JSON.parse(page.getElementById(ELEMENT)?.textContent || "[]");
}

/**
 * Returns the names of the facets that are filtered by values.
 * @param {ShownFacet[]} facets
 */
export function filterNames(facets) {
  return facets.filter(({ span }) => !span).map(({ name }) => name);
}

/**
 * Returns the facets of the panel, in its order.
 * @param {ShownFacet[]} facets
 */
export function panelFacets(facets) {
  return facets.filter(({ sparse }) => !sparse).sort((a, b) => a.place - b.place);
}

/**
 * Returns whether a facet is counted only on demand, because it has its own file.
 * @param {ShownFacet} facet
 */
export function isLate({ kind, sparse, span }) {
  return kind === "labels" && !sparse && !span;
}

/**
 * Returns the facet whose values results show.
 * @template {{kind: FacetKind}} T
 * @param {T[]} facets
 * @returns {T | undefined}
 */
export function mainFacet(facets) {
  return facets.find(({ kind }) => kind === "tags");
}
