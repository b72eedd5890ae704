/**
 * Loads the files of the index: each is fetched once, decoded and cached. A file that failed to
 * load is not cached, so that the next request tries again; it never counts as empty.
 */

import { OUTDATED } from "../texts/shared.js";
import {
  decodeColumn,
  decodePlaces,
  decodeShard,
  frontCoded,
  inflate,
  text,
} from "./codec.js";
import { FORMAT } from "./format.js";
import { decodeLanguage, decodeNames, decodeWords } from "./word_files.js";

/** @typedef {import("./word_files.js").Spelled} Spelled */
/** @typedef {import("./word_files.js").Name} Name */
/**
 * Reads a file of the data folder; `fresh` if the one that the browser has was damaged.
 * @typedef {(name: string, fresh?: boolean) => Promise<Uint8Array>} Read
 */
/** @typedef {Map<string, import("./codec.js").Posting[]>} Shard */
/**
 * @typedef {[id: string, title: string, authors: string[], authorCount: number,
 *   journal: string | null, year: number | null, tags: string[], facts: string[],
 *   kind: string, flags: number, text: string, doi?: string]} Row
 */

const GONE = 404;

export class Store {
  /** @param {Read} read */
  constructor(read) {
    this.read = read;
    /** @type {Map<string, Promise<any>>} name -> decoded file */
    this.files = new Map();
    /** @type {Set<string>} files that arrived damaged */
    this.damaged = new Set();
  }

  /** @returns {Promise<import("./weights.js").Manifest>} */
  manifest() {
    return this.once("manifest.json", async (bytes) => {
      const manifest = json(bytes);
      if (manifest.format !== FORMAT) {
        throw new Error(`search index of format ${manifest.format}, expected ${FORMAT}: ${OUTDATED}`);
      }
      for (const list of ["runs", "common", "words", "rare", "tails", "language", "names"]) manifest[list] = frontCoded(manifest[list]);
      return manifest;
    });
  }

  /**
   * Returns the name of the only shard that may hold a term.
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
   * Returns the postings of a term, by field.
   * @param {string} term
   */
  async postings(term) {
    const name = await this.shardName(term);
    if (name === null) return undefined;
    const { common, bare, fields } = await this.manifest();
    if (common.slice(0, bare).includes(term)) {
      // Its bare lists will need the norms: load them at the same time.
      fields.forEach(({ bareFrom }, field) => bareFrom && this.norms(field).catch(() => {}));
    }
    return (await this.shard(name)).get(term);
  }

  /**
   * Returns the places of a term, by field.
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
   * Returns all terms that begin with a prefix, in order.
   * @param {string} prefix
   * @param {number} [limit] shards that may be read; if more are needed, those of the commonest terms are
   * @returns {Promise<string[]>}
   */
  async startingWith(prefix, limit = Infinity) {
    const names = (await this.filesStartingWith(prefix)).slice(0, limit);
    const shards = await Promise.all(names.map((name) => this.shard(name)));
    return shards
      .flatMap((shard) => [...shard.keys()])
      .filter((term) => term.startsWith(prefix))
      .sort();
  }

  /**
   * Returns the names of the shards that may hold terms with a prefix, those of common terms first.
   * The first few of a longer prefix are among those of a shorter one, as far as they begin so.
   * @param {string} prefix
   */
  async filesStartingWith(prefix) {
    const { runs, common } = await this.manifest();
    const single = common.flatMap((term, i) => (term.startsWith(prefix) ? [`common/${i}`] : []));
    return [...single, ...filesOf(runs, prefix).map((run) => `runs/${run}`)];
  }

  /**
   * Returns unstemmed words of the corpus: those of the files that hold words with a beginning.
   * @param {string} beginning "" for all
   * @param {boolean} rare whether to return rare words, or the others
   * @returns {Promise<Spelled[]>}
   */
  async words(beginning, rare) {
    const folder = rare ? "rare" : "words";
    return this.spelled(folder, (await this.manifest())[folder], beginning);
  }

  /**
   * Returns words whose letters after the first begin with `tail`; see `tail_files` of words.py.
   * @param {string} tail
   * @returns {Promise<Spelled[]>}
   */
  async wordsByTail(tail) {
    const words = await this.spelled("tails", (await this.manifest()).tails, tail);
    return words.map(({ word, magnitude }) => ({ word: word.slice(-1) + word.slice(0, -1), magnitude }));
  }

  /**
   * Returns what the shelf can give for an English word that papers lack: the words that are
   * nearest in meaning, the nearest first.
   * @param {string} stem
   * @returns {Promise<string[] | undefined>} undefined if it is not in the list
   */
  async english(stem) {
    const number = lastNotAfter((await this.manifest()).language, stem);
    return number < 0 ? undefined : (await this.file(`language/${number}`, decodeLanguage)).get(stem);
  }

  /**
   * Returns the names of terms that are filed under stems with some beginnings, maybe with others.
   * @param {string[]} beginnings "" for all names
   * @returns {Promise<Name[]>}
   */
  async names(beginnings) {
    const { names } = await this.manifest();
    const numbers = new Set(beginnings.flatMap((beginning) => filesOf(names, beginning)));
    return (await Promise.all([...numbers].map((number) => this.file(`names/${number}`, decodeNames)))).flat();
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
   * Returns the norms of all documents in a field, for its bare lists.
   * @param {number} field
   */
  async norms(field) {
    const { documents } = await this.manifest();
    return this.file(`norms/${field}`, (bytes) => decodeColumn(bytes, documents));
  }

  /**
   * Returns what is shown of a paper.
   * @param {number} document
   * @returns {Promise<Row>}
   */
  async row(document) {
    const { papersAFile } = await this.manifest();
    const rows = await this.file(`results/${Math.floor(document / papersAFile)}`, json);
    return rows[document % papersAFile];
  }

  /**
   * Returns the ids of papers.
   * @param {number[]} documents
   * @returns {Promise<string[]>}
   */
  async ids(documents) {
    const all = await this.file("ids", json);
    return documents.map((document) => all[document]);
  }

  /**
   * @param {string} name
   * @returns {Promise<Shard>}
   */
  async shard(name) {
    const { fields, runs, common } = await this.manifest();
    const bare = fields.map(({ bareFrom = Infinity }) => bareFrom);
    return this.file(name, (bytes) => {
      const shard = decodeShard(bytes, bare);
      // Without this, a file of other terms would look like one in which a term does not occur.
      const [folder, number] = name.split("/");
      const own = (/** @type {string} */ term) =>
        folder === "runs" ? lastNotAfter(runs, term) === Number(number) : term === common[Number(number)];
      for (const term of shard.keys()) if (!own(term)) throw new RangeError(`${name} is of another index`);
      return shard;
    });
  }

  /**
   * Loads a deflated file of the index's folder.
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
      // The site was rebuilt while the page was open: the next request loads the new manifest.
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
    const file = this.read(name, this.damaged.has(name)).then((bytes) =>
      decode(bytes).catch((error) => {
        this.damaged.add(name);
        throw error;
      }),
    );
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
 * Returns the numbers of the files, divided by separators, that hold words with a beginning.
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
 * Returns the last index whose word does not sort after `word`, by UTF-16 code units; -1 if none.
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
