/** On the search page: buttons to export, print and cite all results of a search. */

import * as pageText from "../texts/page.js";
import * as text from "../texts/shared.js";
import { doAsked } from "../cite/asked.js";
import { noteWhilePrinting } from "../cite/print_note.js";
import { button, element } from "./dom.js";
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
  const { query, filters, years } = described(page);
  const all = years ? [...filters, years] : filters;
  const address = location.href;
  const { ids, total } = await found(page, asked(page));
  const rows = (/** @type {number} */ count) =>
    text.printedRows({ query, filters: all, address, date: new Date(), count, total });
  await (await code(page)).printPapers(page.base, siteName(), ids, rows);
}

/** @param {SearchPage} page */
async function citeSearch(page) {
  const answer = await page.client.search({ ...asked(page), limit: 0 }, "method");
  if (!answer) return;
  const address = new URL(location.pathname + toAddress(page.state), location.origin).href;
  const sort = text.SORT_LABELS[/** @type {keyof typeof text.SORT_LABELS} */ (page.view.sort.value)];
  const named = { site: siteName(), base: page.base.href, address, sort, answer, date: new Date() };
  await (await code(page)).citeSearch(page.base, { ...named, ...described(page) });
}

/**
 * Returns query, filters and years as a person reads them.
 * @param {SearchPage} page
 */
function described({ state, facets, labels }) {
  const filters = facets.flatMap(({ name, kind, label }) =>
    (state.filters[name] ?? []).map((slug) => {
      const value = kind === "flags" ? text.hasLabel(slug) : (labels.get(`${name} ${slug}`) ?? slug);
      return `${label}: ${value}`;
    }),
  );
  if (state.about) filters.push(text.ONLY_ABOUT);
  if (state.undated) filters.push(text.WITHOUT_A_YEAR);
  const years = state.from === null && state.to === null ? "" : text.years(state.from, state.to);
  return { query: state.query.trim(), filters, years };
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
  const { query, filters } = described(page);
  const count = page.view.list.children.length;
  const rows = text.printedRows({ query, filters, address: location.href, date: new Date(), count, total: page.total });
  noteWhilePrinting(page.view.list, rows);
}
