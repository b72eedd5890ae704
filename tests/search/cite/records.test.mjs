/** The files of records are found, read and put in order. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { deflateSync } from "node:zlib";

import { Records, hash } from "../../../hooks/browser/cite/records.js";

const FILES = 4;
const PAPERS = ["10.1234-a", "10.1234-b", "睡眠", "10.1234-c", "10.1234-d"].map((id) => ({ id, type: "chapter", title: id }));
const original = globalThis.fetch;
afterEach(() => void (globalThis.fetch = original));

/**
 * Serves a folder of records.
 * @param {object} manifest what differs
 * @returns {string[]} the paths that are requested from then on
 */
function serve(manifest = {}) {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (address) => {
    const path = new URL(String(address)).pathname;
    asked.push(path);
    const name = path.replace("/site/assets/cite/", "");
    if (name === "manifest.json") return Response.json({ format: 2, files: FILES, papers: 5, merged: 0, searches: 0, version: "1", ...manifest });
    const found = PAPERS.filter(({ id }) => `${hash(id) % FILES}.bin` === name);
    return new Response(deflateSync(JSON.stringify(found)));
  };
  return asked;
}

const records = () => new Records(new URL("https://example.org/site/"));

test("a hash is that of FNV-1a", () => {
  assert.equal(hash(""), 0x811c9dc5);
  assert.equal(hash("a"), 0xe40c292c);
  assert.equal(hash("foobar"), 0xbf9cf968);
});

test("papers come in the order in which they are asked for", async () => {
  serve();
  const ids = PAPERS.map(({ id }) => id).reverse();
  assert.deepEqual((await records().items(ids)).map(({ id }) => id), ids);
});

test("only the files of the papers are loaded, and the manifest once", async () => {
  const asked = serve();
  const site = records();
  await site.items(["睡眠"]);
  await site.manifest();
  assert.deepEqual(asked, ["/site/assets/cite/manifest.json", `/site/assets/cite/${hash("睡眠") % FILES}.bin`]);
});

test("a paper that the site lacks is left out", async () => {
  serve();
  assert.deepEqual((await records().items(["gone", "10.1234-a"])).map(({ id }) => id), ["10.1234-a"]);
});

test("progress ends with all papers", async () => {
  serve();
  /** @type {[number, number][]} */
  const told = [];
  await records().items(PAPERS.map(({ id }) => id), (done, all) => told.push([done, all]));
  assert.deepEqual(told.at(-1), [5, 5]);
});

test("loading ends when the reader ends it", async () => {
  serve();
  await assert.rejects(records().items(["10.1234-a"], () => {}, AbortSignal.abort()), { name: "AbortError" });
});

test("records of another format are refused, and a failure is not remembered", async () => {
  serve({ format: 1 });
  const site = records();
  await assert.rejects(site.items(["10.1234-a"]), /format 1, expected 2/);
  serve();
  assert.equal((await site.items(["10.1234-a"])).length, 1);
});
