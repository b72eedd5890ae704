/**
 * All texts that the search shows to a person, on the page and in the worker. To translate the
 * search, translate this file: no other file has a text. Values inside a text, and elements
 * between its pieces (a link, a button), are arguments.
 */

// These texts are English, so numbers are English too on a page in another language.
const written = globalThis.document?.documentElement.lang ?? "";
/** The language of plurals and numbers. */
export const LOCALE = /^en(-[A-Z]{2})?$/.test(written) ? written : "en";

const numbers = new Intl.NumberFormat(LOCALE);
const plurals = new Intl.PluralRules(LOCALE);

/** @param {number} number */
export function formatted(number) {
  return numbers.format(number);
}

/**
 * Returns the plural form for a number.
 * @param {number} number
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} forms
 */
function plural(number, forms) {
  return forms[plurals.select(number)] ?? forms.other;
}

/* ---- Suggestions ---- */

export const SUGGESTIONS = "Suggestions";

/**
 * Returns what is said beside a suggestion.
 * @param {"term" | "author" | "paper"} kind
 * @param {string} note the facet of a term, the year of a paper
 */
export function suggested(kind, note) {
  return kind === "term" ? note : [kind, note].filter(Boolean).join(" · ");
}

/* ---- Facets ---- */

/** @type {Record<string, string>} */
const HAS = { abstract: "With abstract", summary: "With plain-language summary", problems: "With open problems" };

/** @param {string} slug of a yes-or-no value */
export function hasLabel(slug) {
  return HAS[slug] ?? slug;
}

/** @param {string} label of a facet */
export function findAValue(label) {
  return `Find a ${label.toLowerCase()}`;
}

/** @param {string} title of a facet whose values are loaded on demand */
export function showValues(title) {
  return `Show ${title.toLowerCase()}`;
}

/**
 * Returns what a screen reader adds to the button that shows a facet's other values.
 * @param {string} label of a facet
 */
export function valuesOf(label) {
  return ` ${label.toLowerCase()} values`;
}

/** @param {number} count */
export function showAll(count) {
  return `Show all ${formatted(count)}`;
}

/** @param {number} count */
export function papersNoun(count) {
  return plural(count, { one: " paper", other: " papers" });
}

/** @param {number} count papers that mention a term but are not about it */
export function mentioning(count) {
  return `+${formatted(count)}`;
}

/** @param {number} count papers that mention a term but are not about it, for screen readers */
export function mentioningSpoken(count) {
  return `, and ${formatted(count)} that only ${plural(count, { one: "mentions", other: "mention" })} it`;
}

export const ANY_OF_THESE = "any of these";
export const ALL_OF_THESE = "all of these";

/** @param {string} label of a facet */
export function joinedBy(label) {
  return `A paper must have, of what is chosen as ${label.toLowerCase()}`;
}

export const SHOW_FEWER = "Show fewer";
export const FIND_IN_LIST = "Find in this list";
export const WITHOUT_A_YEAR = "Without a year";
export const YEAR = "Year";
export const YEAR_FROM = "From";
export const YEAR_TO = "To";
export const PAPERS_BY_YEAR = "Papers by year";
export const FILTERS_COUNT_NOTE =
  "The first number counts papers about it; after the plus are those that only mention it or that nothing verifies. Narrower terms are included. ";
export const HOW_FILTERS_COUNT = "How filters count";
export const FILTERS_LOST = "The filters could not be loaded. ";
export const LOAD_FILTERS_AGAIN = "Load them again";

/** @param {number} set number of active filters */
export function filtersTitle(set) {
  return set > 0 ? `Filters (${set})` : "Filters";
}

/** @param {number} count */
export function papers(count) {
  return formatted(count) + papersNoun(count);
}

/** @param {number} count */
export function showPapers(count) {
  return `Show ${papers(count)}`;
}

/**
 * @param {number | null} from
 * @param {number | null} to
 */
export function years(from, to) {
  if (from === to) return String(from);
  if (from === null) return `until ${to}`;
  return to === null ? `from ${from}` : `${from}–${to}`;
}

/**
 * Returns the description of a bar of the histogram of years.
 * @param {number} from
 * @param {number} to
 * @param {number} count
 */
export function papersOfYears(from, to, count) {
  return `${years(from, to)}: ${papers(count)}`;
}

/** @param {string} described a bar of the histogram of years */
export function highestBar(described) {
  return `Highest bar: ${described}`;
}

/* ---- Chips and notes above the results ---- */

/**
 * @param {string} facet its label
 * @param {string} value
 */
export function removeFilter(facet, value) {
  return `Remove filter ${facet}: ${value}`;
}

export const REMOVE_ALL_FILTERS = "Remove all filters";

/** @param {number} count papers without a year that the filter by years hides */
export function leftOut(count) {
  return `${papers(count)} without a year ${plural(count, { one: "is", other: "are" })} left out. `;
}

/** @param {number} count */
export function showLeftOut(count) {
  return `Show ${plural(count, { one: "it", other: "them" })} too`;
}

export const ALSO_SEARCHED = "Also searched: ";
export const SEARCH_MY_WORDS = "Search my words only";

/** @param {string[]} words that no paper has */
export function notOnThisShelf(words) {
  return `Not on this shelf: ${words.map((word) => `“${word}”`).join(", ")}. `;
}

/** @param {string} words of a query, before what they were taken for */
export function forWords(words) {
  return `${words}: `;
}

/** @param {string} label of a term of the vocabulary, or a word */
export function doNotSearch(label) {
  return `Do not search ${label} as well`;
}

/**
 * @template T
 * @param {T} query
 * @returns {(T | string)[]}
 */
export function didYouMean(query) {
  return ["Did you mean ", query, "? "];
}

/** @param {string[]} words */
export function searchedAsWell(words) {
  const quoted = words.map((word) => `“${word}”`).join(", ");
  return `${quoted} ${plural(words.length, { one: "is", other: "are" })} searched as well. `;
}

/* ---- The page around its results ---- */

export const SORT_LABELS = { relevance: "Best match", newest: "Newest first", oldest: "Oldest first" };
export const SORT_BY = "Sort by ";
export const BOX_LABEL = "Search all papers";
export const BOX_PLACEHOLDER = "Words, a title, an author, a DOI";
export const BOX_KEYS =
  "Results and suggestions appear as you type. Arrow down moves into them, Escape back to this box.";
export const SEARCH = "Search";
export const PROGRESS_LABEL = "Searching";
export const SEARCHING = "Searching…";
export const LOADING = "Loading…";
export const ACTIVE_FILTERS = "Active filters";
export const SKIP_TO_RESULTS = "Skip to the results";
export const MORE_RESULTS = "More results";
/** In the message of an error: scripts and index are of different versions. */
export const OUTDATED = "reload the page";
export const SEARCH_FAILED = "The search could not load all it needs. ";
export const TRY_AGAIN = "Try again";

/**
 * Returns the text of the live region about an answer.
 * @param {Pick<import("./types.js").Answer, "total" | "complete"> & Partial<import("./types.js").Answer>} answer
 * @param {boolean} browsing whether there is no query
 * @param {boolean} filtered
 * @returns {string}
 */
export function summary({ total, complete, offTopic = 0, exact = false, years: asked = null }, browsing, filtered) {
  const match = plural(total, { one: "matches", other: "match" });
  if (exact) return total === 0 ? "No paper matches exactly." : `${papers(total)} ${match} exactly.`;
  if (total === 0) return "No papers found.";
  const others = offTopic > 0 ? `, and ${formatted(offTopic)} off-topic` : "";
  if (browsing) return `${filtered ? "" : "All "}${papers(total - offTopic)}${others}.`;
  const all = asked ? `${papers(total)}, ${years(...asked)}` : papers(total);
  if (complete === total) return `${all}.`;
  if (complete === 0) return `${all} with some of the words or what they mean, none with all words.`;
  return `${all}: ${formatted(complete)} with all words, the others with some or what they mean.`;
}

/**
 * @param {number} listed
 * @param {number} total
 */
export function shownOf(listed, total) {
  return `${formatted(listed)} of ${formatted(total)} shown`;
}

/** @param {boolean} filtered */
export function nothingFound(filtered) {
  return `No paper ${filtered ? "of this choice " : ""}has these words. What may help:`;
}

export const LOOK_FOR_MISSPELT = "Look for misspelt words.";
export const USE_FEWER_WORDS = "Use fewer words, or more general ones.";

/**
 * @template T
 * @param {T[]} links
 * @returns {(T | string)[]}
 */
export function browseBy(links) {
  const joints = links.map((_, number) => (number === 0 ? "Browse by " : number === links.length - 1 ? " or " : ", "));
  return [...links.flatMap((link, number) => [joints[number] ?? "", link]), "."];
}

/* ---- A result ---- */

export const UNDATED = "undated";
export const NO_ABSTRACT = "No abstract in this record";
export const HAS_SUMMARY = "Plain-language summary";
/** The kinds of papers that are not journal articles. @type {Record<string, string>} */
export const KINDS = { preprint: "Preprint", chapter: "Chapter" };

export const MENTIONED = "Only mentioned, or unverified";
export const OFF_TOPIC = "Off-topic";

export const WHY = "Why this paper";
export const WHY_FAILED = "The reasons could not be loaded. Close this and open it again.";

/** Where papers have words, by field of the index. @type {Record<string, string>} */
const PLACES = {
  title: "in the title",
  abstract: "in the abstract",
  summary: "in the plain-language summary",
  body: "in the full text",
  authors: "as an author’s name",
  journal: "in the journal’s name",
  year: "as its year",
  doi: "as its number",
  pmid: "as its number",
};

/**
 * Says how a paper has a word of the query: “kids”: as “children” in the title and in the abstract.
 * @param {import("./types.js").Reason} reason
 */
export function reason({ word, found }) {
  if (found.length === 0) return `“${word}”: not in this paper`;
  const ways = found.map(({ as, tag, fields }) => {
    if (tag) return `by its tag “${as}”`;
    const places = fields.map((field) => PLACES[field] ?? "among its tags");
    return `${as === word ? "" : `as “${as}” `}${listed([...new Set(places)])}`;
  });
  return `“${word}”: ${ways.join("; ")}`;
}

/** @param {string[]} pieces */
function listed(pieces) {
  return new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(pieces);
}

/** @param {string} title of the facet whose values follow, for screen readers */
export function valuesBefore(title) {
  return `${title}: `;
}

/**
 * @param {string} names
 * @param {number} others number of further authors
 */
export function andOthers(names, others) {
  return others > 0 ? `${names} and ${others} more` : names;
}

/**
 * @param {string} names
 * @param {boolean} more whether there are other authors
 */
export function etAl(names, more) {
  return more ? `${names} et al.` : names;
}

/* ---- The search box in the header ---- */

export const HEADER_NO_PAPER = "No paper matches";
export const HEADER_NOTHING = "Nothing matches";
export const HEADER_SEARCH_PAGE = "Search with filters on the search page.";
export const HEADER_FAILED = "The search could not load its index";
export const HEADER_TRY_AGAIN = "Try again on the search page.";

/** @param {number} total */
export function headerAll(total) {
  return `All ${papers(total)} on the search page`;
}

/** @param {string[]} words the corrections of misspelt words */
export function headerCorrected(words) {
  return words.length > 0 ? `Searched for ${words.join(", ")} instead.` : "";
}

/* ---- Hints: the parts of a query that were not understood ---- */

export const HINT_QUOTATION_MARK = "A quotation mark is missing: its words were searched one by one.";
export const HINT_YEAR = "A year is written as year:2020 or year:2015..2020.";
export const HINT_NOT_ALL = "No paper has all these words: they were searched one by one.";
export const HINT_NONE =
  "AND, OR, NOT and brackets are taken exactly. Without them, papers that have some of the words are found as well.";
export const HINT_ORDER = "No paper has these words in this order: they were searched one by one.";
export const HINT_NEAR = "No paper has these words so near each other: they were searched one by one.";
export const HINT_DISTANCE = 'Words near each other are written as "one other"~3.';
export const HINT_CAPITALS = "AND, OR and NOT connect words only in capitals; in small letters they are words.";
/** @param {string} words that no paper has without a break */
export function hintApart(words) {
  return `No paper has “${words}” in one piece: its parts were searched one by one.`;
}

export const HINT_NO_WORDS = "None of this can be searched: papers are shown without it.";

const MOST_VALUES = 12;

/**
 * @param {string[]} facets that have no term of this name
 * @param {string} text
 * @param {string[]} terms that they have, each with its facet
 */
export function hintNoTag(facets, text, terms) {
  const asked = facets.map((facet) => `“${facet}:${text}”`).join(" or ");
  return `There is no ${asked}: its words were searched.${thereAre(terms)}`;
}

/**
 * @param {string} facet
 * @param {string} value that no paper has
 * @param {string[]} values that papers have, each with the facet
 */
export function hintNoValue(facet, value, values) {
  return `No paper has “${facet}:${value}”.${thereAre(values)}`;
}

/** @param {string[]} values with their facets, named if they are few */
function thereAre(values) {
  const are = values.length === 1 ? "is" : "are";
  return values.length > 0 && values.length <= MOST_VALUES ? ` There ${are} ${values.join(", ")}.` : "";
}

/** @param {string} name before a colon */
export function hintField(name) {
  return `There is no field “${name}:”: it was searched as a word.`;
}

/** @param {string} name in square brackets */
export function hintTag(name) {
  return `There is no field “[${name}]”: the words before it were searched in all fields.`;
}

/** @param {string} word with a star */
export function hintStar(word) {
  return `A star works only at the end of a word: “${word}” was searched without it.`;
}

/** @param {string} text what is before or after a bracket */
export function hintBracket(text) {
  return `A bracket has no partner: “${text}”. All was searched as words.`;
}

/** @param {string} operators that have nothing on one side */
export function hintOperator(operators) {
  return `“${operators}” has nothing to connect. All was searched as words.`;
}

/** @param {string} text the beginning of a query, with the brackets that it is read with */
export function hintFromLeft(text) {
  return `Read from left to right: “${text} …”. Brackets can say it otherwise.`;
}

/** @param {string[]} words at least one */
export function hintTooCommon(words) {
  const [are, them] = words.length > 1 ? ["are", "them"] : ["is", "it"];
  return `${words.map((word) => `“${word}”`).join(", ")} ${are} too common to be searched: the rest was searched without ${them}.`;
}

/** @param {number} most */
export function hintTooLong(most) {
  return `With AND, OR, NOT or brackets a query may have ${formatted(most)} words. All was searched as words.`;
}

/** @param {string[]} numbers of papers with what they are: "DOI 10.1000/182" */
export function hintNoPaper(numbers) {
  return `This shelf has no paper with ${numbers.join(", ")}.`;
}

/* ---- Citations, exports, the reading list ---- */

export const CITE = "Cite";
export const EXPORT = "Export";
export const PRINT = "Print";
export const METHOD = "Cite this search";
export const READING_LIST = "Reading list";
export const CLOSE = "Close";
export const COPY = "Copy";
export const DOWNLOAD = "Download";
export const STYLE = "Style";
export const REFERENCE_MANAGER = "For a reference manager";
export const COPIED = "Copied.";
export const NOT_COPIED = "The browser did not allow copying. The text is selected: copy it with the keyboard.";
export const CITE_FAILED = "Not all that is needed could be loaded. ";
/** Styles of references, by the name of the style's file. @type {Record<string, string>} */
export const STYLES = {
  apa: "APA",
  ama: "AMA",
  nlm: "Vancouver (NLM)",
  mla: "MLA",
  chicago: "Chicago",
  harvard: "Harvard",
};

/** @param {number} count */
export function citing(count) {
  return count === 1 ? "Cite this paper" : `Cite ${papers(count)}`;
}

/** @param {string} title of a paper, for screen readers */
export function citeThis(title) {
  return `${CITE}: ${title}`;
}

/** @param {string} title of a paper, for screen readers */
export function onList(title) {
  return `${READING_LIST}: ${title}`;
}

/** @param {number} count */
export function copyReferences(count) {
  return plural(count, { one: "Copy reference", other: "Copy references" });
}

/** @param {number} count */
export function listLink(count) {
  return `${READING_LIST} (${formatted(count)})`;
}

/**
 * @param {number} done
 * @param {number} all
 */
export function loadingPapers(done, all) {
  return `Loading papers: ${formatted(done)} of ${formatted(all)}`;
}

export const YEAR_INFERRED =
  "A record states no date: its year is read from the DOI, which not all styles can say.";
export const NO_PLACE =
  "A record states no volume, issue or pages. Some styles then take the paper for one that is not yet in an issue, or for a preprint: look at it before you cite it.";
export const FORMATTED_BY = "Made by citeproc-js, © Frank Bennett, with styles of the Citation Style Language: ";
export const LICENCES = "licences";
export const FORMATTING = "Making references…";

/** @param {number} count papers whose record the site does not have */
export function notOnShelf(count) {
  return `${papers(count)} ${plural(count, { one: "is", other: "are" })} not on this shelf any more.`;
}

/**
 * @param {number} count
 * @param {number} most
 */
export function tooManyReferences(count, most) {
  return `References are made for up to ${formatted(most)} papers, and these are ${formatted(count)}. A reference manager makes them from one of the files below.`;
}

/**
 * @param {number} total
 * @param {number} most
 */
export function onlyFirst(total, most) {
  return `These are the first ${formatted(most)} of ${formatted(total)} papers. Filters make a search smaller; About links to files with all papers.`;
}

/** @param {string} note on a paper, such as that it was retracted */
export function noted(note) {
  return ` [${note}]`;
}

export const LIST_EMPTY = "No paper is on the list yet. Tick papers in lists, results or on their pages.";
export const LIST_CLEAR = "Empty the list";
export const LIST_ADDRESS = "Copy the list’s address";
export const LIST_KEEP = "Add them to my list";
export const LIST_REMOVE = "Remove";

/** @param {string} title */
export function removeFromList(title) {
  return `${LIST_REMOVE}: ${title}`;
}

/** @param {number} count */
export function onMyList(count) {
  return `${papers(count)} on your list. It is kept in this browser only; its address takes it elsewhere.`;
}

/** @param {number} count */
export function sharedList(count) {
  return `${papers(count)} on a shared list. `;
}

/**
 * Returns what is printed of a list or a search: a label and a text in each row.
 * @param {{query?: string, filters?: string[], address: string, date: Date, count: number, total: number}} printed
 * @returns {[string, string][]}
 */
export function printedRows({ query, filters = [], address, date, count, total }) {
  return [
    ...(query ? [/** @type {[string, string]} */ (["Search", query])] : []),
    ...(filters.length > 0 ? [/** @type {[string, string]} */ (["Filters", filters.join("; ")])] : []),
    ["Papers", count === total ? formatted(total) : `the first ${formatted(count)} of ${formatted(total)}`],
    ["Address", address],
    ["Printed on", day(date)],
  ];
}

/** @param {Date} date */
export function day(date) {
  // As generated pages write dates: 16 October 2025.
  return new Intl.DateTimeFormat(LOCALE === "en" ? "en-GB" : LOCALE, { dateStyle: "long" }).format(date);
}

/* ---- A search as a method ---- */

export const METHOD_TITLE = "This search as a method";
export const METHOD_COPY = "Copy the record";
export const METHOD_CITE = "Copy the citation";
export const METHOD_NOTE =
  "The items of PRISMA-S that a search of one database can answer, with their numbers. A new build of the shelf changes its version.";
const NONE = "none";

/**
 * Returns the record of a search, as PRISMA-S (Rethlefsen et al. 2021) asks for it.
 * @param {import("../cite/method.js").Searched} searched
 * @returns {[label: string, text: string][]}
 */
export function methodRows({ site, base, address, query, filters, years: span, sort, answer, date, corpus }) {
  const { papers: all, merged, version } = corpus;
  return [
    ["Database (1)", `${site}, ${base}`],
    ["Search as run (8)", query || "all papers: no query"],
    ["Understood as (8)", understoodAs(query, answer)],
    ["Limits (9)", span ? `years ${span}` : NONE],
    ["Filters (10)", filters.join("; ") || NONE],
    ["Order", sort],
    ["Version (12)", `${version}, ${papers(all)}`],
    ["Date of search (13)", day(date)],
    ["Records found (15)", formatted(answer.total)],
    ["Duplicates (16)", `${formatted(merged)} ${plural(merged, { one: "record", other: "records" })} of the corpus described a paper of another record and ${plural(merged, { one: "was", other: "were" })} merged with it when the site was built; none was removed from the results`],
    ["Address", address],
  ];
}

/**
 * @param {string} query
 * @param {import("./types.js").Answer} answer
 */
function understoodAs(query, { exact, also, near, missing, corrections, complete, total, years: span, hint }) {
  if (!query) return "every paper of the corpus";
  const said = [
    exact
      ? "exactly the papers for which the query is true; words match by their stem"
      : `papers with any of the words, by their stem; ${formatted(complete)} of ${formatted(total)} have all`,
    also.length > 0 && `also searched: ${also.map(({ label }) => label).join(", ")}`,
    near.length > 0 && `also searched, as near in meaning: ${near.map(({ from, to }) => `${to.join(", ")} for ${from}`).join("; ")}`,
    missing.length > 0 && `in no paper: ${missing.join(", ")}`,
    corrections.length > 0 && `misspelt: ${corrections.map(({ from, to }) => `${from} as ${to}`).join(", ")}`,
    span && `years ${years(...span)}`,
    hint && `not understood: ${hint}`,
  ];
  return said.filter(Boolean).join("; ");
}

/**
 * Returns a reference to a search.
 * @param {import("../cite/method.js").Searched} searched
 */
export function methodCitation({ site, address, query, filters, years: span, answer, date, corpus }) {
  const what = [query ? `“${query}”` : "all papers", ...filters, ...(span ? [span] : [])].join(", ");
  return `${site}. Search for ${what}: ${papers(answer.total)}. Version ${corpus.version}, searched on ${day(date)}. ${address}`;
}
