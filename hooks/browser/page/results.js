/** The list of results. */

import * as text from "../both/texts.js";
import { element, spoken } from "./dom.js";

/** @typedef {import("../both/types.js").Result} Result */

/**
 * @param {Result} result
 * @param {URL} base the site's root
 * @param {string[]} wanted conditions filtered by
 */
export function resultItem(result, base, wanted) {
  const address = (/** @type {string} */ path) => new URL(path, base).pathname;
  const link = element("a", { href: address(`papers/${encodeURIComponent(result.id)}/`) }, [result.title]);
  return element("li", { class: "ps-result", "data-paper": result.id }, [
    element("h2", { class: "ps-result__title" }, [link]),
    element("p", { class: "ps-result__byline" }, byline(result)),
    ...chips(result, wanted, address),
    element("p", { class: "ps-result__snippet" }, snippet(result)),
  ]);
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
 * @param {string[]} wanted conditions filtered by
 * @param {(path: string) => string} address
 */
function chips({ conditions, design, hasSummary, kind }, wanted, address) {
  // Results name the conditions that the text supports; filters let unverified ones pass too.
  const unverified = wanted.length > 0 && !conditions.some(({ slug }) => wanted.includes(slug));
  const made = conditions.map(({ slug, label }) =>
    element("a", { class: "ps-chip", href: address(`conditions/${encodeURIComponent(slug)}/`) }, [label]),
  );
  const said = [
    unverified && text.UNVERIFIED,
    text.KINDS[kind],
    design?.label,
    hasSummary && text.HAS_SUMMARY,
  ];
  const notes = said.flatMap((note) => (note ? [element("span", { class: "ps-result__note" }, [note])] : []));
  if (made.length + notes.length === 0) return [];
  const label = made.length > 0 ? [spoken(text.CONDITIONS)] : [];
  return [element("div", { class: "ps-chips" }, [...label, ...made, ...notes])];
}

/**
 * Puts other results into a list; who stands on one by key stays at that place.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} items
 */
export function showItems(list, items) {
  const place = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...items);
  if (place >= 0) items[place]?.querySelector("a")?.focus({ preventScroll: true });
}
