/** The golden index that tests/index/golden.py wrote, and the texts it was made of. */

import { readFileSync } from "node:fs";

import { Engine } from "../../hooks/browser/worker/engine.js";
import { wordsOf } from "../../hooks/browser/worker/tokenise.js";
import { readFrom } from "./disk.mjs";
import lunr from "lunr";

const folder = new URL("golden/", import.meta.url).pathname;

/** @param {string} name */
const json = (name) => JSON.parse(readFileSync(`${folder}${name}`, "utf-8"));

export const read = readFrom(`${folder}data`);

/** @type {{text: string, terms: string[]}[]} */
export const tokens = json("tokens.json");

/**
 * By number; a part of a date that is unknown is 0, and the values of facets are slugs.
 * @type {(import("./reference.mjs").Texts & {date: [year: number, month: number, day: number], values: Record<string, string[]>})[]}
 */
export const texts = json("texts.json");

/** The facets as a search page holds them. @type {import("../../hooks/browser/both/facets.js").ShownFacet[]} */
export const shownFacets = json("facets.json");

/** The facets as the manifest has them. @type {import("../../hooks/browser/both/facets.js").AskedFacet[]} */
export const askedFacets = json("data/manifest.json").facets;

export const words = wordsOf(lunr);

/** A new engine, nothing loaded. */
export const goldenEngine = () => new Engine(read, lunr);
