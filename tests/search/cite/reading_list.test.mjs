/** The reading list survives in the browser and in addresses. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ReadingList, fromFragment, toFragment } from "../../../hooks/browser/cite/reading_list.js";

/** Storage as a browser has it. */
function storage(initial = {}) {
  const values = new Map(Object.entries(initial));
  return {
    getItem: (/** @type {string} */ name) => values.get(name) ?? null,
    setItem: (/** @type {string} */ name, /** @type {string} */ value) => void values.set(name, value),
    removeItem: (/** @type {string} */ name) => void values.delete(name),
  };
}
const base = new URL("https://example.org/shelf/");

test("papers are kept in the order in which they were ticked, each once", () => {
  const list = new ReadingList(base, storage());
  for (const id of ["b", "a", "b"]) list.set(id, true);
  assert.deepEqual(list.ids(), ["a", "b"]);
  list.set("a", false);
  assert.deepEqual(list.ids(), ["b"]);
});

test("two shelves of one host have a list each", () => {
  const shared = storage();
  new ReadingList(base, shared).set("a", true);
  assert.deepEqual(new ReadingList(new URL("https://example.org/other/"), shared).ids(), []);
  assert.deepEqual(new ReadingList(base, shared).ids(), ["a"]);
});

test("what is not a list is read as an empty one", () => {
  for (const stored of ["{", '{"a": 1}', "null", '[1, {"b": 2}]']) {
    assert.deepEqual(new ReadingList(base, storage({ "papershelf-list /shelf/": stored })).ids(), []);
  }
});

test("without storage the list lasts as long as the page, for all of its scripts", () => {
  const refusing = { ...storage(), setItem: () => { throw new Error("full"); } };
  for (const [name, none] of /** @type {const} */ ([["none", null], ["full", refusing]])) {
    const site = new URL(`https://example.org/${name}/`);
    const list = new ReadingList(site, none);
    list.set("a", true);
    assert.deepEqual(new ReadingList(site, none).ids(), ["a"]);
    assert.ok(!list.lasts);
  }
  const list = new ReadingList(base, storage());
  list.set("a", true);
  assert.ok(list.lasts);
});

test("an address gives the papers that it was made of", () => {
  const ids = ["10.1234-a.1", "睡眠", "a,b", "100%", "a#b"];
  assert.deepEqual(fromFragment(toFragment(ids)), ids);
  assert.deepEqual(fromFragment(new URL(`https://example.org/list/${toFragment(ids)}`).hash), ids);
});

test("other fragments name no papers", () => {
  for (const fragment of ["", "#", "#papers=", "#export"]) assert.equal(fromFragment(fragment), null);
  assert.deepEqual(fromFragment("#papers=a,,a,%zz"), ["a", "%zz"]);
});
