/**
 * Turns text into terms: fold, split, filter, stem, as docs/search-format.md specifies.
 * hooks/papershelf/index/tokenise.py does the same when the index is written; tests compare both
 * with tests/search/golden/tokens.json. Scripts without blanks between words are in runs.js.
 */

import { RUN, isRun, letters, pairs } from "./runs.js";
import { LETTER_WORDS } from "./tuning.js";

/**
 * @typedef {object} Words lunr's part: stop words and stems.
 * @property {(word: string) => boolean} isStopWord
 * @property {(word: string) => string} stem of an English word; an Arabic word without its
 *   article; others are unchanged
 */

/** @typedef {Pick<typeof import("lunr"), "Token" | "stemmer" | "stopWordFilter">} Lunr */

/** In UTF-16 code units; a longer word is a key, a sequence, a blob. */
const MAX_WORD = 48;

const FOLDABLE = /[\u0000-\u1c88\u1c90-\ua7bf\uab30-\uffff\u{1d400}-\u{1d7ff}]+/gu;
const DROPPED =
  /[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\u{e0100}-\u{e01ef}]/gu;
const SIGNS =
  /[\u055a-\u055f\u0589\u05c0\u05c3\u060c\u060d\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0964\u0965\u0970\u0e4f\u0e5a\u0e5b\u0f0b-\u0f12\u0f14\u104a\u104b\u10fb\u1360-\u1368\u17d4-\u17d6\u17d8-\u17da\u1800-\u180a\u30a0\u30fb]/g;
const LETTERS = new Map(
  Object.entries({
    ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŋ: "n",
    ŧ: "t", α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", ζ: "zeta", η: "eta",
    θ: "theta", ι: "iota", κ: "kappa", λ: "lambda", μ: "mu", ν: "nu", ξ: "xi", ο: "omicron",
    π: "pi", ρ: "rho", ς: "sigma", σ: "sigma", τ: "tau", υ: "upsilon", φ: "phi", χ: "chi",
    ψ: "psi", ω: "omega", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-",
    "\u2212": "-", "\u058a": "-", "\u05be": "-", "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'",
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643",
  }),
);
for (let digit = 0; digit < 10; digit++) {
  for (const zero of [0x660, 0x6f0]) LETTERS.set(String.fromCharCode(zero + digit), String(digit));
}
const LETTER = new RegExp(`[${[...LETTERS.keys()].filter((key) => key !== "-").join("")}]`, "g");
const WORD =
  "[0-9a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u0dff\\u10a0-\\u10ff\\u1200-\\u177f\\u1800-\\u1fff" +
  "\\u2c00-\\u2dff\\ua000-\\ua95f\\ua980-\\ud7af\\ufb00-\\ufdff\\ufe70-\\ufefe\\uff66-\\uffdc" +
  "\\u{10000}-\\u{1afef}\\u{1b170}-\\u{1efff}]+";
export const COMPOUND = new RegExp(`${WORD}(?:['-]${WORD})*|${RUN}`, "gu");
const POSSESSIVE = /'s(?=-|$)/g;
const ARTICLE = /^(?:(?:[\u0648\u0628\u0643\u0641]?\u0627\u0644|\u0644\u0644)(?=.{2}))+/u;

/**
 * Folds to lower case without marks, ligatures or Greek letters: `Fußnote-β` -> `fussnote-beta`.
 * @param {string} text
 */
export function fold(text) {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(FOLDABLE, (run) => run.normalize("NFKD").toLowerCase().normalize("NFKD"))
    .replace(DROPPED, "")
    .replace(SIGNS, " ")
    .replace(LETTER, (letter) => /** @type {string} */ (LETTERS.get(letter)));
}

/**
 * Returns the folded words of a text in order; words joined by hyphens, and runs, are one.
 * @param {string} text
 * @returns {string[]}
 */
export function compounds(text) {
  return fold(text).match(COMPOUND) ?? [];
}

/**
 * Returns the terms of a compound: its parts, and neighbouring parts joined to one word.
 * `il-2-induced` gives parts `il`, `2`, `induc` and joins `il2`, `2induced`, `il2induced`; a run
 * gives its pairs.
 * @param {string} compound as `compounds` returns it
 * @param {Words} words
 * @returns {{parts: string[], joins: string[]}}
 */
export function termsOfCompound(compound, words) {
  const parts = partsOf(compound);
  if (isRun(compound)) return { parts: pairs(parts), joins: [] };
  const indexable = (/** @type {string} */ word) =>
    word !== "" && word.length <= MAX_WORD && !words.isStopWord(word);
  return {
    parts: parts.filter(indexable).map(words.stem),
    joins: joined(parts, words).filter(indexable).map(words.stem),
  };
}

/**
 * Returns the words joined by hyphens, without possessive endings and apostrophes; the letters of
 * a run.
 * @param {string} compound
 */
export function partsOf(compound) {
  if (isRun(compound)) return letters(compound);
  return compound
    .replace(POSSESSIVE, "")
    .split("-")
    .map((part) => part.replaceAll("'", ""));
}

/**
 * Returns neighbouring parts of a compound as one word, and three parts as one.
 * @param {string[]} parts
 * @param {Words} words
 */
function joined(parts, words) {
  const joins = (/** @type {string} */ part) => part !== "" && !words.isStopWord(part);
  const isNumber = (/** @type {string} */ part) => /^[0-9]+$/.test(part);
  /** @type {string[]} */
  const found = [];
  parts.slice(1).forEach((b, i) => {
    const a = /** @type {string} */ (parts[i]);
    if (joins(a) && joins(b) && !(isNumber(a) && isNumber(b))) found.push(a + b);
  });
  if (parts.length === 3 && found.length === 2) found.push(parts.join(""));
  return found;
}

/**
 * Returns all terms of a text, in order, with repetitions.
 * @param {string} text
 * @param {Words} words
 */
export function terms(text, words) {
  return compounds(text).flatMap((compound) => {
    const { parts, joins } = termsOfCompound(compound, words);
    return [...parts, ...joins];
  });
}

/**
 * Returns the terms that a text which contains another must have. Whatever follows the last letter
 * of a run is part of a term there.
 * @param {string} text the other
 * @param {Words} words
 */
export function sought(text, words) {
  return compounds(text).flatMap((compound) => {
    const { parts, joins } = termsOfCompound(compound, words);
    return isRun(compound) && parts.length > 1 ? parts.slice(0, -1) : [...parts, ...joins];
  });
}

/**
 * Returns a text's words, with stop words, in a form in which `includes` finds a sentence. Letters
 * of a run are like words.
 * @param {string} text
 */
export function spoken(text) {
  return ` ${compounds(text).flatMap(partsOf).join(" ")} `;
}

/**
 * Returns about how many words a text has.
 * @param {string} text spoken
 */
export function wordCount(text) {
  const lengths = text.trim().split(" ").map((word) => (isRun(word) ? LETTER_WORDS : 1));
  return lengths.reduce((sum, length) => sum + length, 0);
}

/**
 * Returns lunr's stop words and stemmer, with a cache of stems.
 * @param {Lunr} lunr
 * @returns {Words}
 */
export function wordsOf(lunr) {
  /** @type {Map<string, string>} */
  const stems = new Map();
  const token = (/** @type {string} */ word) => new lunr.Token(word, {});
  return {
    isStopWord: (word) => lunr.stopWordFilter(token(word)) === undefined,
    stem(word) {
      if (!/^[a-z]+$/.test(word)) return withoutArticle(word);
      let found = stems.get(word);
      if (found === undefined) {
        found = String(lunr.stemmer(token(word)));
        stems.set(word, found);
      }
      return found;
    },
  };
}

/**
 * Returns a word without the Arabic article.
 * @param {string} word folded
 */
export function withoutArticle(word) {
  return word.replace(ARTICLE, "");
}
