import assert from "node:assert/strict";
import { test } from "node:test";

import { LAST_YEAR } from "../../../hooks/browser/worker/query.js";
import { yearsAt, yearsOf } from "../../../hooks/browser/worker/years.js";

test("the value of a year is one, a range, or a range with one end", () => {
  /** @type {[string, [number, number]][]} */
  const values = [
    ["2019", [2019, 2019]],
    ["2015..2020", [2015, 2020]], ["2015-2020", [2015, 2020]], ["2015–2020", [2015, 2020]], ["2015:2020", [2015, 2020]],
    ["2020..2015", [2015, 2020]], ["2015 - 2020", [2015, 2020]],
    ["2019..", [2019, LAST_YEAR]], ["2019-", [2019, LAST_YEAR]], ["2019+", [2019, LAST_YEAR]],
    ["..2019", [0, 2019]], ["-2019", [0, 2019]],
    [">2020", [2021, LAST_YEAR]], [">=2020", [2020, LAST_YEAR]], ["≥2020", [2020, LAST_YEAR]], ["> 2020", [2021, LAST_YEAR]],
    ["<2010", [0, 2009]], ["<=2010", [0, 2010]], ["≤2010", [0, 2010]],
    ["2015/01/31", [2015, 2015]], ["2015/01/01:2020/12/31", [2015, 2020]], ['"2015/01/01" : "3000"', [2015, 3000]],
    ["2015-present", [2015, LAST_YEAR]], ["since 2015", [2015, LAST_YEAR]], ["2015 to 2020", [2015, 2020]],
    ["last 5 years", [new Date().getFullYear() - 5, LAST_YEAR]],
  ];
  for (const [value, years] of values) assert.deepEqual(yearsOf(value), years, value);
});

test("anything else is no year", () => {
  for (const value of ["soon", "", "20", "20201", "2020..soon", "..", ">", "2020 2021", "c. 2020"]) assert.equal(yearsOf(value), null, value);
});

test("in a text a range or a word before a year names years", () => {
  /** @type {[string, [number, number]][]} */
  const texts = [
    ["2020-2024", [2020, 2024]], ["2020–2024", [2020, 2024]], ["2020:2024", [2020, 2024]], ["2020..2024", [2020, 2024]],
    ["2020 - 2024", [2020, 2024]], ["2020 to 2024", [2020, 2024]], ["from 2020 to 2024", [2020, 2024]],
    ["between 2020 and 2024", [2020, 2024]], ["2020..", [2020, LAST_YEAR]],
    ["since 2022", [2022, LAST_YEAR]], ["Since 2022", [2022, LAST_YEAR]], ["after 2022", [2023, LAST_YEAR]],
    ["before 2010", [0, 2009]], ["until 2010", [0, 2010]], [">2020", [2021, LAST_YEAR]], ["<= 2020", [0, 2020]],
    ["2020-present", [2020, LAST_YEAR]], ["2020 to now", [2020, LAST_YEAR]], ["2020 onwards", [2020, LAST_YEAR]], ["from 2020 onward", [2020, LAST_YEAR]],
    ["published since 2022", [2022, LAST_YEAR]], ["published in 2022", [2022, 2022]], ["published between 2020 and 2024", [2020, 2024]],
    ["years 2020-2024", [2020, 2024]], ["in 2020-2024", [2020, 2024]],
  ];
  for (const [text, years] of texts) {
    assert.deepEqual(yearsAt(`tics ${text}`, 5), { years, end: 5 + text.length }, text);
    assert.deepEqual(yearsAt(`(tics ${text})`, 6)?.years, years, text);
  }
});

test("numbers that are no years name none", () => {
  const texts = ["2020", "1200-1500 mg", "2045-2322", "2020-2024-01", "2020-20245", "0-2020", "from 2020", "since then", "1000-2000", "2020-2024.5", "2020-presenting", "in 2020", "published 2020"];
  for (const text of texts) assert.equal(yearsAt(text, 0), null, text);
});
