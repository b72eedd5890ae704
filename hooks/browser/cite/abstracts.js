/** Adds abstracts to papers' items: the site has them on the papers' pages, and loads them if asked to. */

import { readFile } from "../both/fetch.js";
import { text } from "../worker/codec.js";
import { line } from "./item.js";
import { together } from "./together.js";

/** @typedef {import("./item.js").Item} Item */

/**
 * Returns the items with their abstracts, as hooks/papershelf/exports/csl.py writes them.
 * @param {Item[]} items
 * @param {URL} base the site's root
 * @param {(done: number, all: number) => void} tell how many papers are loaded
 * @param {AbortSignal} signal
 * @returns {Promise<Item[]>}
 * @throws {Error} when a page cannot be read, or when the signal aborts
 */
export async function withAbstracts(items, base, tell, signal) {
  const found = [...items];
  let done = 0;
  await together([...items.entries()], async ([at, item]) => {
    const page = text(await readFile("index.html", new URL(`papers/${encodeURIComponent(item.id)}/`, base)));
    const abstract = abstractOf(new DOMParser().parseFromString(page, "text/html"));
    if (abstract) found[at] = { ...item, abstract };
  }, () => tell((done += 1), items.length), signal);
  return found;
}

/**
 * Returns the paragraphs below the heading of a page's abstract, with an empty line between two.
 * @param {Document} page
 */
function abstractOf(page) {
  const parts = [];
  let next = page.getElementById("abstract")?.nextElementSibling;
  for (; next?.matches("p"); next = next.nextElementSibling) {
    // A note says what the abstract lacks.
    if (!next.matches(".ps-note")) parts.push(line(next.textContent ?? ""));
  }
  return parts.filter(Boolean).join("\n\n");
}
