/**
 * The parts that most searches do not need: sentences, phrases and initials, beginnings of words,
 * misspelt and everyday words, words in scripts without blanks. They are a separate file, so that a first search
 * need not wait for it.
 */

export { apart, isNowhere, someHaveAll } from "./apart.js";
export { findBegun } from "./begun.js";
export { lookUp, searchNear } from "./english.js";
export { findInitials, oneByOne, phraseDocuments } from "./phrases.js";
export { rankSentence } from "./sentences.js";
export { correct, within } from "./spelling.js";
export { explain } from "./why.js";
