/**
 * Recognises the numbers by which papers are known, in whatever address they were pasted: DOIs,
 * PubMed's, PubMed Central's and arXiv's ids. hooks/papershelf/normalise/doi.py and identifiers.py
 * do the same for records.
 */

/**
 * @typedef {object} Identified
 * @property {string} shown the number, as a hint names it
 * @property {string[]} terms that the paper may have in the index, but for the case of letters; the first
 *   that exists is meant
 * @property {boolean} prefix whether longer ones are meant too
 */

const REGISTRANT = "10\\.\\d{4,9}(?:\\.\\d+)*/";
const DOI = new RegExp(`^(?:doi:?|info:doi/|urn:doi:)?\\s*(${REGISTRANT}\\S+)$`, "i");
const IN_ADDRESS = new RegExp(`[/=:](${REGISTRANT}\\S+)$`, "i");
const ADDRESS = /^(?:[a-z]+:\/\/|(?:[\w-]+\.)+[a-z]{2,}\/)/i;
const PMID = /^(?:pmid|pubmed(?:\s+id)?)\s*[:=]?\s*0*(\d{1,8})[.,;]?$/i;
const NCBI = "ncbi\\.nlm\\.nih\\.gov";
const PUBMED = new RegExp(
  `(?:pubmed\\.${NCBI}|${NCBI}/(?:m/)?pubmed|europepmc\\.org/(?:abstract|article)/med)/(?:\\?term=)?(\\d{1,8})(?!\\w)`, "i",
);
const CENTRAL = new RegExp(`(?:${NCBI}|europepmc\\.org)/.*\\b(PMC\\d+)`, "i");
const PMCID = /^(?:pmcid\s*:?\s*)?(PMC\d+)[.,;]?$/i;
const ARXIV = new RegExp(
  "^(?:arxiv:|(?:https?://)?(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/)" +
    "([a-z-]*(?:\\.[a-z]{2})?/?\\d[\\d.]*\\d)(?:v\\d+)?(?:\\.pdf)?$", "i",
);

// What follows a DOI in an address: another parameter, the view of a publisher, a version.
const AFTER = /[?&#].*$/;
const VIEW = /(?:\.(?:full|pdf|html?|abstract|xml|epub)|v\d{1,2})$/i;
const SEGMENT = /[/.][^/.]*$/;

/**
 * @param {string} text without blanks around it
 * @returns {Identified | null}
 */
export function identify(text) {
  const pmid = (PMID.exec(text) ?? PUBMED.exec(text))?.[1];
  if (pmid) return byPmid(pmid);
  const address = ADDRESS.test(text);
  const central = (address ? CENTRAL : PMCID).exec(text)?.[1];
  if (central) return { shown: central, terms: [`#${central}`], prefix: false };
  const arxiv = ARXIV.exec(text)?.[1];
  if (arxiv) return { shown: `arXiv:${arxiv}`, terms: [`10.48550/arXiv.${arxiv}`], prefix: false };
  const whole = decoded(text);
  const doi = (address ? IN_ADDRESS.exec(firstOf(whole)) : DOI.exec(whole))?.[1];
  if (!doi) return null;
  const trimmed = trimDoi(doi);
  if (!address) return { shown: `DOI ${trimmed}`, terms: [trimmed.replace(/\*$/, "")], prefix: trimmed.endsWith("*") };
  return { shown: `DOI ${trimmed.replace(AFTER, "")}`, terms: shortened(trimmed), prefix: false };
}

/**
 * @param {string} digits
 * @returns {Identified}
 */
export function byPmid(digits) {
  const number = digits.replace(/^0+(?=.)/, "");
  return { shown: `PMID ${number}`, terms: [`#pmid:${number}`], prefix: false };
}

/**
 * Returns what the value of a field of numbers means: a PubMed id, or the beginning of a DOI.
 * @param {string} value
 * @returns {Identified}
 */
export function byNumber(value) {
  if (/^\d{1,8}$/.test(value)) return byPmid(value);
  return { shown: `DOI ${value}`, terms: [value.replace(/\*$/, "")], prefix: value.endsWith("*") };
}

/** @param {string} text whether it is an address, with or without `https://` */
export function isAddress(text) {
  return /^(?:https?:\/\/|www\.)/i.test(text);
}

/** @param {string} text with percent codes */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns an address up to a second DOI, which is that of a part or of a paper that cites the first.
 * @param {string} address
 */
function firstOf(address) {
  return address.replace(new RegExp(`(${REGISTRANT}[^\\s/]+)/${REGISTRANT}\\S*$`, "i"), "$1");
}

/**
 * Removes the punctuation of a sentence from which a DOI was copied.
 * @param {string} doi
 * @returns {string}
 */
function trimDoi(doi) {
  const trimmed = doi.replace(/[.,;:"'’»}\]>]+$/, "");
  const unbalanced = trimmed.endsWith(")") && trimmed.split(")").length > trimmed.split("(").length;
  return unbalanced ? trimDoi(trimmed.slice(0, -1)) : trimmed;
}

/**
 * Returns a DOI as it is in an address, and shorter ones, each without one more piece of its end:
 * only the index knows where it ends.
 * @param {string} doi
 */
function shortened(doi) {
  const start = doi.indexOf("/") + 1;
  const found = [doi, doi.replace(AFTER, "")];
  for (let one = found[1] ?? doi; ; ) {
    const whole = one.replace(/\/$/, "");
    one = VIEW.test(whole) ? whole.replace(VIEW, "") : whole.replace(SEGMENT, "");
    if (one.length <= start) break;
    found.push(one);
  }
  return [...new Set(found.map((one) => one.replace(/\/$/, "")))];
}
