/**
 * Answers in the shape of Material for MkDocs' header search. Material sets titles and
 * texts as HTML, so every piece of data is escaped here.
 */

/**
 * @typedef {object} Item
 * @property {string} location relative to the site
 * @property {string} title HTML
 * @property {string} text HTML
 * @property {number} score
 * @property {Record<string, boolean>} terms
 * @property {string[]} [tags]
 */

const PAGES = 3;

/**
 * The best papers, the pages that match, and a link to all results.
 * @param {string} query
 * @param {import("../both/types.js").Answer} answer
 * @param {import("./site_pages.js").Page[]} pages
 * @returns {Item[][]}
 */
export function headerItems(query, answer, pages) {
  const papers = answer.results.map((result) => [paperItem(result)]);
  const asked = query.trim().toLowerCase();
  const named = pages.filter(({ title }) => title.toLowerCase().includes(asked)).slice(0, PAGES);
  const others = pages.filter((page) => !named.includes(page)).slice(0, PAGES - named.length);
  // A page that is asked for by its title comes before any paper.
  return [
    ...named.map((page) => [pageItem(page)]),
    ...papers,
    ...others.map((page) => [pageItem(page)]),
    [linkItem(query, ...offer(answer, pages.length))],
  ];
}

/**
 * The title and text of the link to the search page.
 * @param {import("../both/types.js").Answer} answer
 * @param {number} others how many pages match
 * @returns {[string, string]}
 */
function offer({ total, corrections }, others) {
  const read = corrections.map(({ to }) => to).join(", ");
  const text = read ? `Searched for ${read} instead.` : "";
  if (total) return [`All ${total.toLocaleString("en")} papers on the search page`, text];
  return [others ? "No paper matches" : "Nothing matches", "Search with filters on the search page."];
}

/**
 * What the header shows when a file of the index could not be read.
 * @param {string} query
 * @returns {Item[][]}
 */
export function failureItems(query) {
  return [[linkItem(query, "The search could not load its index", "Try again on the search page.")]];
}

/**
 * @param {import("../both/types.js").Result} result
 * @returns {Item}
 */
function paperItem(result) {
  const authors = result.authors.slice(0, 3).join(", ");
  const more = result.authorCount > 3 ? " et al." : "";
  const byline = [authors + more, result.journal, result.year].filter(Boolean).join(" · ");
  const text = result.snippet.map(({ text, mark }) => (mark ? `<mark>${escape(text)}</mark>` : escape(text)));
  return {
    location: `papers/${result.id}/`,
    title: escape(result.title),
    text: `<p>${escape(byline)}</p><p>${text.join("")}</p>`,
    score: result.score,
    terms: {},
  };
}

/**
 * @param {import("./site_pages.js").Page} page
 * @returns {Item}
 */
function pageItem({ location, title, text }) {
  const start = text.length > 200 ? `${text.slice(0, 200)}…` : text;
  return { location, title: escape(title), text: escape(start), score: 0, terms: {} };
}

/**
 * @param {string} query
 * @param {string} title
 * @param {string} text
 * @returns {Item}
 */
function linkItem(query, title, text) {
  const location = `search/?q=${encodeURIComponent(query)}`;
  return { location, title: escape(title), text: escape(text), score: 0, terms: {} };
}

/** @param {string} text */
function escape(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
