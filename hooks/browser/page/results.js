/** Makes the list of results. */

import * as text from "../both/texts.js";
import { element, spoken } from "./dom.js";

/** @typedef {import("../both/types.js").Result} Result */

/**
 * @param {Result} result
 * @param {URL} base the site's root
 * @param {import("../both/facets.js").ShownFacet | undefined} facet whose values are shown
 */
export function resultItem(result, base, facet) {
  const address = (/** @type {string} */ path) => new URL(path, base).pathname;
  const link = element("a", { href: paperAddress(result.id, base) }, [result.title]);
  return element("li", { class: "ps-result", "data-paper": result.id }, [
    element("h2", { class: "ps-result__title" }, [link]),
    element("p", { class: "ps-result__byline" }, byline(result)),
    ...chips(result, facet, address),
    element("p", { class: "ps-result__snippet" }, snippet(result)),
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
function snippet({ snippet }) {
  if (snippet.length === 0) return [element("span", { class: "ps-result__note" }, [text.NO_ABSTRACT])];
  return snippet.map((piece) => (piece.mark ? element("mark", {}, [piece.text]) : piece.text));
}

/**
 * @param {Result} result
 * @param {import("../both/facets.js").ShownFacet | undefined} facet whose values are shown
 * @param {(path: string) => string} address
 */
function chips({ tags, facts, hasSummary, kind, mentioned, offTopic }, facet, address) {
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
  if (made.length + notes.length === 0) return [];
  const label = facet && made.length > 0 ? [spoken(text.valuesBefore(facet.title))] : [];
  return [element("div", { class: "ps-chips" }, [...label, ...made, ...notes])];
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
