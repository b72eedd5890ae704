import assert from "node:assert/strict";
import { test } from "node:test";

import { together } from "../../../hooks/browser/cite/together.js";

test("each of many is done and told once, a dozen at a time", async () => {
  /** @type {number[]} */
  const told = [];
  let [now, most] = [0, 0];
  const act = async () => {
    most = Math.max(most, (now += 1));
    await new Promise((resolve) => setTimeout(resolve));
    now -= 1;
  };
  await together([...Array(50).keys()], act, (one) => told.push(one));
  assert.deepEqual(told.sort((a, b) => a - b), [...Array(50).keys()]);
  assert.equal(most, 12);
});

test("after a failure nothing more is begun or told", async () => {
  /** @type {(() => void)[]} */
  const finish = [];
  const begun = [];
  let told = 0;
  const act = async (/** @type {number} */ one) => {
    begun.push(one);
    if (begun.length === 12) throw new Error("lost");
    await new Promise((/** @type {(value?: unknown) => void} */ resolve) => finish.push(resolve));
  };
  await assert.rejects(together([...Array(50).keys()], act, () => (told += 1)), /lost/);
  finish.forEach((done) => done());
  await new Promise((resolve) => setTimeout(resolve));
  assert.equal(begun.length, 12);
  assert.equal(told, 0);
});

test("what is ended from outside is ended", async () => {
  await assert.rejects(together([1], async () => {}, () => {}, AbortSignal.abort()), { name: "AbortError" });
});
