import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";

import fc from "fast-check";

import { Cursor, columns, decodeColumn, decodePlaces, decodeShard, frontCoded, inflate } from "../../../hooks/browser/worker/codec.js";
import { RUNS } from "./runs.mjs";

const data = new URL("../golden/data/", import.meta.url);
const names = readdirSync(data, { recursive: true }).map(String).filter((name) => /(common|runs)\/\d+\.bin$/.test(name) && !name.includes("places"));
const files = names.map((name) => new Uint8Array(readFileSync(fileURLToPath(new URL(name, data)))));
const shards = files.map((bytes) => new Uint8Array(inflateSync(bytes)));
const bare = Array.from({ length: 9 }, () => Infinity);

/** A file with some bytes changed, and its end cut off or something added. @param {Uint8Array[]} whole */
const damaged = (whole) =>
  fc
    .tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }), fc.nat(), fc.uint8Array({ maxLength: 20 }), fc.boolean())
    .map(([bytes, changes, end, added, cut]) => {
      const copy = new Uint8Array([...(cut ? bytes.subarray(0, end % (bytes.length + 1)) : bytes), ...added]);
      for (const [at, value] of changes) if (copy.length > 0) copy[at % copy.length] = value;
      return copy;
    });

/** Runs what may refuse its bytes, but only with a RangeError. @param {() => void} decode */
function refusing(decode) {
  try {
    decode();
  } catch (error) {
    assert.ok(error instanceof RangeError, String(error));
  }
}

test("a damaged shard is decoded or refused, and asks for no more memory than it has bytes", () => {
  fc.assert(
    fc.property(fc.oneof(damaged(shards), fc.uint8Array({ maxLength: 60 })), (bytes) => {
      refusing(() => {
        const shard = decodeShard(bytes, bare);
        const sizes = [...shard.values()].flat().map(({ documents }) => documents.length);
        assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= bytes.length);
        decodePlaces(bytes, shard);
      });
      refusing(() => columns(bytes));
      refusing(() => decodeColumn(bytes, 50));
      frontCoded(new TextDecoder().decode(bytes));
    }),
    RUNS,
  );
});

test("a length that no file has room for takes no memory", () => {
  // More than an array may have: without the check, the error would be that of the array.
  const huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
  // One term in one field; columns of words, counts, firsts, gaps, codes and overflow.
  const parts = [[0x30, 0x61, 0x0a], [1, ...huge], [0], [], [], []];
  const bytes = new Uint8Array([parts.length, ...parts.map(({ length }) => length), ...parts.flat()]);
  assert.throws(() => decodeShard(bytes, bare), /ends too early/);
  const documents = new Uint32Array(1);
  const frequencies = new Uint16Array([65535]);
  const shard = new Map([["a", [{ field: 0, documents, norms: null, frequencies }]]]);
  assert.throws(() => decodePlaces(new Uint8Array(9), shard), /ends too early/);
});

test("what is not deflated is refused", async () => {
  await fc.assert(
    fc.asyncProperty(damaged(files), async (bytes) => {
      const found = await inflate(bytes).catch((error) => error);
      assert.ok(found instanceof Uint8Array || found instanceof Error);
    }),
    RUNS,
  );
});

test("numbers come back from their bytes", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 2 ** 40 })), (numbers) => {
      const bytes = numbers.flatMap((number) => {
        const parts = [];
        for (; number > 0x7f; number = Math.floor(number / 0x80)) parts.push((number % 0x80) + 0x80);
        return [...parts, number];
      });
      const cursor = new Cursor(new Uint8Array(bytes));
      assert.deepEqual(numbers.map(() => cursor.next()), numbers);
      assert.ok(cursor.done);
    }),
    RUNS,
  );
});
