import assert from "node:assert/strict";
import { test } from "node:test";

import { moved, yearOf } from "../../../hooks/browser/page/year_fields.js";

test("a year has four digits, nothing is no limit, all else is wrong", () => {
  assert.deepEqual(["2024", " 1900 ", "２０２４"].map(yearOf), [2024, 1900, 2024]);
  assert.deepEqual(["", "  "].map(yearOf), [null, null]);
  for (const wrong of ["20", "99999", "0020", "-2020", "20.5", "2e3", "2020s", "x"]) assert.equal(yearOf(wrong), undefined, wrong);
});

test("the end that was typed is kept, and the other moves only if it must", () => {
  assert.deepEqual(moved([2023, 2023], 0, 2024), [2024, 2024]);
  assert.deepEqual(moved([2024, 2024], 1, 2025), [2024, 2025]);
  assert.deepEqual(moved([2024, 2025], 1, 2010), [2010, 2010]);
  assert.deepEqual(moved([null, 2010], 0, 2020), [2020, 2020]);
  assert.deepEqual(moved([2000, 2010], 0, null), [null, 2010]);
  assert.deepEqual(moved([2000, null], 0, 2020), [2020, null]);
});
