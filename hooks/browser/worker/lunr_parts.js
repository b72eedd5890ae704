/*! Stemmer and stop words: lunr 2.3.9, https://lunrjs.com, Copyright (C) 2020 Oliver Nightingale, MIT License */

/**
 * The parts of lunr.js that the search needs, a tenth of it. Tests compare our index with lunr's,
 * which the site does not include.
 */

import "./lunr_global.js";
import "lunr/lib/token.js";
import "lunr/lib/stemmer.js";
import "lunr/lib/stop_word_filter.js";

/** @type {import("./tokenise.js").Lunr} */
export const lunr = /** @type {any} */ (globalThis).lunr;
