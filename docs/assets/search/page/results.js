/** The list of results. */

import { element, spoken } from "./dom.js";

/** @typedef {import("../types.js").Result} Result */

/**
 * @param {Result} result
 * @param {URL} base the site's root
 */
export function resultItem(result, base) {
  const address = (/** @type {string} */ path) => new URL(path, base).pathname;
  const link = element("a", { href: address(`papers/${encodeURIComponent(result.id)}/`) }, [result.title]);
  return element("li", { class: "ps-result", "data-paper": result.id }, [
    element("h2", { class: "ps-result__title" }, [link]),
    element("p", { class: "ps-result__byline" }, byline(result)),
    ...chips(result, address),
    element(
      "p",
      { class: "ps-result__snippet" },
      result.snippet.map(({ text, mark }) => (mark ? element("mark", {}, [text]) : text)),
    ),
  ]);
}

/** @param {Result} result */
function byline({ authors, authorCount, journal, year }) {
  const others = authorCount - authors.length;
  const names = authors.join(", ") + (others > 0 ? ` and ${others} more` : "");
  return [[names, journal, year ?? "undated"].filter(Boolean).join(" · ")];
}

/**
 * @param {Result} result
 * @param {(path: string) => string} address
 */
function chips({ conditions, design, hasSummary }, address) {
  const made = conditions.map(({ slug, label }) =>
    element("a", { class: "ps-chip", href: address(`conditions/${encodeURIComponent(slug)}/`) }, [label]),
  );
  const notes = [design?.label, hasSummary ? "Plain-language summary" : null].flatMap((text) =>
    text ? [element("span", { class: "ps-result__note" }, [text])] : [],
  );
  if (made.length + notes.length === 0) return [];
  const label = made.length > 0 ? [spoken("Conditions: ")] : [];
  return [element("div", { class: "ps-chips" }, [...label, ...made, ...notes])];
}
