/** Finds papers in which words are near each other, in any order. */

/** @typedef {import("./phrases.js").Placed} Placed */

/**
 * Returns the documents in which all terms occur in one field, with at most so many other words
 * between the first and the last of them.
 * @param {{offset: number, placed: Placed[]}[]} parts as for phrases; a term may be in several
 * @param {number[]} fields
 * @param {number} slack other words; the words of the phrase that are in no index do not count
 * @returns {Set<number>}
 */
export function nearDocuments(parts, fields, slack) {
  const offsets = parts.map(({ offset }) => offset);
  const longest = Math.max(...offsets) - Math.min(...offsets) + 1 + slack;
  /** @type {Set<number>} */
  const found = new Set();
  for (const field of fields) {
    const terms = parts.map(({ placed }) => placed.filter((list) => list.field === field));
    for (const document of terms[0]?.flatMap(({ documents }) => [...documents]) ?? []) {
      const places = terms.map((lists) => lists.flatMap((list) => placesIn(list, document)));
      if (shortestSpan(places) <= longest) found.add(document);
    }
  }
  return found;
}

/**
 * @param {Placed} list
 * @param {number} document
 * @returns {number[]}
 */
function placesIn({ documents, starts, places }, document) {
  const at = documents.indexOf(document);
  return at < 0 ? [] : [...places.subarray(starts[at], starts[at + 1])];
}

/**
 * Returns the length of the shortest run of places that has one place of each list, all different;
 * Infinity if there is none.
 * @param {number[][]} lists equal lists are those of one term
 */
function shortestSpan(lists) {
  const needed = new Map(lists.map((list) => [String(list), { list, times: 0 }]));
  for (const list of lists) /** @type {{times: number}} */ (needed.get(String(list))).times++;
  const terms = [...needed.values()];
  const events = terms.flatMap(({ list }, term) => list.map((place) => ({ place, term })));
  events.sort((a, b) => a.place - b.place);
  const counts = terms.map(() => 0);
  const enough = () => counts.every((count, term) => count >= (terms[term]?.times ?? 0));
  let shortest = Infinity;
  let start = 0;
  for (const { place, term } of events) {
    counts[term] = (counts[term] ?? 0) + 1;
    for (; enough(); start++) {
      const first = /** @type {(typeof events)[0]} */ (events[start]);
      shortest = Math.min(shortest, place - first.place + 1);
      counts[first.term] = (counts[first.term] ?? 0) - 1;
    }
  }
  return shortest;
}
