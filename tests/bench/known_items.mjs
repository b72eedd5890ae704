/**
 * usage: node tests/bench/known_items.mjs SITE TEXTS [COUNT]
 *
 * Does the search of a built site find a half-remembered paper? TEXTS has a line of
 * JSON a paper, in the index's order ({"id", "title", "author", "abstract"}). From COUNT
 * papers it makes queries of four kinds: four consecutive content words of the title; the
 * first author's family name and two words of the title; six consecutive words of the
 * abstract; and each with two words misspelt by a letter. Prints the share found first and
 * among the first three.
 */

import { readFileSync } from "node:fs";

import { random } from "../search/random.mjs";
import { engineOf } from "../search/disk.mjs";

const [site = "", path = "", count = "300"] = process.argv.slice(2);
const engine = engineOf(site);
const next = random(11);
const papers = readFileSync(path, "utf-8").trim().split("\n").map((line) => JSON.parse(line));
const wordsOf = (/** @type {string} */ text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
const content = (/** @type {string} */ text) => wordsOf(text).filter((word) => word.length > 2 && !engine.words.isStopWord(word.toLowerCase()));

/**
 * Returns consecutive words, from anywhere.
 * @param {string[]} words
 * @param {number} length
 */
function stretch(words, length) {
  if (words.length < length) return null;
  const at = Math.floor(next() * (words.length - length + 1));
  return words.slice(at, at + length);
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Inserts, deletes, replaces or exchanges one letter.
 * @param {string} word
 */
function misspelt(word) {
  const at = Math.floor(next() * word.length);
  const letter = LETTERS[Math.floor(next() * 26)] ?? "e";
  const [before, after] = [word.slice(0, at), word.slice(at)];
  const kind = Math.floor(next() * 4);
  if (kind === 0) return before + letter + after;
  if (kind === 1) return before + after.slice(1);
  if (kind === 2) return before + letter + after.slice(1);
  return after.length > 1 ? before + after[1] + after[0] + after.slice(2) : before.slice(0, -1) + after + before.slice(-1);
}

/**
 * Misspells the two longest words: short ones have too many neighbours.
 * @param {string[]} words
 */
function twoMisspelt(words) {
  const longest = [...words.keys()].sort((a, b) => (words[b]?.length ?? 0) - (words[a]?.length ?? 0)).slice(0, 2);
  return words.map((word, i) => (longest.includes(i) ? misspelt(word) : word));
}

/** @type {Record<string, (paper: any) => string[] | null>} */
const kinds = {
  title: (paper) => stretch(content(paper.title), 4),
  author: (paper) => {
    const two = stretch(content(paper.title), 2);
    return two && paper.author ? [paper.author, ...two] : null;
  },
  abstract: (paper) => stretch(wordsOf(paper.abstract), 6),
};

/** @type {Record<string, {asked: number, first: number, three: number, lost: string[]}>} */
const tally = {};
for (let i = 0; i < Number(count); i++) {
  const paper = papers[Math.floor(next() * papers.length)];
  for (const [kind, make] of Object.entries(kinds)) {
    const words = make(paper);
    if (!words) continue;
    for (const [name, asked] of [[kind, words], [`${kind}, two misspelt`, twoMisspelt(words)]]) {
      const sums = (tally[String(name)] ??= { asked: 0, first: 0, three: 0, lost: [] });
      const query = /** @type {string[]} */ (asked).join(" ");
      const { results } = await engine.search({ query, limit: 3 });
      const place = results.findIndex(({ id }) => id === paper.id);
      sums.asked++;
      if (place === 0) sums.first++;
      if (place >= 0) sums.three++;
      else sums.lost.push(`${query} -> ${paper.title}`);
    }
  }
}
for (const sums of Object.values(tally)) sums.lost.splice(8);
console.log(JSON.stringify(tally, null, 1));
