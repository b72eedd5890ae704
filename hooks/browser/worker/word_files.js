/** Decodes the files of words: as people write them, English ones, and names of terms. */

import { columns, Cursor, frontCoded, text } from "./codec.js";

/** @typedef {{word: string, magnitude: number}} Spelled a word that occurs about 2 ** magnitude times */
/** @typedef {{name: string, term: number, exact: boolean}} Name of the term of this number; exact: only in the same case */

/**
 * @param {Uint8Array} bytes inflated
 * @returns {Spelled[]}
 */
export function decodeWords(bytes) {
  const [words, magnitudes] = columns(bytes);
  if (words === undefined || magnitudes === undefined) throw new RangeError("no file of words");
  return frontCoded(text(words)).map((word, i) => ({ word, magnitude: magnitudes[i] ?? 0 }));
}

/**
 * @param {Uint8Array} bytes inflated
 * @returns {Map<string, string[]>} stem -> nearest words
 */
export function decodeLanguage(bytes) {
  const [stems, near] = columns(bytes);
  if (stems === undefined || near === undefined) throw new RangeError("no file of English words");
  const rows = text(near).split("\n");
  return new Map(frontCoded(text(stems)).map((stem, i) => [stem, (rows[i] ?? "").split(" ").filter(Boolean)]));
}

/**
 * @param {Uint8Array} bytes inflated
 * @returns {Name[]}
 */
export function decodeNames(bytes) {
  const [names, codes] = columns(bytes);
  if (names === undefined || codes === undefined) throw new RangeError("no file of names");
  const cursor = new Cursor(codes);
  return frontCoded(text(names)).map((name) => {
    const code = cursor.next();
    return { name, term: code >> 1, exact: code % 2 === 1 };
  });
}
