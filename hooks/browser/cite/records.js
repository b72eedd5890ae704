/**
 * Loads the CSL-JSON items of papers from the small files that docs/cite.md describes. All
 * citations are made from these and not from a page's head: they divide names into their parts,
 * say that a paper was retracted, and are the same for a paper's page, results and lists.
 */

import { readFile, readJson } from "../both/fetch.js";
import { OUTDATED } from "../texts/shared.js";
import { inflate, text } from "../worker/codec.js";
import { together } from "./together.js";

/** @typedef {import("./item.js").Item} Item */
/**
 * @typedef {object} Manifest
 * @property {number} format
 * @property {number} files
 * @property {number} papers
 * @property {number} merged records that described a paper of another record
 * @property {number} searches that brought papers, which a page shows; 0 without that page
 * @property {string} version of the corpus
 */

const FORMAT = 2;

export class Records {
  /** @param {URL} base the site's root */
  constructor(base) {
    this.base = base;
    this.folder = new URL("assets/cite/", base);
    /** @type {Promise<Manifest> | null} */
    this.known = null;
  }

  /**
   * @returns {Promise<Manifest>}
   * @throws {Error} when it cannot be read or has another format
   */
  manifest() {
    this.known ??= this.readManifest().catch((error) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  /** @private */
  async readManifest() {
    const manifest = await readJson("manifest.json", this.folder);
    if (manifest.format !== FORMAT) {
      throw new Error(`records of format ${manifest.format}, expected ${FORMAT}: ${OUTDATED}`);
    }
    return manifest;
  }

  /**
   * Returns the items of papers, in the order of their ids, without those that the site lacks.
   * @param {string[]} ids
   * @param {(done: number, all: number) => void} [tell] how many papers are loaded
   * @param {AbortSignal} [signal]
   * @returns {Promise<Item[]>}
   * @throws {Error} when a file cannot be read, or when the signal aborts
   */
  async items(ids, tell = () => {}, signal) {
    const { files } = await this.manifest();
    /** @type {Map<string, Item>} */
    const found = new Map();
    let done = 0;
    await together([...grouped(ids, files)], async ([number, wanted]) => {
      const asked = new Set(wanted);
      const bytes = await readFile(`${number}.bin`, this.folder);
      for (const item of JSON.parse(text(await inflate(bytes)))) if (asked.has(item.id)) found.set(item.id, item);
    }, ([, wanted]) => tell((done += wanted.length), ids.length), signal);
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}

/**
 * Returns the number of each file that is needed, with the ids of its papers.
 * @param {string[]} ids
 * @param {number} files
 */
function grouped(ids, files) {
  /** @type {Map<number, string[]>} */
  const groups = new Map();
  for (const id of ids) {
    const number = hash(id) % files;
    const group = groups.get(number);
    if (group) group.push(id);
    else groups.set(number, [id]);
  }
  return groups;
}

const encoder = new TextEncoder();

/**
 * Returns the 32-bit FNV-1a hash of a text's UTF-8 bytes, as hooks/papershelf/machinery/packing.py.
 * @param {string} id
 */
export function hash(id) {
  let value = 0x811c9dc5;
  for (const byte of encoder.encode(id)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}
