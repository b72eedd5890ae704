/**
 * usage: node tests/search/terms.mjs < texts.json > terms.json
 *
 * Prints the terms of each text of a JSON array, which Python's tests compare with Python's terms.
 */

import { readFileSync, writeSync } from "node:fs";

import lunr from "lunr";

import { terms, wordsOf } from "../../hooks/browser/worker/tokenise.js";

const words = wordsOf(lunr);
const texts = JSON.parse(readFileSync(0, "utf-8"));
const found = texts.map((/** @type {string} */ text) => terms(text, words));
// Write everything, however little the pipe takes at once.
const bytes = Buffer.from(JSON.stringify(found));
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
