/** Finds the paper that an address such as `/doi/10.1000/182` asks for. */

import { ReadError, readJson } from "../both/fetch.js";
import { Records, hash } from "./records.js";

// As in hooks/papershelf/exports/dois.py.
const FILES = 256;
// As in hooks/papershelf/catalogue/identify.py: a folder's name cannot be longer.
const MOST = 200;
const RESOLVER = /^(?:doi:\s*|(?:https?:\/*)?(?:dx\.)?doi\.org\/+)/i;

/**
 * Returns the DOI in the address of a page, or "" if it is not of that kind.
 * @param {string} path of the address, percent-encoded
 * @param {string} root path of the site's root, with a slash at its end
 */
export function doiOf(path, root) {
  const folder = `${root}doi/`;
  if (!path.startsWith(folder)) return "";
  const typed = decoded(path.slice(folder.length)).trim().replace(RESOLVER, "").replace(/\/+$/, "");
  return typed.startsWith("10.") ? typed : "";
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Returns the id of the paper with a DOI, unless the record chose another one.
 * @param {string} doi
 */
export function addressOfDoi(doi) {
  const plain = doi.normalize("NFKD").replace(/[^\0-\x7f]|'/g, "").toLowerCase();
  const words = plain.split(/[^a-z0-9.]+/).filter(Boolean);
  return words.join("-").replace(/^[-.]+|[-.]+$/g, "").slice(0, MOST);
}

/**
 * Returns the id of the paper with a DOI, or "" if the site has none.
 * @param {string} doi
 * @param {URL} base the site's root
 * @throws {ReadError} when a file cannot be read
 */
export async function paperOfDoi(doi, base) {
  const wanted = doi.toLowerCase();
  const other = (await table(hash(wanted) % FILES, base))[wanted];
  if (other !== undefined) return other;
  // Two DOIs may give one address, so the paper's own is compared.
  const [item] = await new Records(base).items([addressOfDoi(doi)]);
  return item?.DOI?.toLowerCase() === wanted ? item.id : "";
}

/**
 * @param {number} number
 * @param {URL} base
 * @returns {Promise<Record<string, string>>}
 */
async function table(number, base) {
  try {
    return await readJson(`${number}.json`, new URL("assets/cite/doi/", base));
  } catch (error) {
    // A file without content is not there.
    if (error instanceof ReadError && error.status === 404) return {};
    throw error;
  }
}
