import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";

import { Store } from "../../../hooks/browser/worker/store.js";
import { read, texts, words } from "../golden.mjs";

/** @param {import("../../../hooks/browser/worker/store.js").Read} [how] */
function watched(how = read) {
  /** @type {string[]} */
  const asked = [];
  const store = new Store((name) => {
    asked.push(name);
    return how(name);
  });
  return { store, asked };
}

test("a file is read once, also if it is requested twice at a time", async () => {
  const { store, asked } = watched();
  await Promise.all([store.postings("tic"), store.postings("tic"), store.row(0), store.row(0)]);
  await store.row(0);
  assert.equal(new Set(asked).size, asked.length);
});

test("a file that failed is an error, and the next request reads it again", async () => {
  let failing = true;
  const { store } = watched(async (name) => {
    if (failing && name.includes("common/")) throw new Error("offline");
    return read(name);
  });
  await assert.rejects(store.postings("tic"), /offline/);
  failing = false;
  assert.ok(await store.postings("tic"));
});

test("a shard with one bit flipped is refused, and then read past the browser's cache", async () => {
  const { common } = await watched().store.manifest();
  const name = /** @type {string} */ (common[0]);
  const whole = new Uint8Array(await read(`${(await watched().store.manifest()).folder}/common/0.bin`));
  let refused = 0;
  for (let at = 0; at < whole.length; at++) {
    if (same(whole, at)) continue;
    refused++;
    /** @type {boolean[]} */
    const fresh = [];
    const store = new Store(async (file, anew = false) => {
      const bytes = new Uint8Array(await read(file));
      if (!file.endsWith("/common/0.bin") || file.includes("places")) return bytes;
      fresh.push(anew);
      if (!anew) bytes[at] = /** @type {number} */ (bytes[at]) ^ (1 << at % 8);
      return bytes;
    });
    await assert.rejects(store.shard("common/0"), `byte ${at}`);
    assert.ok((await store.shard("common/0")).has(name));
    assert.deepEqual(fresh, [false, true]);
  }
  assert.ok(refused > whole.length - 2);
});

/**
 * Returns whether a flipped bit is one of those that fill the last byte of deflated data, and change nothing.
 * @param {Uint8Array} whole
 * @param {number} at
 */
function same(whole, at) {
  const changed = Uint8Array.from(whole, (byte, place) => (place === at ? byte ^ (1 << at % 8) : byte));
  try {
    return inflateSync(changed).equals(inflateSync(whole));
  } catch {
    return false;
  }
}

test("a shard of other terms is refused, not taken for one that lacks a term", async () => {
  for (const [asked, sent] of [["runs/0", "runs/1"], ["runs/1", "runs/0"], ["common/0", "common/1"], ["common/0", "runs/0"]]) {
    const { store } = watched((file) => read(file.endsWith(`/${asked}.bin`) ? file.replace(`/${asked}.bin`, `/${sent}.bin`) : file));
    await assert.rejects(store.shard(/** @type {string} */ (asked)), /another index/, `${asked} ${sent}`);
  }
});

test("an index of another format is refused", async () => {
  const { store } = watched(async () => new TextEncoder().encode('{"format": 99}'));
  await assert.rejects(store.manifest(), /format 99/);
});

test("the norms of bare lists are requested together with the lists", async () => {
  const { store, asked } = watched(async (name) => {
    // No shard arrives before all files were requested.
    if (name.includes("common/")) await new Promise((resolve) => setTimeout(resolve, 20));
    return read(name);
  });
  const { common, bare } = await store.manifest();
  const loading = store.postings(/** @type {string} */ (common[bare - 1]));
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.ok(asked.some((name) => name.endsWith("norms/0.bin")));
  assert.ok((await loading)?.some(({ norms }) => norms === null));
});

test("lists with norms of their own need no others", async () => {
  const { store, asked } = watched();
  const { common, bare } = await store.manifest();
  assert.ok(common.length > bare);
  for (const term of common.slice(bare)) {
    assert.ok((await store.postings(term))?.every(({ norms }) => norms !== null), term);
  }
  assert.ok(!asked.some((name) => name.includes("norms/")));
});

test("every term of every text is in the shard that is looked up", async () => {
  const { store } = watched();
  const { fields } = await store.manifest();
  const [title] = [fields.findIndex(({ name }) => name === "title")];
  for (const [document, { fields: text }] of texts.entries()) {
    const first = (text["title"] ?? "").split(" ")[0]?.toLowerCase() ?? "";
    if (!/^[a-z]+$/.test(first) || words.isStopWord(first)) continue;
    const list = (await store.postings(words.stem(first)))?.find(({ field }) => field === title);
    assert.ok(list?.documents.includes(document), first);
  }
});

test("a term that no paper has has no postings", async () => {
  const { store } = watched();
  assert.equal(await store.postings("qqq"), undefined);
  assert.equal(await store.postings("!"), undefined);
  assert.deepEqual(await store.places("qqq"), []);
});

test("all terms with a beginning are found, in runs and alone", async () => {
  const { store } = watched();
  const found = await store.startingWith("t");
  assert.ok(found.includes("tic") && found.includes("treatment") && found.includes("therapi"));
  assert.ok(found.every((term) => term.startsWith("t")));
  assert.deepEqual(found, [...found].sort());
});

test("of a prefix that needs too many shards those of the commonest terms are read", async () => {
  const { store, asked } = watched();
  const [first, ...others] = await store.filesStartingWith("t");
  assert.ok(first?.startsWith("common/") && others.length > 0);
  const found = await store.startingWith("t", 1);
  assert.equal(asked.length, 2);
  assert.ok(found.length > 0 && found.every((term) => term.startsWith("t")));
});

test("words are found by their beginning and by their tail", async () => {
  const { store } = watched();
  const spelled = await store.words("dopa", false);
  assert.ok(spelled.some(({ word }) => word === "dopamine"));
  assert.ok((await store.wordsByTail("opamine")).some(({ word }) => word === "dopamine"));
});

test("rows are those of the papers, newest first", async () => {
  const { store } = watched();
  const { documents, years } = await store.manifest();
  const rows = await Promise.all(Array.from({ length: documents }, (_, document) => store.row(document)));
  const dates = rows.map(([, , , , , year]) => year);
  assert.deepEqual(dates, years.flatMap(([year, count]) => new Array(count).fill(year)));
});
