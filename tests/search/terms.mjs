/**
 * usage: node tests/search/terms.mjs < texts.json > terms.json
 *
 * The terms of each text of a JSON array, for Python's tests to compare with theirs.
 */

import { readFileSync, writeSync } from "node:fs";

import lunr from "lunr";

import { terms, wordsOf } from "../../hooks/browser/worker/tokenise.js";

const words = wordsOf(lunr);
const texts = JSON.parse(readFileSync(0, "utf-8"));
const found = texts.map((/** @type {string} */ text) => terms(text, words));
// All of it, whatever the pipe takes at once.
const bytes = Buffer.from(JSON.stringify(found));
for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at);
