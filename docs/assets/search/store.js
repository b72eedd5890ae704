/**
 * The files of the index: each fetched once, decoded, remembered. A file that failed to
 * load is forgotten, so that asking again tries again; it is never an empty answer.
 */

import { columns, decodeColumn, decodeShard, frontCoded, inflate } from "./codec.js";

/** @typedef {(name: string) => Promise<Uint8Array>} Read reads a file of the data folder */
/** @typedef {Map<string, import("./codec.js").Posting[]>} Shard */
/**
 * @typedef {[id: string, title: string, authors: string[], authorCount: number,
 *   journal: string | null, year: number | null, conditions: string[], text: string]} Row
 */

/** @typedef {{word: string, magnitude: number}} Spelled a word, and how often it stands: 2 ** magnitude */

const FORMAT = 1;

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
      const manifest = JSON.parse(new TextDecoder().decode(bytes));
      if (manifest.format !== FORMAT) {
        throw new Error(`search index of format ${manifest.format}, expected ${FORMAT}: reload the page`);
      }
      return manifest;
    });
  }

  /**
   * The shard that holds a term if any does.
   * @param {string} term
   * @returns {Promise<Shard>}
   */
  async shardOf(term) {
    const manifest = await this.manifest();
    const common = manifest.common.indexOf(term);
    if (common >= 0) return this.shard(`common/${common}`);
    const run = lastNotAfter(manifest.runs, term);
    return run < 0 ? new Map() : this.shard(`runs/${run}`);
  }

  /**
   * All terms with a beginning, in order.
   * @param {string} prefix
   * @param {number} [limit] shards that may be read; when it takes more, none is
   * @returns {Promise<Shard>}
   */
  async startingWith(prefix, limit = Infinity) {
    const { runs, common } = await this.manifest();
    const first = Math.max(0, lastNotAfter(runs, prefix));
    const last = runs.findIndex((start, i) => i > first && start > prefix && !start.startsWith(prefix));
    const names = [
      ...range(first, last < 0 ? runs.length : last).map((run) => `runs/${run}`),
      ...range(0, common.length)
        .filter((i) => common[i]?.startsWith(prefix))
        .map((i) => `common/${i}`),
    ];
    if (names.length > limit) return new Map();
    const shards = await Promise.all(names.map((name) => this.shard(name)));
    const found = shards.flatMap((shard) => [...shard]).filter(([term]) => term.startsWith(prefix));
    return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /**
   * The words of the corpus as people write them, or those a word would stand among.
   * @param {string} [near]
   * @returns {Promise<Spelled[]>}
   */
  async words(near) {
    const { folder, words } = await this.manifest();
    const files = near === undefined ? [...words.keys()] : [lastNotAfter(words, near)];
    const parts = files.map((file) =>
      this.once(`${folder}/words/${file}.bin`, async (bytes) => decodeWords(await inflate(bytes))),
    );
    return (await Promise.all(parts)).flat();
  }

  /**
   * What is shown of a paper.
   * @param {number} document
   * @returns {Promise<Row>}
   */
  async row(document) {
    const { papersAFile, folder } = await this.manifest();
    const file = Math.floor(document / papersAFile);
    const rows = await this.once(`${folder}/results/${file}.bin`, async (bytes) =>
      JSON.parse(new TextDecoder().decode(await inflate(bytes))),
    );
    return rows[document % papersAFile];
  }

  /**
   * @param {string} name
   * @returns {Promise<Shard>}
   */
  async shard(name) {
    const { folder, bareFrom, fields } = await this.manifest();
    const bare = fields.map(({ column }) => (column ? bareFrom : Infinity));
    return this.once(`${folder}/${name}.bin`, async (bytes) =>
      decodeShard(await inflate(bytes), bare),
    );
  }

  /**
   * The norms of all documents in a field, for its bare lists.
   * @param {number} field
   * @returns {Promise<Uint16Array>}
   */
  async norms(field) {
    const { folder, documents } = await this.manifest();
    return this.once(`${folder}/norms/${field}.bin`, async (bytes) =>
      decodeColumn(await inflate(bytes), documents),
    );
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

/**
 * @param {Uint8Array} bytes inflated
 * @returns {Spelled[]}
 */
function decodeWords(bytes) {
  const [words, magnitudes] = columns(bytes);
  if (words === undefined || magnitudes === undefined) throw new RangeError("no file of words");
  return frontCoded(words).map((word, i) => ({ word, magnitude: magnitudes[i] ?? 0 }));
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

/**
 * @param {number} from
 * @param {number} to exclusive
 */
function range(from, to) {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
