/**
 * The files of the index: each fetched once, decoded, remembered. A file that failed to
 * load is forgotten, so that asking again tries again; it is never an empty answer.
 */

import {
  columns,
  decodeColumn,
  decodePlaces,
  decodeShard,
  frontCoded,
  inflate,
  text,
} from "./codec.js";
import { FORMAT } from "./format.js";

/** @typedef {(name: string) => Promise<Uint8Array>} Read reads a file of the data folder */
/** @typedef {Map<string, import("./codec.js").Posting[]>} Shard */
/**
 * @typedef {[id: string, title: string, authors: string[], authorCount: number,
 *   journal: string | null, year: number | null, conditions: string[], design: string | null,
 *   kind: string, flags: number, text: string]} Row
 */

/** @typedef {{word: string, magnitude: number}} Spelled a word, and how often it stands: 2 ** magnitude */

const GONE = 404;

export class Store {
  /** @param {Read} read */
  constructor(read) {
    this.read = read;
    /** @type {Map<string, Promise<any>>} name -> decoded file */
    this.files = new Map();
  }

  /** @returns {Promise<import("./weights.js").Manifest>} */
  manifest() {
    return this.once("manifest.json", async (bytes) => {
      const manifest = json(bytes);
      if (manifest.format !== FORMAT) {
        throw new Error(`search index of format ${manifest.format}, expected ${FORMAT}: reload the page`);
      }
      for (const list of ["runs", "common", "words", "rare", "tails"]) manifest[list] = frontCoded(manifest[list]);
      return manifest;
    });
  }

  /**
   * The name of the shard that holds a term if any does.
   * @param {string} term
   * @returns {Promise<string | null>}
   */
  async shardName(term) {
    const { common, runs } = await this.manifest();
    const single = common.indexOf(term);
    if (single >= 0) return `common/${single}`;
    const run = lastNotAfter(runs, term);
    return run < 0 ? null : `runs/${run}`;
  }

  /**
   * The postings of a term, by field.
   * @param {string} term
   */
  async postings(term) {
    const name = await this.shardName(term);
    if (name === null) return undefined;
    const { common, bare, fields } = await this.manifest();
    if (common.slice(0, bare).includes(term)) {
      // Its bare lists will need the norms: they come along.
      fields.forEach(({ column }, field) => column && this.norms(field).catch(() => {}));
    }
    return (await this.shard(name)).get(term);
  }

  /**
   * The places of a term, by field.
   * @param {string} term
   * @returns {Promise<import("./phrases.js").Placed[]>}
   */
  async places(term) {
    const name = await this.shardName(term);
    if (name === null) return [];
    const shard = await this.shard(name);
    const places = await this.file(`places/${name}`, (bytes) => decodePlaces(bytes, shard));
    return places.get(term) ?? [];
  }

  /**
   * All terms with a beginning, in order.
   * @param {string} prefix
   * @param {number} [limit] shards that may be read; when it takes more, none is
   * @returns {Promise<string[]>}
   */
  async startingWith(prefix, limit = Infinity) {
    const { runs, common } = await this.manifest();
    const names = filesOf(runs, prefix).map((run) => `runs/${run}`);
    common.forEach((term, i) => {
      if (term.startsWith(prefix)) names.push(`common/${i}`);
    });
    if (names.length > limit) return [];
    const shards = await Promise.all(names.map((name) => this.shard(name)));
    return shards
      .flatMap((shard) => [...shard.keys()])
      .filter((term) => term.startsWith(prefix))
      .sort();
  }

  /**
   * Words of the corpus as people write them: those in the files that hold a beginning.
   * @param {string} beginning "" for all
   * @param {boolean} rare whether the rare ones, or the others
   * @returns {Promise<Spelled[]>}
   */
  async words(beginning, rare) {
    const folder = rare ? "rare" : "words";
    return this.spelled(folder, (await this.manifest())[folder], beginning);
  }

  /**
   * Words whose letters after the first begin so; see `tail_files` of words.py.
   * @param {string} tail
   * @returns {Promise<Spelled[]>}
   */
  async wordsByTail(tail) {
    const words = await this.spelled("tails", (await this.manifest()).tails, tail);
    return words.map(({ word, magnitude }) => ({ word: word.slice(-1) + word.slice(0, -1), magnitude }));
  }

  /**
   * @param {string} folder
   * @param {string[]} separators
   * @param {string} beginning
   * @returns {Promise<Spelled[]>}
   */
  async spelled(folder, separators, beginning) {
    const names = filesOf(separators, beginning).map((number) => `${folder}/${number}`);
    return (await Promise.all(names.map((name) => this.file(name, decodeWords)))).flat();
  }

  /**
   * The norms of all documents in a field, for its bare lists.
   * @param {number} field
   */
  async norms(field) {
    const { documents } = await this.manifest();
    return this.file(`norms/${field}`, (bytes) => decodeColumn(bytes, documents));
  }

  /**
   * What is shown of a paper.
   * @param {number} document
   * @returns {Promise<Row>}
   */
  async row(document) {
    const { papersAFile } = await this.manifest();
    const rows = await this.file(`results/${Math.floor(document / papersAFile)}`, json);
    return rows[document % papersAFile];
  }

  /**
   * @param {string} name
   * @returns {Promise<Shard>}
   */
  async shard(name) {
    const { bareFrom, fields } = await this.manifest();
    const bare = fields.map(({ column }) => (column ? bareFrom : Infinity));
    return this.file(name, (bytes) => decodeShard(bytes, bare));
  }

  /**
   * A deflated file of the index's folder.
   * @template T
   * @param {string} name without folder and extension
   * @param {(bytes: Uint8Array) => T} decode takes inflated bytes
   * @returns {Promise<T>}
   */
  async file(name, decode) {
    const { folder } = await this.manifest();
    try {
      return await this.once(`${folder}/${name}.bin`, async (bytes) => decode(await inflate(bytes)));
    } catch (error) {
      // The site was built anew while the page was open: its next question starts afresh.
      if (/** @type {{status?: number}} */ (error).status === GONE) this.files.clear();
      throw error;
    }
  }

  /**
   * @template T
   * @param {string} name
   * @param {(bytes: Uint8Array) => Promise<T>} decode
   * @returns {Promise<T>}
   */
  once(name, decode) {
    const known = this.files.get(name);
    if (known) return known;
    const file = this.read(name).then(decode);
    this.files.set(name, file);
    file.catch(() => this.files.delete(name));
    return file;
  }
}

/** @param {Uint8Array} bytes */
function json(bytes) {
  return JSON.parse(text(bytes));
}

/**
 * @param {Uint8Array} bytes inflated
 * @returns {Spelled[]}
 */
function decodeWords(bytes) {
  const [words, magnitudes] = columns(bytes);
  if (words === undefined || magnitudes === undefined) throw new RangeError("no file of words");
  return frontCoded(text(words)).map((word, i) => ({ word, magnitude: magnitudes[i] ?? 0 }));
}

/**
 * The numbers of the files, divided by separators, that hold words with a beginning.
 * @param {string[]} separators sorted
 * @param {string} beginning
 * @returns {number[]}
 */
function filesOf(separators, beginning) {
  const first = Math.max(0, lastNotAfter(separators, beginning));
  return [...separators.keys()].filter(
    (number) => number === first || (number > first && separators[number]?.startsWith(beginning)),
  );
}

/**
 * The last index whose word does not sort after `word`, by UTF-16 code units; -1 if none.
 * @param {string[]} words sorted
 * @param {string} word
 */
function lastNotAfter(words, word) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {string} */ (words[middle]) <= word) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
