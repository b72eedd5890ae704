/**
 * On pages with lists of papers: adds to each the controls, and what reference managers read.
 * take.js loads it.
 */

import { coinsElement, doiOf, readLine, tellZotero } from "../cite/coins.js";
import { takeRow } from "../cite/take_row.js";

/**
 * @param {NodeListOf<HTMLElement>} cards
 * @param {Set<string>} ids of the reading list
 */
export function dress(cards, ids) {
  for (const card of cards) {
    const id = card.dataset.paper ?? "";
    const link = card.querySelector("a");
    if (!link) continue;
    const title = link.textContent ?? "";
    const names = card.querySelector("span");
    const line = names?.textContent ?? "";
    (names ?? card).append(" ", takeRow(id, title, ids.has(id)));
    const { kind, doi } = card.dataset;
    card.append(coinsElement({ title, address: link.href, kind, doi: doiOf(id, doi), ...readLine(line) }));
  }
  tellZotero();
}
