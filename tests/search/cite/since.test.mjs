/** A reader hears of papers that came since the last visit, and of no others. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { mayHaveNews, newSince, visited } from "../../../hooks/browser/cite/since.js";

const at = (/** @type {string} */ time) => new Date(`2026-11-${time}:00Z`);
const before = { ids: ["b", "a"], from: "2026-10-01" };
const now = { ids: ["c", "b"], from: "2026-10-02" };

test("a first visit is compared with nothing", () => {
  for (const stored of [null, undefined, 7, "x", {}, { last: null }, { last: { at: "never", ids: [], from: "" } }, { last: { ids: [] } }]) {
    const { last, before: compared } = visited(stored, now, at("03T10:00"));
    assert.equal(compared, null);
    assert.deepEqual(last, { ...now, at: "2026-11-03T10:00:00.000Z" });
  }
});

test("the next visit is compared with the last, also when the page is opened again", () => {
  const first = visited(null, before, at("03T10:00"));
  const second = visited(first, now, at("05T10:00"));
  const again = visited(second, now, at("05T12:00"));
  for (const { before: compared } of [second, again]) assert.equal(compared?.at, "2026-11-03T10:00:00.000Z");
  assert.equal(visited(again, now, at("06T10:00")).before?.at, "2026-11-05T12:00:00.000Z");
});

test("what is stored can be read again", () => {
  const stored = visited(visited(null, before, at("03T10:00")), now, at("05T10:00"));
  assert.deepEqual(JSON.parse(JSON.stringify(stored)), stored);
});

test("papers that the feed did not have are new, but for older ones", () => {
  const visit = { ...before, at: "2026-11-03T10:00:00.000Z" };
  const entry = (/** @type {string} */ id, /** @type {string} */ date) => ({ id, title: id, date });
  assert.equal(mayHaveNews(visit, now), true);
  assert.equal(mayHaveNews(visit, { ids: ["a"], from: "2026-10-01" }), false);
  const entries = [entry("c", "2026-11-04"), entry("d", "2026-10-01"), entry("b", "2026-10-02"), entry("old", "2026-09-30")];
  assert.deepEqual(newSince(visit, entries).map(({ id }) => id), ["c", "d"]);
});
