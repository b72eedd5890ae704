import assert from "node:assert/strict";
import { test } from "node:test";

import { bins } from "../../../hooks/browser/page/bins.js";
import { random } from "../random.mjs";

test("bars follow each other without gaps, hold every paper once and end with the last year", () => {
  const next = random(5);
  for (let round = 0; round < 200; round++) {
    const all = Array.from({ length: 1 + Math.floor(next() * 30) }, () => 1900 + Math.floor(next() * 126));
    const years = [...new Set(all)].sort((a, b) => a - b).map((year) => ({ year, count: 1 + Math.floor(next() * 9) }));
    const most = 1 + Math.floor(next() * 50);
    const made = bins(years, most);
    assert.ok(made.length <= most);
    assert.equal(made.at(-1)?.to, years.at(-1)?.year);
    made.forEach(({ from, to, count }, i) => {
      assert.equal(from, i === 0 ? from : (made[i - 1]?.to ?? 0) + 1);
      const inside = years.filter(({ year }) => from <= year && year <= to);
      assert.equal(count, inside.reduce((sum, year) => sum + year.count, 0));
    });
    assert.ok((made[0]?.from ?? Infinity) <= (years[0]?.year ?? 0));
  }
});

test("no years make no bars", () => {
  assert.deepEqual(bins([], 10), []);
});
