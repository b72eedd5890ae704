/** Shows a search as a method: what PRISMA-S asks of a search, to copy and to cite. */

import * as text from "../texts/method.js";
import { button, element } from "../page/dom.js";
import { copy } from "./carry.js";
import { openDialog } from "./dialog.js";

/**
 * @typedef {object} Searched
 * @property {string} site its name
 * @property {string} base its address
 * @property {string} address of the search
 * @property {string} query as run
 * @property {string[]} filters each with its facet
 * @property {string} years of the filter, or ""
 * @property {string} sort
 * @property {import("../both/types.js").Answer} answer
 * @property {Date} date
 * @property {import("./records.js").Manifest} corpus
 */

/** @param {Searched} searched */
export function showMethod(searched) {
  const rows = text.methodRows(searched);
  const record = rows.map(([label, value]) => `${label}: ${value}`).join("\n");
  const citation = text.methodCitation(searched);
  const searches = element("a", { href: `${searched.base}searches/` }, [text.METHOD_SEARCHES]);
  const status = element("p", { role: "status", class: "ps-cite__status" });
  const copying = (/** @type {string} */ label, /** @type {string} */ what) =>
    button([label], async () => {
      status.textContent = await copy(what);
    }, { class: "ps-cite__button" });
  openDialog(text.METHOD_TITLE, [
    element("dl", {}, rows.flatMap(([label, value]) => [element("dt", {}, [label]), element("dd", {}, [value])])),
    element("p", { class: "ps-cite__list" }, [citation]),
    element("p", { class: "ps-cite__style" }, [copying(text.METHOD_COPY, record), copying(text.METHOD_CITE, citation)]),
    element("p", {}, [text.METHOD_NOTE]),
    ...(searched.corpus.searches > 0 ? [element("p", {}, [searches])] : []),
    status,
  ]);
}
