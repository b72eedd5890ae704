/** What a reader takes along: loaded at the first press of a button, never before. */

import { CiteDialog } from "../cite/dialog.js";
import { showMethod } from "../cite/method.js";
import { print, printed } from "../cite/print.js";
import { Records } from "../cite/records.js";
import { Styles } from "../cite/style_files.js";

/** @typedef {import("../cite/dialog.js").Asked} Asked */

/** @type {Map<string, {records: Records, styles: Styles}>} address of a site's root -> what is loaded of it */
const loaded = new Map();

/** @param {URL} base */
export function siteOf(base) {
  let site = loaded.get(base.href);
  if (!site) loaded.set(base.href, (site = { records: new Records(base), styles: new Styles(base) }));
  return site;
}

/**
 * Opens the dialog for papers.
 * @param {URL} base the site's root
 * @param {string[] | (() => Promise<Asked>)} asked ids, or what finds them
 */
export function citePapers(base, asked) {
  const { records, styles } = siteOf(base);
  void new CiteDialog(records, styles, Array.isArray(asked) ? async () => ({ ids: asked }) : asked).open();
}

/**
 * Prints papers.
 * @param {URL} base the site's root
 * @param {string} heading
 * @param {string[]} ids
 * @param {(count: number) => [label: string, text: string][]} rows takes the number of papers
 */
export async function printPapers(base, heading, ids, rows) {
  const items = await siteOf(base).records.items(ids);
  print(printed(heading, rows(items.length), items));
}

/**
 * Shows a search as a method.
 * @param {URL} base the site's root
 * @param {Omit<import("../cite/method.js").Searched, "corpus">} searched
 */
export async function citeSearch(base, searched) {
  showMethod({ ...searched, corpus: await siteOf(base).records.manifest() });
}
