/**
 * Runs of letters of scripts that put no blanks between words, and how they become terms.
 * hooks/papershelf/index/runs.py does the same when the index is written; docs/search-format.md
 * specifies it.
 */

/**
 * A word of a query in such a script; a text has it where its letters are side by side.
 * @typedef {object} Run
 * @property {string[]} letters
 * @property {boolean} open whether the last letter may be the beginning of a letter
 */

const UNSPACED =
  "\\u0e00-\\u109f\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff\\u1780-\\u17ff\\u3005-\\u3007\\u303b" +
  "\\u3041-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{1aff0}-\\u{1b16f}\\u{20000}-\\u{3ffff}";
const MARKS =
  "\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ecd\\u0f18\\u0f19\\u0f35\\u0f37" +
  "\\u0f39\\u0f3e\\u0f3f\\u0f71-\\u0f84\\u0f86\\u0f87\\u0f8d-\\u0fbc\\u0fc6\\u102b-\\u103e\\u1056-\\u1059" +
  "\\u105e-\\u1060\\u1062-\\u1064\\u1067-\\u106d\\u1071-\\u1074\\u1082-\\u108d\\u108f\\u109a-\\u109d" +
  "\\u1160-\\u11ff\\ud7b0-\\ud7fb\\u17b4-\\u17d3\\u17dd\\u3099\\u309a";
/** A pattern of a run; one blank or line break in it is layout. */
export const RUN = `[${UNSPACED}](?:[ \\n]?[${UNSPACED}])*`;
const LETTER = new RegExp(`[^ \\n][${MARKS}]{0,7}`, "gu");
const BEGINNING = new RegExp(`^[${UNSPACED}]`, "u");
const MARK = new RegExp(`[${MARKS}]`, "u");

/**
 * Returns whether a compound, or a term, is of letters of scripts without blanks.
 * @param {string} compound
 */
export function isRun(compound) {
  return BEGINNING.test(compound);
}

/**
 * Returns the letters of a run, each with the marks that belong to it.
 * @param {string} run
 * @returns {string[]}
 */
export function letters(run) {
  return run.match(LETTER) ?? [];
}

/**
 * Returns each letter of a run with the next one, and the last letter alone.
 * @param {string[]} letters
 */
export function pairs(letters) {
  return letters.map((letter, i) => letter + (letters[i + 1] ?? ""));
}

/**
 * Returns whether a term begins with a whole letter.
 * @param {string} term
 * @param {string} letter
 */
export function beginsWith(term, letter) {
  return term.startsWith(letter) && !MARK.test(term.charAt(letter.length));
}

/**
 * Finds where words of a query are in a run of a text.
 * @param {string} text a run
 * @param {Run[]} wanted
 * @returns {[from: number, to: number][]} offsets in it
 */
export function places(text, wanted) {
  const found = [...text.matchAll(LETTER)];
  return found.flatMap(({ index }, at) =>
    wanted.flatMap(({ letters, open }) => {
      const last = letters.length - 1;
      const same = letters.every((letter, i) => {
        const other = found[at + i]?.[0] ?? "";
        return open && i === last ? other.startsWith(letter) : other === letter;
      });
      const end = found[at + last];
      /** @type {[number, number][]} */
      const place = same && end ? [[index, end.index + end[0].length]] : [];
      return place;
    }),
  );
}
