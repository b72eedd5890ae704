/** Makes the list of results. */

import * as text from "../texts/results.js";
import * as common from "../texts/shared.js";
import { coinsElement, doiOf, tellZotero } from "../cite/coins.js";
import { ReadingList } from "../cite/reading_list.js";
import { takeRow } from "../cite/take_row.js";
import { element, spoken } from "./dom.js";
import { whyButton } from "./why.js";

/** @typedef {import("../both/types.js").Result} Result */

// How many chips, and how many notes, a result has.
const MOST = 2;
// How many authors it names before "and others".
const NAMED = 3;

/**
 * @param {Result[]} results
 * @param {URL} base the site's root
 * @param {import("../both/facets.js").ShownFacet | undefined} facet whose values are shown
 * @param {((item: HTMLElement) => Promise<import("../both/types.js").Reason[]>) | null} explain finds out why the paper is a
 *   result; null if there is nothing to say
 */
export function resultItems(results, base, facet, explain) {
  const list = new Set(new ReadingList(base).ids());
  // Once they are in the page.
  queueMicrotask(tellZotero);
  return results.map((result) => {
    const item = resultItem(result, base, facet, list.has(result.id));
    if (explain) item.append(whyButton(() => explain(item)));
    return item;
  });
}

/**
 * @param {Result} result
 * @param {URL} base the site's root
 * @param {import("../both/facets.js").ShownFacet | undefined} facet whose values are shown
 * @param {boolean} ticked whether the paper is on the reading list
 */
function resultItem(result, base, facet, ticked) {
  const address = (/** @type {string} */ path) => new URL(path, base).pathname;
  const link = element("a", { href: paperAddress(result.id, base) }, [result.title]);
  const { id, title, authors, journal, year, kind } = result;
  const cut = authors.length < result.authorCount;
  const date = year === null ? null : String(year);
  const described = { title, authors, cut, journal, date, kind, doi: doiOf(id, result.doi), address: link.href };
  return element("li", { class: "ps-result", "data-paper": result.id }, [
    element("h2", { class: "ps-result__title" }, [link]),
    element("div", { class: "ps-result__line" }, [
      ...notes(result),
      element("p", { class: "ps-result__byline" }, byline(result)),
      ...chips(result, facet, address),
    ]),
    element("p", { class: "ps-result__snippet" }, snippet(result)),
    takeRow(result.id, title, ticked),
    coinsElement(described),
  ]);
}

/**
 * @param {string} id
 * @param {URL} base the site's root
 */
export function paperAddress(id, base) {
  return new URL(`papers/${encodeURIComponent(id)}/`, base).pathname;
}

/**
 * Returns authors and journal, which may be cut, and the year, which may not.
 * @param {Result} result
 */
function byline({ authors, authorCount, journal, year }) {
  const named = authors.slice(0, NAMED);
  const names = text.andOthers(named.join(", "), authorCount - named.length);
  const first = [names, journal].filter(Boolean).join(" · ");
  return [element("span", {}, [first]), element("span", {}, [first && " · ", String(year ?? common.UNDATED)])];
}

/** @param {Result} result */
function snippet({ snippet, withheld }) {
  if (snippet.length === 0) {
    return [element("span", { class: "ps-result__note" }, [withheld ? text.WITHHELD : text.NO_ABSTRACT])];
  }
  return snippet.map((piece) => (piece.mark ? element("mark", {}, [piece.text]) : piece.text));
}

/**
 * Returns the first things to know of a paper: more would hide them.
 * @param {Result} result
 */
function notes({ facts, hasSummary, kind, mentioned, offTopic, retracted, doubted }) {
  const said = [
    offTopic && text.OFF_TOPIC,
    mentioned && text.MENTIONED,
    text.KINDS[kind],
    ...new Set(facts.map(({ label }) => label)),
    hasSummary && text.HAS_SUMMARY,
  ];
  const first = said.flatMap((note) => note || []).slice(0, MOST);
  const mark = retracted ? text.RETRACTED : doubted ? text.DOUBTED : "";
  return [
    ...(mark ? [element("strong", { class: "ps-mark" }, [mark])] : []),
    ...first.map((note) => element("span", { class: "ps-result__note" }, [note])),
  ];
}

/**
 * @param {Result} result
 * @param {import("../both/facets.js").ShownFacet | undefined} facet whose values are shown
 * @param {(path: string) => string} address
 */
function chips({ tags }, facet, address) {
  const made = tags.slice(0, MOST).map(({ slug, label }) =>
    element("a", { class: "ps-chip", href: address(`${facet?.address}/${encodeURIComponent(slug)}/`) }, [label]),
  );
  return facet && made.length > 0 ? [spoken(text.valuesBefore(facet.title)), ...made] : made;
}

/**
 * Replaces the items of a list; if one had keyboard focus, the item at its position gets it.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 */
export function showItems(list, items) {
  const place = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  if (place >= 0) items[place]?.querySelector("a")?.focus({ preventScroll: true });
}
