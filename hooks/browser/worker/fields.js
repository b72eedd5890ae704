/**
 * The fields of queries, `name:value` and PubMed's `value[name]`: those of every shelf, and the
 * shelf's facets, of which this module knows no name.
 */

/** @typedef {import("../both/facets.js").AskedFacet} AskedFacet */

/**
 * What a field's value is looked for in.
 * @typedef {object} Field
 * @property {"text" | "name" | "year" | "id" | "tag" | "value"} kind texts of papers, names of
 *   authors, years, numbers of papers, terms by name, values of a facet
 * @property {string[] | null} fields names of the index's fields, null for any
 * @property {AskedFacet[]} facets
 */

/** @type {Map<string, string[]>} name in queries -> names in the index */
const TEXTS = new Map(
  Object.entries({
    title: ["title"], abstract: ["abstract"], summary: ["summary"], body: ["body"], text: ["body"],
    journal: ["journal"], journals: ["journal"],
  }),
);

/** @type {Map<string, string>} a name in queries -> that of the same field */
const SAME = new Map(Object.entries({ authors: "author", years: "year" }));

/** The names that PubMed has in brackets, short and long -> ours. */
const TAGS = new Map(
  Object.entries({
    ti: "title", ab: "abstract", tiab: "title/abstract", "title/abstract": "title/abstract",
    tw: "text words", "text word": "text words", "text words": "text words",
    au: "author", "author name": "author", fau: "author", "full author name": "author",
    ta: "journal", jour: "journal", so: "journal", "journal title": "journal",
    dp: "year", pdat: "year", pd: "year", "date - publication": "year", "publication date": "year",
    aid: "doi", lid: "doi", "article identifier": "doi", "location id": "doi",
    uid: "pmid", "pubmed id": "pmid",
    mh: "tags", mesh: "tags", "mesh terms": "tags", majr: "tags", "mesh major topic": "tags",
    pt: "facts", ptyp: "facts", "publication type": "facts",
    all: "all fields", "all fields": "all fields",
  }),
);

/** Fields that only a name in brackets can have. @type {Map<string, string[] | null>} */
const WIDE = new Map(
  Object.entries({
    "title/abstract": ["title", "abstract"],
    "text words": ["title", "abstract", "summary", "body"],
    "all fields": null,
  }),
);

/**
 * Returns the field of a name before a colon, or null.
 * @param {string} name
 * @param {AskedFacet[]} facets of the shelf
 * @returns {Field | null}
 */
export function fieldNamed(name, facets) {
  const lower = name.toLowerCase();
  const called = SAME.get(lower) ?? lower;
  const fields = TEXTS.get(called);
  if (fields) return { kind: "text", fields, facets: [] };
  if (called === "author") return { kind: "name", fields: ["authors"], facets: [] };
  if (called === "year") return { kind: "year", fields: ["year"], facets: [] };
  if (called === "doi" || called === "pmid") return { kind: "id", fields: ["doi"], facets: [] };
  const facet = facets.find(({ name, field }) => name === called || field === called);
  if (!facet) return null;
  return facet.field ? ofTerms([facet]) : { kind: "value", fields: null, facets: [facet] };
}

/**
 * Returns the field of a name in brackets, as PubMed has them, or null.
 * @param {string} tag
 * @param {AskedFacet[]} facets of the shelf
 * @returns {Field | null}
 */
export function fieldOfTag(tag, facets) {
  const name = tag.toLowerCase().replace(/:(?:~\d+|noexp)$/, "").trim();
  const called = TAGS.get(name) ?? name;
  const wide = WIDE.get(called);
  if (wide !== undefined) return { kind: "text", fields: wide, facets: [] };
  // Whatever the vocabulary calls its facets: PubMed has a field for subjects and one for kinds of studies.
  const ofKind = TAGS.has(name) ? facets.filter(({ kind }) => kind === called) : [];
  return ofKind.length > 0 ? ofTerms(ofKind) : fieldNamed(called, facets);
}

/**
 * @param {AskedFacet[]} facets of the vocabulary
 * @returns {Field}
 */
function ofTerms(facets) {
  return { kind: "tag", fields: facets.flatMap(({ field }) => field ?? []), facets };
}
