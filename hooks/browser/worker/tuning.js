/**
 * Every number that decides which papers a query finds and in which order. Each comment says what
 * the number means and how it was found. Their combined effect is measured by nDCG@10 on CACM and
 * Cranfield (docs/performance.md, "Relevance"; `python -m tests.bench relevance`), on 60 judged
 * questions (`python -m tests.bench questions`) and by papers that a person half remembers
 * (`python -m tests.bench known-items`): run all after changing one. "Chosen" means that no other
 * value was measured, "questions" that it was the best of a few on the half to tune with.
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
/** The tag of a term that words of the query name; divided among these words. Questions: 0.5 to 8. */
export const TAG_WEIGHT = 2;
/** The tag of the next broader term, likewise. Questions: 0.4 and 0.8 are the same. */
export const CLASS_WEIGHT = 0.4;
/** An unverified tag, if the query searches for the tag. Chosen: such papers come last. */
export const UNVERIFIED_WEIGHT = 0.01;
/** A correction of a misspelt word. Chosen. */
export const CORRECTED_WEIGHT = 0.7;
/** The name of an author that is also a word, if it is typed in small letters. Chosen. */
export const NAME_WEIGHT = 0.1;
/** A word nearest in meaning to one that hardly any paper has. Questions: 0.3, 0.5, 0.7, 1. */
export const NEAR_WEIGHT = 0.5;

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

/* ---- What a paper has of the query; a word as typed in title or abstract is one whole ---- */

/** A word that is only in the full text, which mentions much that the paper is not about. Chosen. */
export const FULL_TEXT_SHARE = 0.5;
/** A word by the tag of the term that it names. Questions: 0.5, 0.8, 1. */
export const MEANT_SHARE = 1;
/** A word by the tag of that term's class. Questions: 0.25 and 0.5. */
export const CLASS_SHARE = 0.5;
/** A word by one that is near in meaning. Questions: 0.3, 0.5, 0.7, 1. */
export const NEAR_SHARE = 0.5;
/** A word that is only an author's name. Chosen. */
export const NAME_SHARE = 0.25;

/**
 * Returns the exponent of the share of the query's words, by their rarity, that a paper has. Of a
 * few words all are meant. Of a long description, as CACM and Cranfield have them, no paper has
 * all: there an exponent of 1 costs 0.010 and 0.015. Questions and both: 4 to 8 words; 0.2, 0.3, 0.45.
 * @param {number} units number of words
 */
export function coverageExponent(units) {
  return units <= FEW_WORDS ? 1 : LONG_EXPONENT;
}
const FEW_WORDS = 6;
const LONG_EXPONENT = 0.3;

/** Exponent of the share of those words that name terms of the vocabulary. Questions: 0, 0.5, 1, 2. */
export const SUBJECT_EXPONENT = 1;
/** Factor for a paper that only mentions a value of a filter, or whose tag nothing verifies. Chosen. */
export const MENTIONED_FACTOR = 0.5;

/* ---- Reordering the first results by the texts that are loaded to show them ---- */

/** First results that are ordered by title and first author. Chosen: as many as are shown, and so loaded. */
export const REMEMBERED_RESULTS = 10;
/** What a title with all words of the query, in their order, adds to the relevance, which is 1. Questions:
 * 0.2, 0.5 and 1 are the same. */
export const TITLE_WEIGHT = 0.5;
/**
 * Factors for papers with a fact that the shelf declares to come sooner, such as reviews, or later, such as
 * studies of animals. Questions: 1, 1.1, 1.2, 1.3 and 1, 0.7, 0.6, 0.5.
 */
export const SOONER_FACTOR = 1.2;
export const LATER_FACTOR = 0.7;
/** Words, stop words counted, from which a query is a sentence, whose order counts too. Chosen. */
export const SENTENCE_WORDS = 5;
/** What a letter of a script without blanks adds to a sentence. Chosen: most Chinese words have two. */
export const LETTER_WORDS = 0.5;
/** Results of a sentence that are checked for the order of its words. Chosen. */
export const SENTENCE_RESULTS = 1000;
/** Number of a sentence's rarest words whose order is looked at. Chosen. */
export const RAREST_WORDS = 4;
/** What each of them in order adds to the relevance, which is 1. CACM and Cranfield: 0, 0.15, 0.3. */
export const ORDER_WEIGHT = 0.15;
/** Number of a sentence's rarest words in order that is no coincidence. Chosen. */
export const WORDS_IN_ORDER = 3;
/**
 * First results of a sentence that are ordered by likeness to the best. Each may be a file of 0.7 KB.
 * CACM and Cranfield: 16, 20, 24, 30, 50; more of them gain on Cranfield and lose on CACM.
 */
export const LIKENESS_RESULTS = 24;
/**
 * The best results are those of high relevance: each counts by this power of its share of the
 * highest one. CACM, Cranfield and questions: 2, 4, 6, 8.
 */
export const LIKENESS_SHARPNESS = 6;
/** Weight of likeness: with 1, a likeness of 1 counts as much as the best score. CACM, Cranfield
 * and questions: 1 to 3 by halves. */
export const LIKENESS_WEIGHT = 3;
/** The same of likeness by latent semantics. CACM, Cranfield and questions: 0, 0.25, 0.5, 0.75, 1. */
export const LATENT_WEIGHT = 0.5;
/** Number of directions of latent semantics. CACM, Cranfield and questions: 3 to 8, 10, 16. */
export const LATENT_DIMENSIONS = 6;
/** What a title with all words of a sentence adds. CACM, Cranfield and questions: 0, 0.25, 0.5. */
export const SENTENCE_TITLE_WEIGHT = 0.25;
/** What a text adds that has all words of a sentence side by side. CACM, Cranfield and questions:
 * 0, 0.25, 0.5, 0.75. */
export const PAIR_WEIGHT = 0.25;

/* ---- Hand-written pages in the header's search ---- */

/** A word in a page's title counts as much as this many in its text. Chosen. */
export const PAGE_TITLE_WEIGHT = 10;
