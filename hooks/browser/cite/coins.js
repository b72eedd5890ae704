/**
 * Describes the papers of a list to reference managers, as COinS (OpenURL in a span, Z39.88-2004).
 * A paper's own page has head metadata instead: with both, Zotero would offer two items.
 */

/**
 * @typedef {object} Described what a list shows of a paper
 * @property {string} title
 * @property {string[]} [authors] as displayed
 * @property {boolean} [cut] whether the paper has more authors
 * @property {string | null} [journal] or book, or server of a preprint
 * @property {string | null} [date] a year or a date
 * @property {string} [doi]
 * @property {string} [kind] "chapter", "preprint" or any other
 * @property {string} address of its page
 */

// As in hooks/papershelf/catalogue/identify.py.
const TELLING = /^10\.\d{4,9}-./;

/**
 * @param {Described} paper
 * @returns {string} the title of the span
 */
export function coins({ title, authors = [], cut = false, journal, date, doi, kind, address }) {
  const chapter = kind === "chapter";
  const preprint = kind === "preprint";
  const said = new URLSearchParams({
    ctx_ver: "Z39.88-2004",
    rft_val_fmt: `info:ofi/fmt:kev:mtx:${chapter ? "book" : "journal"}`,
    "rft.genre": chapter ? "bookitem" : preprint ? "preprint" : "article",
    "rft.atitle": title,
  });
  if (journal) said.set(chapter ? "rft.btitle" : preprint ? "rft.publisher" : "rft.jtitle", journal);
  if (date) said.set("rft.date", date);
  // Without authors Zotero looks the DOI up, and gets all of them; with some it would save these only.
  if (!(cut && doi)) for (const author of authors) said.append("rft.au", author);
  said.append("rft_id", doi ? `info:doi/${doi}` : address);
  // Zotero's own key, since it takes every genre of the format for an article. It reads in order.
  if (preprint) said.set("rft.type", "preprint");
  return said.toString();
}

/**
 * Returns the DOI of a paper: lists and results name those that the id does not tell.
 * @param {string} id
 * @param {string | undefined} named "" if the paper has none
 */
export function doiOf(id, named) {
  return named ?? (TELLING.test(id) ? id.replace("-", "/") : "");
}

/**
 * Reads what the line below a title says: "A. Berg, B. Doe et al. · Journal · 2020". Nothing is
 * guessed: of a line that could mean two things only the year is returned.
 * @param {string} line
 * @returns {Pick<Described, "authors" | "cut" | "journal" | "date">}
 */
export function readLine(line) {
  const parts = line.split(" · ");
  const date = /^\d{4}$/.exec(parts.at(-1) ?? "")?.[0];
  if (parts.length !== 3) return { date };
  const [names = "", journal] = parts;
  const shown = names.replace(/ et al\.$/, "");
  return { authors: shown.split(", "), cut: shown !== names, journal, date };
}

/**
 * @param {Described} paper
 * @returns {HTMLElement} an empty element
 */
export function coinsElement(paper) {
  const made = document.createElement("span");
  made.className = "Z3988";
  made.title = coins(paper);
  made.ariaHidden = "true";
  return made;
}

/** Tells Zotero that the page has other papers than before. */
export function tellZotero() {
  document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
}
