/**
 * Every number that decides which papers a query finds and in which order. Each comment says what
 * the number means and how it was found. What the whole of them is worth is measured by nDCG@10 on
 * CACM and Cranfield (docs/performance.md, "Relevance"; `python -m tests.bench relevance`) and by
 * papers that one half remembers (`python -m tests.bench known-items`): run both after a change
 * of any. "Chosen" means that no other value was measured.
 */

/* ---- What of a query is searched ---- */

/** A query has at most so many words; what follows is left out. Chosen. */
export const MOST_WORDS = 60;
/** A last word of fewer letters is not yet taken for the beginning of longer ones. Chosen. */
export const TYPED_LETTERS = 3;
/** The beginning of a word being typed is completed if its terms are in at most so many files. Chosen: each is a request. */
export const TYPED_FILES = 3;
/** The most edits that `word~N` allows. Chosen. */
export const MOST_EDITS = 2;
/** In a query of more words a quoted phrase is an emphasis and not required. Chosen. */
export const EMPHASIS_WORDS = 10;
/** A word of fewer letters that no paper has may be somebody's initials. Chosen. */
export const INITIALS_LETTERS = 4;

/* ---- What words count, where the word as typed counts 1 ---- */

/** A word that only asks ("articles about …"). Chosen. */
export const ASKING_WEIGHT = 0.4;
/** The tag of a condition or topic that words of the query name; shared among these words. Chosen. */
export const TAG_WEIGHT = 0.5;
/** The tag, asked for by name, of a paper without an abstract that could confirm it. Chosen: it comes last. */
export const UNVERIFIED_WEIGHT = 0.01;
/** A word that a misspelt one may stand for. Chosen. */
export const CORRECTED_WEIGHT = 0.7;

/* ---- Misspelt words ---- */

/** A word in more papers is taken to be spelt right. Chosen. */
export const MISSPELT_PAPERS = 2;
/** Words of fewer letters are not corrected. Chosen. */
export const CORRECTED_LETTERS = 4;
/** A word of so many letters may have two errors. Chosen. */
export const TWO_ERRORS_LETTERS = 7;
/** A misspelt word stands for at most so many words; the other words of the query decide. Chosen. */
export const CORRECTIONS = 3;
/** A word that some paper has is corrected to words that stand at least 2 ** so many times. Chosen. */
export const FREQUENT_MAGNITUDE = 5;
/** A correction with the same first letter is likelier, as if it stood 2 ** so many times as often. Chosen. */
export const SAME_START_MAGNITUDE = 2;

/* ---- Levels and tiers: how much of the query a paper has, before any score ---- */

/** Some of the words … */
export const SOME = 0;
/** … all of them, some only by what the vocabulary says they mean … */
export const MEANT = 1;
/** … all of them as typed, or as a misspelt word was corrected … */
export const COMPLETE = 2;
/** … and the query is a name, and the paper has its tag: "tics" are not a drug called TIC. */
export const NAMED = 3;

/**
 * The tier of each level; papers of a higher tier come first. Words that mean a condition are as
 * good as its name. Moved with the known items: papers that have a word by its meaning only had a
 * tier below the complete ones before.
 */
export const TIER_OF_LEVEL = [0, 1, 1, 2];
const TIERS = Math.max(...TIER_OF_LEVEL) + 1;

/** In a key of a tier and a relevance: what a tier adds. More than any relevance. */
export const TIER_STEP = 1e6;

/**
 * Of a sentence, the order of its words in a paper decides before the tier: a sentence tier is how
 * many of the rarest words stand in order, or one of these two, which are higher than all of them.
 */
export const RAREST_WORDS = 4;
export const VERBATIM = RAREST_WORDS + 1;
export const SAME_TITLE = VERBATIM + 1;

/**
 * One number for both tiers.
 * @param {number} sentenceTier
 * @param {number} tier below TIERS
 */
export function sentencePlace(sentenceTier, tier) {
  return TIERS * sentenceTier + tier;
}

/* ---- Relevance within a tier ---- */

/**
 * Exponent of the share of the query's words, by their rarity, that a paper has. The only tuned
 * number: 0.2 at first, 0.3 since known items are measured as well.
 */
export const COVERAGE_EXPONENT = 0.3;
/** Part of a word's share that a paper has which only means it. Chosen. */
export const MEANT_SHARE = 0.5;

/* ---- The first results once more, by the texts that are read to show them ---- */

/** So many first results are ordered by title and first author. Chosen: as many as are shown, and so read, anyway. */
export const REMEMBERED_RESULTS = 10;
/** A query of so many words, stop words counted, is a sentence: their order tells as well. Chosen. */
export const SENTENCE_WORDS = 5;
/** So many results of a sentence are looked at for the order of its words. Chosen. */
export const SENTENCE_RESULTS = 1000;
/** Of a sentence's rarest words so many in order are no coincidence. Chosen. */
export const WORDS_IN_ORDER = 3;
/** So many first results of a sentence are ordered by their likeness to the best. Chosen: each may be a file. */
export const LIKENESS_RESULTS = 16;
/** So many of these are the best. Chosen. */
export const LIKENESS_BEST = 5;
/** A likeness of 1 counts as much as the best score. Chosen. */
export const LIKENESS_WEIGHT = 1;

/* ---- Hand-written pages in the header's search ---- */

/** A word of a page's title counts as much as so many in its text. Chosen. */
export const PAGE_TITLE_WEIGHT = 10;
