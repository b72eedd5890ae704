/** On the search page: buttons to export, print and cite all results of a search. */

import * as pageText from "../texts/page.js";
import * as text from "../texts/shared.js";
import { doAsked } from "../cite/asked.js";
import { noteWhilePrinting } from "../cite/print_note.js";
import { button, element } from "./dom.js";
import { toldFilters } from "./chips.js";
import { requestOf, toAddress } from "./state.js";

/** @typedef {import("./search_page.js").SearchPage} SearchPage */

// Results that are exported or printed at most.
const MOST = 10_000;
/** The fragment of an address that opens the export: lists of terms link to it. */
const EXPORT = "#export";

/** @param {SearchPage} page */
export function offerTaking(page) {
  /** @type {(label: string, act: (page: SearchPage) => Promise<void>) => HTMLButtonElement} */
  const offered = (label, act) => {
    const made = button([label], () => void doAsked(made, () => act(page)), { class: "" });
    return made;
  };
  const exporting = offered(pageText.EXPORT, exportResults);
  const others = [offered(pageText.PRINT, printResults), offered(pageText.METHOD, citeSearch)];
  page.view.sort.parentElement?.before(element("div", { class: "ps-take" }, [exporting, ...others]));
  addEventListener("beforeprint", () => nameSearch(page));
  if (location.hash === EXPORT) {
    history.replaceState(history.state, "", location.pathname + location.search);
    exporting.click();
  }
}

/**
 * Loads the code that cites.
 * @param {SearchPage} page
 * @returns {Promise<typeof import("../entries/cite.js")>}
 */
function code({ base }) {
  return import(new URL("assets/cite/cite.js", base).href);
}

/** @param {SearchPage} page */
async function exportResults(page) {
  const request = asked(page);
  (await code(page)).citePapers(page.base, () => found(page, request));
}

/**
 * Returns the request whose results the page shows.
 * @param {SearchPage} page
 */
function asked({ state, typing }) {
  return { ...requestOf(state), typing };
}

/**
 * Returns the ids of the results of a search, in their order.
 * @param {SearchPage} page
 * @param {import("../both/types.js").Request} request
 */
async function found(page, request) {
  const answer = await page.client.search({ ...request, offset: 0, limit: MOST, ids: true }, "ids");
  // null: the same was asked again.
  return { ids: answer?.ids ?? [], total: answer?.total ?? 0 };
}

/** @param {SearchPage} page */
async function printResults(page) {
  const { state } = page;
  const { ids, total } = await found(page, asked(page));
  await (await code(page)).printPapers(page.base, siteName(), ids, (count) => rowsOf(page, state, count, total));
}

/** @param {SearchPage} page */
async function citeSearch(page) {
  // What a reader asks for next must not get into the record of this search.
  const { state, base, view } = page;
  const sort = text.SORT_LABELS[/** @type {keyof typeof text.SORT_LABELS} */ (view.sort.value)];
  const answer = await page.client.search({ ...asked(page), limit: 0 }, "method");
  if (!answer) return;
  const query = state.query.trim();
  const searched = { site: siteName(), base: base.href, address: addressOf(state), query, sort, answer, date: new Date() };
  await (await code(page)).citeSearch(base, { ...searched, ...toldFilters(state, page.facets, page.labels) });
}

/** @param {import("./state.js").State} state */
function addressOf(state) {
  return new URL(location.pathname + toAddress(state), location.origin).href;
}

/**
 * Returns what is printed above the results of a state.
 * @param {SearchPage} page
 * @param {import("./state.js").State} state
 * @param {number} count of the papers printed
 * @param {number} total
 */
function rowsOf({ facets, labels }, state, count, total) {
  const { filters, years } = toldFilters(state, facets, labels);
  const all = years ? [...filters, years] : filters;
  return text.printedRows({ query: state.query.trim(), filters: all, address: addressOf(state), date: new Date(), count, total });
}

/** Returns the site's name: it is beside its mark. */
function siteName() {
  return document.querySelector(".ps-brand")?.textContent?.trim() || location.host;
}

/**
 * Writes query, address and date above results that the browser's own menu prints: it prints
 * only those that are shown.
 * @param {SearchPage} page
 */
function nameSearch(page) {
  const { list } = page.view;
  noteWhilePrinting(list, rowsOf(page, page.listed, list.children.length, page.total));
}
