/**
 * Decodes the search files: deflated columns of variable-length integers.
 * hooks/papershelf/index/codec.py and shards.py write them; docs/search-format.md describes them.
 */

import { EVERYDAY, FREQUENCIES, SHARED_ZERO } from "./format.js";

/**
 * The postings of a term in one field; both arrays are in order of documents.
 * @typedef {object} Posting
 * @property {number} field number of the field
 * @property {Uint32Array} documents document numbers, ascending
 * @property {Uint16Array | null} norms number of the document's norm in this field; null
 *   in a bare list, whose norms are in the field's column
 * @property {Uint16Array} frequencies how often the term occurs there
 * @property {boolean} [everyday] whether authors are called by the term, which is also a word
 */

/**
 * @param {Uint8Array} bytes deflated, with zlib's checksum
 * @returns {Promise<Uint8Array>}
 */
export async function inflate(bytes) {
  const { writable, readable } = new DecompressionStream("deflate");
  // A Blob's stream would take ten times as long. Errors here also reject the reading below.
  const writer = writable.getWriter();
  writer.write(/** @type {Uint8Array<ArrayBuffer>} */ (bytes)).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** Reads unsigned LEB128 integers one after another. */
export class Cursor {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [at]
   */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Whether all integers were read. */
  get done() {
    return this.at >= this.bytes.length;
  }

  /** @returns {number} */
  next() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError("search file ends too early");
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }
}

/**
 * Refuses a number of integers that cannot follow, before memory is taken for them.
 * @param {Cursor} cursor
 * @param {number} length
 */
function enough({ bytes, at }, length) {
  if (length > bytes.length - at) throw new RangeError("search file ends too early");
}

/**
 * Returns the columns that `pack` of codec.py wrote.
 * @param {Uint8Array} bytes inflated
 * @returns {Uint8Array[]}
 */
export function columns(bytes) {
  const header = new Cursor(bytes);
  const lengths = Array.from({ length: header.next() }, () => header.next());
  let at = header.at;
  return lengths.map((length) => bytes.subarray(at, (at += length)));
}

/**
 * Decodes a shard of terms.
 * @param {Uint8Array} bytes inflated
 * @param {number[]} bareFrom field -> number of postings from which its lists are bare
 * @returns {Map<string, Posting[]>} term -> postings by field; terms in order of UTF-16 units
 */
export function decodeShard(bytes, bareFrom) {
  const [words, ...rest] = columns(bytes);
  if (words === undefined || rest.length !== 5) throw new RangeError("no shard of terms");
  const cursors = rest.map((column) => new Cursor(column));
  /** @type {Map<string, Posting[]>} */
  const shard = new Map();
  for (const term of frontCoded(text(words))) shard.set(term, postings(cursors, bareFrom));
  return shard;
}

/** @param {Uint8Array} bytes */
export function text(bytes) {
  return new TextDecoder().decode(bytes);
}

/**
 * Decodes words that are stored with the length shared with the word before.
 * @param {string} coded
 * @returns {string[]}
 */
export function frontCoded(coded) {
  const lines = coded.split("\n").slice(0, -1);
  let word = "";
  return lines.map((line) => {
    word = word.slice(0, line.charCodeAt(0) - SHARED_ZERO) + line.slice(1);
    return word;
  });
}

/**
 * @param {Cursor[]} cursors counts, firsts, gaps, codes, overflow
 * @param {number[]} bareFrom
 * @returns {Posting[]}
 */
function postings(cursors, bareFrom) {
  const [counts, firsts, gaps, codes, overflow] =
    /** @type {[Cursor, Cursor, Cursor, Cursor, Cursor]} */ (cursors);
  const fields = [];
  const whole = counts.next();
  const everyday = whole >= EVERYDAY;
  for (let mask = whole % EVERYDAY, field = 0; mask > 0; mask >>= 1, field++) {
    if (mask & 1) fields.push({ field, length: counts.next() });
  }
  return fields.map(({ field, length }) => {
    enough(codes, length);
    const documents = new Uint32Array(length);
    const norms = length < /** @type {number} */ (bareFrom[field]) ? new Uint16Array(length) : null;
    const frequencies = new Uint16Array(length);
    let document = firsts.next();
    for (let i = 0; i < length; i++) {
      if (i > 0) document += gaps.next() + 1;
      const code = codes.next();
      const frequency = (code % FREQUENCIES) + 1;
      documents[i] = document;
      if (norms) norms[i] = Math.floor(code / FREQUENCIES);
      frequencies[i] = frequency < FREQUENCIES ? frequency : FREQUENCIES + overflow.next();
    }
    return { field, documents, norms, frequencies, everyday };
  });
}

/**
 * Decodes a column of integers.
 * @param {Uint8Array} bytes inflated
 * @param {number} length
 */
export function decodeColumn(bytes, length) {
  const cursor = new Cursor(bytes);
  return Uint16Array.from({ length }, () => cursor.next());
}

/**
 * Decodes the places of a shard's terms; the frequencies say how many each posting has.
 * @param {Uint8Array} bytes inflated
 * @param {Map<string, Posting[]>} shard
 * @returns {Map<string, import("./phrases.js").Placed[]>}
 */
export function decodePlaces(bytes, shard) {
  const cursor = new Cursor(bytes);
  /** @type {Map<string, import("./phrases.js").Placed[]>} */
  const found = new Map();
  for (const [term, postings] of shard) {
    const placed = postings.map(({ field, documents, frequencies }) => {
      const starts = new Uint32Array(documents.length + 1);
      frequencies.forEach((frequency, i) => {
        starts[i + 1] = /** @type {number} */ (starts[i]) + frequency;
      });
      const total = /** @type {number} */ (starts[documents.length]);
      enough(cursor, total);
      const places = new Uint16Array(total);
      for (let i = 0; i < documents.length; i++) {
        let place = 0;
        for (let at = /** @type {number} */ (starts[i]); at < /** @type {number} */ (starts[i + 1]); at++) {
          place += cursor.next();
          places[at] = place;
        }
      }
      return { field, documents, starts, places };
    });
    found.set(term, placed);
  }
  return found;
}
