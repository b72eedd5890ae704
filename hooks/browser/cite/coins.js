/**
 * Describes the papers of a list to reference managers, as COinS (OpenURL in a span, Z39.88-2004).
 * A paper's own page has head metadata instead: with both, Zotero would offer two items.
 */

/**
 * @typedef {object} Described what a list shows of a paper
 * @property {string} title
 * @property {string[]} [authors] as displayed
 * @property {string | null} [journal]
 * @property {string | null} [date] a year or a date
 * @property {string} [doi]
 * @property {string} address of its page
 */

/**
 * @param {Described} paper
 * @returns {string} the title of the span
 */
export function coins({ title, authors = [], journal, date, doi, address }) {
  const said = new URLSearchParams({
    ctx_ver: "Z39.88-2004",
    rft_val_fmt: "info:ofi/fmt:kev:mtx:journal",
    "rft.genre": "article",
    "rft.atitle": title,
  });
  if (journal) said.set("rft.jtitle", journal);
  if (date) said.set("rft.date", date);
  for (const author of authors) said.append("rft.au", author);
  said.set("rft_id", doi ? `info:doi/${doi}` : address);
  return said.toString();
}

/**
 * Reads what the line below a title says: "A. Berg, B. Doe et al. · Journal · 2020". Nothing is
 * guessed: of a line that could mean two things only the year is returned.
 * @param {string} line
 * @returns {Pick<Described, "authors" | "journal" | "date">}
 */
export function readLine(line) {
  const parts = line.split(" · ");
  const date = /^\d{4}$/.exec(parts.at(-1) ?? "")?.[0];
  if (parts.length !== 3) return { date };
  const [names = "", journal] = parts;
  return { authors: names.replace(/ et al\.$/, "").split(", "), journal, date };
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
