/**
 * Every number that decides which papers a query finds and in which order. Each comment says what
 * the number means and how it was found. Their combined effect is measured by nDCG@10 on CACM and
 * Cranfield (docs/performance.md, "Relevance"; `python -m tests.bench relevance`) and by papers that
 * a person half remembers (`python -m tests.bench known-items`): run both after changing one.
 * "Chosen" means that no other value was measured.
 */

/* ---- Which parts of a query are searched ---- */

/**
 * Number of words of a query that are searched, or pairs of letters in scripts without blanks;
 * further ones are ignored. Chosen.
 */
export const MOST_WORDS = 60;
/** Words, operators and brackets that a query with AND, OR, NOT or brackets may have. Chosen: a word is a file. */
export const MOST_TOKENS = 1000;
/** The part of a title's words from which a text with a range of years is that title. Chosen. */
export const TITLE_SHARE = 0.75;
/** Words from which a text in capitals with AND, OR or NOT may be a title. Chosen: "THIS AND THAT" is none. */
export const CAPITALS_WORDS = 5;
/** Letters from which a word being typed also matches longer words; beside other words one less. Chosen. */
export const TYPED_LETTERS = 3;
/** Files that may be loaded to complete a word being typed. Chosen: each is a request. */
export const TYPED_FILES = 3;
/** The most edits that `word~N` allows. Chosen. */
export const MOST_EDITS = 2;
/**
 * In a query of more words, a quoted phrase is only an emphasis and not required, and brackets and
 * years are those of a sentence. Chosen.
 */
export const EMPHASIS_WORDS = 10;
/** A word of fewer letters that no paper has may be somebody's initials. Chosen. */
export const INITIALS_LETTERS = 4;

/* ---- The weight of words; a word as typed has weight 1 ---- */

/** A word of questions ("articles about …"). Chosen. */
export const ASKING_WEIGHT = 0.4;
/** The tag of a term that words of the query name; divided among these words. Chosen. */
export const TAG_WEIGHT = 0.5;
/** An unverified tag, if the query searches for the tag. Chosen: such papers come last. */
export const UNVERIFIED_WEIGHT = 0.01;
/** A correction of a misspelt word. Chosen. */
export const CORRECTED_WEIGHT = 0.7;

/* ---- Misspelt words ---- */

/** A word that occurs in more papers counts as spelt right. Chosen. */
export const MISSPELT_PAPERS = 2;
/** Words of fewer letters are not corrected. Chosen. */
export const CORRECTED_LETTERS = 4;
/** Letters from which a word may have two errors. Chosen. */
export const TWO_ERRORS_LETTERS = 7;
/** Most corrections of one word; the other words of the query decide among them. Chosen. */
export const CORRECTIONS = 3;
/** A word that some paper has is corrected only to words that occur at least 2 ** this often. Chosen. */
export const FREQUENT_MAGNITUDE = 5;
/** A correction with the same first letter counts as if it occurred 2 ** this times as often. Chosen. */
export const SAME_START_MAGNITUDE = 2;

/* ---- Levels and tiers: how much of the query a paper has, before any score ---- */

/** The paper has some of the words … */
export const SOME = 0;
/** … all of them, some only by their meaning in the vocabulary … */
export const MEANT = 1;
/** … all of them as typed, or as a misspelt word was corrected … */
export const COMPLETE = 2;
/** … and the query is a name, and the paper has its tag: "beans" are not an author called Bean. */
export const NAMED = 3;

/**
 * The tier of each level; papers of a higher tier come first. Words that mean a term are as good
 * as its name. Chosen by the known items: before, papers that have a word only by its meaning had
 * a lower tier than complete ones.
 */
export const TIER_OF_LEVEL = [0, 1, 1, 2];
const TIERS = Math.max(...TIER_OF_LEVEL) + 1;

/** What a tier adds to the relevance in a sort key; more than any relevance. */
export const TIER_STEP = 1e6;

/**
 * For a sentence, the order of its words in a paper decides before the tier. A sentence tier is the
 * number of its rarest words in order (at most this many), or one of two higher values.
 */
export const RAREST_WORDS = 4;
export const VERBATIM = RAREST_WORDS + 1;
export const SAME_TITLE = VERBATIM + 1;

/**
 * Combines both tiers into one number.
 * @param {number} sentenceTier
 * @param {number} tier below TIERS
 */
export function sentencePlace(sentenceTier, tier) {
  return TIERS * sentenceTier + tier;
}

/* ---- Relevance within a tier ---- */

/**
 * Exponent of the share of the query's words, by their rarity, that a paper has. The only tuned
 * number: first 0.2; 0.3 since known items are measured too.
 */
export const COVERAGE_EXPONENT = 0.3;
/** Factor for a paper that only mentions a value of a filter, or whose tag nothing verifies. Chosen. */
export const MENTIONED_FACTOR = 0.5;
/** The part of a word's share for a paper that has it only by its meaning. Chosen. */
export const MEANT_SHARE = 0.5;

/* ---- Reordering the first results by the texts that are loaded to show them ---- */

/** First results that are ordered by title and first author. Chosen: as many as are shown, and so loaded. */
export const REMEMBERED_RESULTS = 10;
/** Words, stop words counted, from which a query is a sentence, whose order counts too. Chosen. */
export const SENTENCE_WORDS = 5;
/** What a letter of a script without blanks adds to a sentence. Chosen: most Chinese words have two. */
export const LETTER_WORDS = 0.5;
/** Results of a sentence that are checked for the order of its words. Chosen. */
export const SENTENCE_RESULTS = 1000;
/** Number of a sentence's rarest words in order that is no coincidence. Chosen. */
export const WORDS_IN_ORDER = 3;
/** First results of a sentence that are ordered by likeness to the best. Chosen: each may be a file. */
export const LIKENESS_RESULTS = 16;
/** Number of these that count as the best. Chosen. */
export const LIKENESS_BEST = 5;
/** Weight of likeness: with 1, a likeness of 1 counts as much as the best score. Chosen. */
export const LIKENESS_WEIGHT = 1;

/* ---- Hand-written pages in the header's search ---- */

/** A word in a page's title counts as much as this many in its text. Chosen. */
export const PAGE_TITLE_WEIGHT = 10;
