/** Finds papers by their whole title, from the terms of a query alone. */

import { terms } from "./tokenise.js";

/**
 * Returns the papers whose title has all terms of a text, and the number of terms of the title.
 * @param {string} text
 * @param {Pick<import("./engine.js").Engine, "store" | "words">} engine
 * @returns {Promise<{document: number, length: number, asked: number}[]>} the lengths rounded down to
 *   three significant bits; `asked` is the number of terms of the text, rounded likewise
 */
export async function titlesWith(text, { store, words }) {
  const { fields } = await store.manifest();
  const number = fields.findIndex(({ name }) => name === "title");
  const wanted = terms(text, words);
  const loaded = await Promise.all([...new Set(wanted)].map((term) => store.postings(term)));
  const lists = loaded.map((postings) => postings?.find(({ field }) => field === number));
  const [first, ...others] = lists.sort((a, b) => (a?.documents.length ?? 0) - (b?.documents.length ?? 0));
  const having = others.map((list) => new Set(list?.documents));
  const unit = 2 ** Math.max(0, Math.floor(Math.log2(wanted.length)) - 2);
  const asked = wanted.length - (wanted.length % unit);
  return [...(first?.documents ?? [])].flatMap((document, i) => {
    if (!having.every((documents) => documents.has(document))) return [];
    return [{ document, length: fields[number]?.lengths[first?.norms?.[i] ?? 0] ?? 0, asked }];
  });
}
