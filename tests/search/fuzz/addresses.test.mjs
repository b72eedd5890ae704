import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { ReadingList, fromFragment, toFragment } from "../../../hooks/browser/cite/reading_list.js";
import { fromAddress, requestOf, toAddress } from "../../../hooks/browser/page/state.js";
import { RUNS } from "./runs.mjs";

const NAMES = ["condition", "journal", "__proto__", "constructor"];
/**
 * Everything that an address keeps, so that its address has every parameter.
 * @type {import("../../../hooks/browser/page/state.js").State}
 */
const FULL = {
  query: "a", filters: Object.fromEntries(NAMES.map((name) => [name, ["b"]])), all: NAMES, about: true, from: 1990, to: 2020,
  undated: true, sort: "newest", without: ["c"], verbatim: true,
};
const PARAMETERS = [...new Set(new URLSearchParams(toAddress(FULL)).keys())];
const anyText = fc.string({ unit: "binary", maxLength: 40 });
/** Parameters as a shared link has them, and whatever else. */
const parameter = fc.tuple(
  fc.oneof(fc.constantFrom(...PARAMETERS), anyText),
  fc.oneof(fc.constantFrom("1", "1990..2020", "..9", "newest", "condition", "<img src=x onerror=x>", "%"), anyText),
);

test("an address with everything keeps everything", () => {
  assert.deepEqual(fromAddress(toAddress(FULL), NAMES), FULL);
});

test("any address is a state, and the state's address is the same state", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.array(parameter).map((pairs) => new URLSearchParams(pairs).toString())), (search) => {
      const state = fromAddress(search, NAMES);
      const address = toAddress(state);
      assert.deepEqual(fromAddress(address, NAMES), state);
      assert.equal(toAddress(fromAddress(address, NAMES)), address);
      assert.ok(address === "" || address.startsWith("?"));
      assert.equal(typeof requestOf(state).query, "string");
    }),
    RUNS,
  );
});

test("any fragment names papers or none, and those of a list come back", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const fragment of [text, `#papers=${text}`]) {
        const ids = fromFragment(fragment);
        assert.ok(ids === null || ids.every((id) => typeof id === "string" && id !== ""));
      }
    }),
    RUNS,
  );
  const id = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 1 }), (ids) => assert.deepEqual(fromFragment(toFragment(ids)), ids)),
    RUNS,
  );
});

test("whatever a storage holds is a list of texts", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json()), (stored) => {
      const storage = { getItem: () => stored, setItem: () => {}, removeItem: () => {} };
      const ids = new ReadingList(new URL("https://example.org/"), storage).ids();
      assert.ok(Array.isArray(ids) && ids.every((one) => typeof one === "string"));
    }),
    RUNS,
  );
});
