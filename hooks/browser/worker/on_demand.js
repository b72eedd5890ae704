/**
 * Small parts that most searches do not need: phrases and initials, beginnings of words, words in scripts
 * without blanks, reasons. They are a separate file, so that a first search need not wait for it; the
 * other files that are loaded when a query needs them are sentences.js, doubtful.js, language.js,
 * suggest.js and refine.js.
 */

export { apart, isNowhere, someHaveAll } from "./apart.js";
export { findBegun } from "./begun.js";
export { findInitials, oneByOne, phraseDocuments } from "./phrases.js";
export { explain } from "./why.js";
