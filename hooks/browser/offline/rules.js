/** What is kept of a site, under which address, and what an address that has a hash tells. */

// Material's scripts and styles, and the files of an index, have a hash of their content in their
// address, which therefore never means other content.
const HASHED = /^(.*\/assets\/search\/data\/)([0-9a-f]{16})\/|^(.*\/assets\/(?:javascripts|stylesheets)\/.*)\.([0-9a-f]{8})\.min\.(?:js|css)$/;
const ADDRESS = /\s(src|href|action)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g;

/**
 * @param {string} path
 * @returns {{stem: string, hash: string} | null} what the address has apart from the hash; null without one
 */
export function hashedPart(path) {
  const found = HASHED.exec(path);
  return found ? { stem: found[1] ?? found[3] ?? "", hash: found[2] ?? found[4] ?? "" } : null;
}

/**
 * Returns the address under which an answer is kept: the search page is one file for all queries, and a
 * page the same with the name of its file.
 * @param {string} address
 */
export function keyOf(address) {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/\/index\.html$/, "/");
  url.search = "";
  url.hash = "";
  return url.href;
}

/**
 * Returns whether an address is the site's, and not that of another site of the host: below the root of a
 * host there may be any.
 * @param {string} address
 * @param {string} scope the address of the site's root
 * @param {string[]} folders and files at the root; "" is the home page
 */
export function isOfSite(address, scope, folders) {
  return address.startsWith(scope) && folders.includes(address.slice(scope.length).split(/[/?#]/)[0] ?? "");
}

/**
 * Pages are kept, and what pages load; not the files that a reader downloads, nor the pages that a script
 * reads for their abstracts. A network that wants people to sign in answers with a page at any address.
 * @param {{status: number, type: string, headers: {get: (name: string) => string | null}}} response
 * @param {string} address
 * @param {boolean} isOpened whether a reader opened the address
 */
export function isKept(response, address, isOpened) {
  if (response.status !== 200 || response.type !== "basic") return false;
  const isPage = /^text\/html\b/.test(response.headers.get("content-type") ?? "");
  return isPage === (isOpened || new URL(address).pathname.endsWith("/"));
}

/**
 * @param {string} html of a page
 * @param {string} address of the page
 * @returns {string[]} the addresses of its scripts and styles
 */
export function partsOf(html, address) {
  const found = [...html.matchAll(ADDRESS)].map((match) => new URL(match[2] ?? match[3] ?? match[4] ?? "", address));
  return [...new Set(found.filter((url) => /\.(?:js|css|svg)$/.test(url.pathname)).map((url) => url.href))];
}

/**
 * Makes a page's addresses absolute, so that it can be shown at another address. (A policy may forbid <base>.)
 * @param {string} html
 * @param {string} address of the page
 */
export function absolute(html, address) {
  return html.replace(ADDRESS, (_, name, double, single, bare) => {
    const value = double ?? single ?? bare;
    return ` ${name}="${value.startsWith("#") ? value : new URL(value, address).href}"`;
  });
}
