/**
 * Filters and counts found papers by facets, without reading files.
 * Facets are AND. Several values of one facet are OR, and its counts follow the query and the filters
 * of the other facets; or, if all of the values are wanted, they are AND, and its counts follow its
 * own filter too.
 */

/**
 * A facet of the corpus.
 * @typedef {object} Facet
 * @property {string} name
 * @property {{slug: string, label: string}[]} values
 * @property {number[][]} sets sets of numbers of values
 * @property {number[][]} about of each set the values that its papers are about; without the
 *   others, which they only mention or which nothing verifies
 * @property {ArrayLike<number>} codes for each document the number of its set
 */

/**
 * A facet, and which of its sets pass its filter; without `passes` it has no filter. Of the sets
 * that pass, `strong` ones do so by values that the papers are about. `all` says whether all values
 * of the filter are wanted.
 * @typedef {Facet & {passes?: Uint8Array, strong?: Uint8Array, all?: boolean}} Column
 */

/** @typedef {{slug: string, label: string, count: number, about: number}} Counted */

/**
 * @typedef {object} Narrowed
 * @property {Uint8Array} selected for each document 1 if it passes all filters
 * @property {Uint8Array} strong for each document 1 if it is about a value of each filter, or all wanted ones
 * @property {number} total documents selected
 * @property {Uint32Array[]} counts for each column and set the documents that pass all other columns,
 *   and the column itself if all of its values are wanted
 */

/**
 * Returns the facet with a filter: a set passes if it has enough of the wanted values.
 * @param {Facet} facet
 * @param {(slug: string) => boolean} wanted
 * @param {number} [least] how many are enough
 * @returns {Column}
 */
export function filtered(facet, wanted, least = 1) {
  const values = facet.values.map(({ slug }) => wanted(slug));
  const having = (/** @type {number[][]} */ sets) =>
    Uint8Array.from(sets, (set) => Number(set.filter((value) => values[value]).length >= least));
  return { ...facet, passes: having(facet.sets), strong: having(facet.about) };
}

/**
 * @param {Uint8Array} matched for each document 1 if the query finds it
 * @param {Column[]} columns
 * @param {number} [counted] documents from this number on are in no count of a facet
 * @returns {Narrowed}
 */
export function narrow(matched, columns, counted = matched.length) {
  const selected = new Uint8Array(matched.length);
  const strong = new Uint8Array(matched.length);
  const counts = columns.map(({ sets }) => new Uint32Array(sets.length));
  const filters = columns.flatMap(({ passes, codes }, number) => (passes ? [{ passes, codes, number }] : []));
  let total = 0;
  for (let document = 0; document < matched.length; document++) {
    if (!matched[document]) continue;
    const failed = onlyFailure(filters, document);
    if (failed === SEVERAL) continue;
    if (failed === NONE) {
      selected[document] = 1;
      strong[document] = Number(columns.every((one) => one.strong?.[one.codes[document] ?? 0] !== 0));
      total++;
      if (document < counted) columns.forEach(({ codes }, number) => count(counts[number], codes[document]));
    } else if (document < counted && !columns[failed]?.all) count(counts[failed], columns[failed]?.codes[document]);
  }
  return { selected, strong, total, counts };
}

const NONE = -1;
const SEVERAL = -2;

/**
 * Returns the number of the only column whose filter a document fails, NONE or SEVERAL.
 * @param {{passes: Uint8Array, codes: ArrayLike<number>, number: number}[]} filters
 * @param {number} document
 */
function onlyFailure(filters, document) {
  let failed = NONE;
  for (const { passes, codes, number } of filters) {
    if (passes[/** @type {number} */ (codes[document])]) continue;
    if (failed !== NONE) return SEVERAL;
    failed = number;
  }
  return failed;
}

/**
 * @param {Uint32Array | undefined} counts
 * @param {number | undefined} set
 */
function count(counts, set) {
  if (counts && set !== undefined) counts[set] = (counts[set] ?? 0) + 1;
}

/**
 * Returns the values of a facet with their counts, in the order of its values.
 * @param {Facet} facet
 * @param {Uint32Array} counts by set
 * @returns {Counted[]}
 */
export function countValues({ values, sets, about }, counts) {
  const [all, strong] = [sets, about].map((of) => sumsOf(of, counts, values.length));
  return values.map((value, number) => ({ ...value, count: all?.[number] ?? 0, about: strong?.[number] ?? 0 }));
}

/**
 * @param {number[][]} sets
 * @param {Uint32Array} counts by set
 * @param {number} values their number
 */
function sumsOf(sets, counts, values) {
  const sums = new Uint32Array(values);
  sets.forEach((set, number) => {
    for (const value of set) sums[value] = (sums[value] ?? 0) + (counts[number] ?? 0);
  });
  return sums;
}

/**
 * Compares values so that those most papers are about come first, then the most frequent, then
 * by label.
 * @param {Counted} a
 * @param {Counted} b
 */
export function byCount(a, b) {
  return b.about - a.about || b.count - a.count || (a.label < b.label ? -1 : 1);
}

/** The value of papers without a year. */
export const UNDATED = "";

/**
 * Returns years as a facet: its values are the years, oldest first, and then UNDATED.
 * @param {[year: number | null, count: number, ranked?: number][]} runs in order of documents; null is
 *   undated; a year may have a second run, of off-topic papers
 * @returns {Facet}
 */
export function yearFacet(runs) {
  const years = [...new Set(runs.flatMap(([year]) => (year === null ? [] : [year])))].sort((a, b) => a - b);
  const codes = new Uint16Array(runs.reduce((sum, [, papers]) => sum + papers, 0));
  let document = 0;
  for (const [year, papers] of runs) {
    codes.fill(year === null ? years.length : years.indexOf(year), document, document + papers);
    document += papers;
  }
  const slugs = [...years.map(String), UNDATED];
  const sets = slugs.map((_, number) => [number]);
  return {
    name: "year",
    values: slugs.map((slug) => ({ slug, label: slug })),
    sets,
    about: sets,
    codes,
  };
}

/**
 * Returns a facet for each value of a facet of flags.
 * @param {Facet} facet
 * @param {string[]} asked slugs that get a facet even if no document has them
 * @returns {Facet[]}
 */
export function flagFacets({ name, values, sets, codes }, asked) {
  const none = asked.filter((slug) => !values.some((value) => value.slug === slug));
  const flags = [...values, ...none.map((slug) => ({ slug, label: slug }))];
  return flags.map((value, number) => {
    const own = sets.map((set) => (set.includes(number) ? [0] : []));
    return { name: `${name}:${value.slug}`, values: [value], sets: own, about: own, codes };
  });
}
