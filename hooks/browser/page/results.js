/** Makes the list of results. */

import * as text from "../both/texts.js";
import { coinsElement, tellZotero } from "../cite/coins.js";
import { ReadingList } from "../cite/reading_list.js";
import { takeRow } from "../cite/take_row.js";
import { element, spoken } from "./dom.js";
import { whyButton } from "./why.js";

/** @typedef {import("../both/types.js").Result} Result */

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
  const { title, authors, journal, year } = result;
  const described = { title, authors, journal, date: year === null ? null : String(year), address: link.href };
  return element("li", { class: "ps-result", "data-paper": result.id }, [
    element("h2", { class: "ps-result__title" }, [link]),
    element("p", { class: "ps-result__byline" }, [...byline(result), " ", takeRow(result.id, title, ticked)]),
    ...chips(result, facet, address),
    element("p", { class: "ps-result__snippet" }, snippet(result)),
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

/** @param {Result} result */
function byline({ authors, authorCount, journal, year }) {
  const names = text.andOthers(authors.join(", "), authorCount - authors.length);
  return [[names, journal, year ?? text.UNDATED].filter(Boolean).join(" · ")];
}

/** @param {Result} result */
function snippet({ snippet, withheld }) {
  if (snippet.length === 0) {
    return [element("span", { class: "ps-result__note" }, [withheld ? text.WITHHELD : text.NO_ABSTRACT])];
  }
  return snippet.map((piece) => (piece.mark ? element("mark", {}, [piece.text]) : piece.text));
}

/**
 * @param {Result} result
 * @param {import("../both/facets.js").ShownFacet | undefined} facet whose values are shown
 * @param {(path: string) => string} address
 */
function chips({ tags, facts, hasSummary, kind, mentioned, offTopic, retracted, doubted }, facet, address) {
  const made = tags.map(({ slug, label }) =>
    element("a", { class: "ps-chip", href: address(`${facet?.address}/${encodeURIComponent(slug)}/`) }, [label]),
  );
  const said = [
    offTopic && text.OFF_TOPIC,
    mentioned && text.MENTIONED,
    text.KINDS[kind],
    ...new Set(facts.map(({ label }) => label)),
    hasSummary && text.HAS_SUMMARY,
  ];
  const notes = said.flatMap((note) => (note ? [element("span", { class: "ps-result__note" }, [note])] : []));
  const mark = retracted ? text.RETRACTED : doubted ? text.DOUBTED : "";
  const marks = mark ? [element("strong", { class: "ps-mark" }, [mark])] : [];
  if (made.length + notes.length + marks.length === 0) return [];
  const label = facet && made.length > 0 ? [spoken(text.valuesBefore(facet.title))] : [];
  return [element("div", { class: "ps-chips" }, [...marks, ...label, ...made, ...notes])];
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
