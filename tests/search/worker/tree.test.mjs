import assert from "node:assert/strict";
import { test } from "node:test";

import { tokensOf } from "../../../hooks/browser/worker/tokens.js";
import { treeOf } from "../../../hooks/browser/worker/tree.js";
import { askedFacets } from "../golden.mjs";

/** @param {import("../../../hooks/browser/worker/tree.js").Node | null} node @returns {string} */
function written(node) {
  if (!node) return "";
  if (node.kind === "piece") return `${node.token.value}${node.token.field?.fields?.join("+").replace(/^/, "@") ?? ""}`;
  return `${node.kind}(${node.nodes.map(written).join(" ")})`;
}

/** @param {string} text */
const tree = (text) => treeOf(tokensOf(text, { facets: askedFacets, names: () => false, hints: [] }), text);

test("operators are read from left to right, words side by side first", () => {
  /** @type {Record<string, string>} */
  const trees = {
    "a AND b": "all(a b)",
    "a OR b AND c": "all(any(a b) c)",
    "a AND b OR c": "any(all(a b) c)",
    "a b OR c d": "any(all(a b) all(c d))",
    "a NOT b c": "all(a not(all(b c)))",
    "NOT a OR NOT b": "any(not(a) not(b))",
    "a AND NOT (b OR -c)": "all(a not(any(b not(c))))",
    "((a)) ()": "a",
    "": "",
  };
  for (const [text, expected] of Object.entries(trees)) assert.deepEqual([written(tree(text).node), tree(text).fault], [expected, null], text);
});

test("the field of a bracket is that of all in it that have none", () => {
  assert.equal(written(tree("title:(a OR abstract:b)").node), "any(a@title b@abstract)");
  assert.equal(written(tree("(a OR (b NOT c))[tiab]").node), "any(a@title+abstract all(b@title+abstract not(c@title+abstract)))");
});

test("what has no partner is a fault that names it", () => {
  /** @type {Record<string, RegExp>} */
  const faults = { "(a": /“\(a”/, "a)": /“a\)”/, "a AND": /“AND”/, "a OR AND b": /“OR AND”/, "(NOT)": /“NOT”/, "AND a": /“AND”/ };
  for (const [text, fault] of Object.entries(faults)) assert.match(tree(text).fault ?? "", fault, text);
});
