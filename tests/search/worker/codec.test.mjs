import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { test } from "node:test";

import { columns, Cursor, decodeColumn, decodeShard, frontCoded, inflate } from "../../../hooks/browser/worker/codec.js";

const bytes = (/** @type {number[]} */ ...values) => Uint8Array.from(values);

test("integers of any size are read, least significant bits first", () => {
  const cursor = new Cursor(bytes(5, 0x80, 1, 0xff, 0xff, 0xff, 0xff, 0x1f));
  assert.deepEqual([cursor.next(), cursor.next(), cursor.next()], [5, 128, 2 ** 33 - 1]);
  assert.ok(cursor.done);
});

test("a file that ends too early is an error, not a short answer", () => {
  assert.throws(() => new Cursor(bytes(0x80)).next(), RangeError);
});

test("columns are divided by the lengths before them", () => {
  const found = columns(bytes(2, 1, 2, 9, 7, 8));
  assert.deepEqual(found.map((column) => [...column]), [[9], [7, 8]]);
});

test("what is no shard is an error", () => {
  assert.throws(() => decodeShard(bytes(1, 0), []), /no shard/);
});

test("words are stored with the length shared with the word before", () => {
  assert.deepEqual(frontCoded("0\n0tic\n3s\n0𐐀𐐩\n"), ["", "tic", "tics", "𐐀𐐩"]);
});

test("what is deflated is inflated", async () => {
  const text = "tics and more tics";
  assert.equal(new TextDecoder().decode(await inflate(deflateSync(text))), text);
});

test("what is no deflated file, or half of one, is an error", async () => {
  const whole = deflateSync("tics and more tics".repeat(50));
  await assert.rejects(inflate(whole.subarray(0, whole.length / 2)));
  await assert.rejects(inflate(new Uint8Array([255, 254, 253])));
});

test("a column has as many numbers as papers", () => {
  assert.deepEqual([...decodeColumn(bytes(1, 0x80, 2), 2)], [1, 256]);
});
