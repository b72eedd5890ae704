import assert from "node:assert/strict";
import { test } from "node:test";

import { tokensOf } from "../../../hooks/browser/worker/tokens.js";
import { askedFacets } from "../golden.mjs";
import { random } from "../random.mjs";

/** @param {string} text */
const tokens = (text) => tokensOf(text, { facets: askedFacets, names: (_, value) => value === "adhd", hints: [] });

/** @param {string} text */
const brief = (text) =>
  tokens(text).map(({ kind, sign, field, value, quoted }) => {
    if (kind === "open" || kind === "close") return `${sign}${field ? `${field.kind} ` : ""}${kind}`;
    return `${kind === "operator" ? "!" : sign}${field ? `${field.kind}:` : ""}${quoted ? `"${value}"` : value}`;
  });

test("a query is pieces, operators and brackets", () => {
  assert.deepEqual(brief('(adhd OR "a b") AND -title:tics'), ["open", "adhd", "!OR", '"a b"', "close", "!AND", "-text:tics"]);
  assert.deepEqual(brief("title:(a) -(b)[ti]"), ["text open", "a", "close", "-open", "b", "text close"]);
});

test("brackets inside a word belong to it, those around it do not", () => {
  assert.deepEqual(brief("5-HT(2A) tic(s)) (x(y"), ["5-HT(2A)", "tic(s)", "close", "open", "x", "open", "y"]);
});

test("operators are words of their own in capitals", () => {
  assert.deepEqual(brief("and ANDY BAND NOT(a)"), ["and", "ANDY", "BAND", "!NOT", "open", "a", "close"]);
});

test("a field in brackets takes the words before it, or those that name what it holds", () => {
  assert.deepEqual(brief("a OR b c[ti] d"), ["a", "!OR", "text:b c", "d"]);
  assert.deepEqual(brief('"a" b[ti]'), ['"a"', "text:b"]);
  assert.deepEqual(brief("severe adhd[mh]"), ["severe", "tag:adhd"]);
  assert.deepEqual(brief("adhd 2020[dp]"), ["adhd", "year:2020"]);
});

test("tokens follow one another, whatever is typed", () => {
  const next = random(6);
  const pieces = ["(", ")", "[ti]", "[xy]", "AND", "NOT ", " OR ", '"', "title:", "a", "b ", " ", "-", "+", "*", "2020", "-2024", "10.1234/x", ":", "~2"];
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: 1 + Math.floor(next() * 10) }, () => pieces[Math.floor(next() * pieces.length)]).join("");
    let end = 0;
    for (const { from, to } of tokens(text)) {
      assert.ok(from < to && to <= text.length, text);
      end = Math.max(end, to);
    }
    assert.ok(text.slice(end).trim() === "", text);
  }
});
