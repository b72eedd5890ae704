/**
 * Makes a tree of the tokens of a query with AND, OR, NOT or brackets. As in PubMed, operators are
 * read from left to right, and what has none between it must all be there.
 */

import { hintBracket, hintFromLeft, hintOperator } from "../texts/language_hints.js";

/** @typedef {import("./tokens.js").Token} Token */

/**
 * @typedef {{kind: "all" | "any" | "not", nodes: Node[]} | {kind: "all", nodes: Node[], beside: true}
 *   | {kind: "piece", token: Token}} Node what is side by side has no operator between it
 * @typedef {{node: Node | null, hint: string | null, fault: string | null}} Tree no node if there is
 *   nothing in it; the fault says which part cannot be read
 */

const OPERATORS = ["AND", "OR", "NOT", "AND NOT", "OR NOT"];

/**
 * @param {Token[]} tokens
 * @param {string} text that they were made of
 * @returns {Tree}
 */
export function treeOf(tokens, text) {
  const parser = new Parser(tokens, text);
  const node = parser.expression();
  const rest = tokens[parser.at];
  if (rest) parser.fail(hintBracket(text.slice(Math.max(0, rest.from - 20), rest.to).trim()));
  return { node, hint: parser.hint, fault: parser.fault };
}

class Parser {
  /**
   * @param {Token[]} tokens
   * @param {string} text
   */
  constructor(tokens, text) {
    this.tokens = tokens;
    this.text = text;
    this.at = 0;
    /** @type {string | null} */
    this.hint = null;
    /** @type {string | null} */
    this.fault = null;
  }

  /** @param {string} fault the first one is kept */
  fail(fault) {
    this.fault ??= fault;
  }

  /** Reads up to the end or a closing bracket. @returns {Node | null} */
  expression() {
    const start = this.tokens[this.at]?.from ?? 0;
    /** @type {Node | null} */
    let found = null;
    let or = false;
    for (;;) {
      const end = this.tokens[this.at - 1]?.to ?? 0;
      const operators = this.operators();
      const nodes = this.pieces();
      if (nodes === null) {
        if (operators) this.fail(hintOperator(operators));
        return found;
      }
      const fits = found ? OPERATORS.includes(operators) : operators === "" || operators === "NOT";
      if (!fits) this.fail(hintOperator(operators));
      if (or && !operators.startsWith("OR")) {
        this.hint ??= hintFromLeft(`(${this.text.slice(start, end)}) ${operators}`);
      }
      or ||= operators.startsWith("OR");
      found = joined(found, operators, all(nodes));
    }
  }

  /** Reads operators in a row. */
  operators() {
    const names = [];
    for (; this.tokens[this.at]?.kind === "operator"; this.at++) names.push(this.tokens[this.at]?.value);
    return names.join(" ");
  }

  /** Reads pieces and groups up to an operator. @returns {Node[] | null} null if there is none */
  pieces() {
    /** @type {Node[]} */
    const nodes = [];
    const start = this.at;
    for (;;) {
      const token = this.tokens[this.at];
      if (token?.kind !== "piece" && token?.kind !== "open") return this.at > start ? nodes : null;
      this.at++;
      const node = token.kind === "open" ? this.group(token) : /** @type {Node} */ ({ kind: "piece", token });
      if (node) nodes.push(token.sign === "-" ? { kind: "not", nodes: [node] } : node);
    }
  }

  /** @param {Token} open */
  group(open) {
    const node = this.expression();
    const close = this.tokens[this.at];
    if (close) this.at++;
    else this.fail(hintBracket(this.text.slice(open.from, open.from + 20).trim()));
    const field = open.field ?? close?.field;
    if (node && field) give(node, field);
    return node;
  }
}

/**
 * @param {Node | null} left
 * @param {string} operators
 * @param {Node} right
 * @returns {Node}
 */
function joined(left, operators, right) {
  /** @type {Node} */
  const node = operators.endsWith("NOT") ? { kind: "not", nodes: [right] } : right;
  if (!left) return node;
  return { kind: operators.startsWith("OR") ? "any" : "all", nodes: [left, node] };
}

/** @param {Node[]} nodes side by side @returns {Node} */
function all(nodes) {
  return nodes.length === 1 ? /** @type {Node} */ (nodes[0]) : { kind: "all", nodes, beside: true };
}

/**
 * Gives a field to all pieces of a group that have none.
 * @param {Node} node
 * @param {import("./fields.js").Field} field
 */
function give(node, field) {
  if (node.kind !== "piece") for (const one of node.nodes) give(one, field);
  else if (!node.token.years && !node.token.id) node.token.field ??= field;
}
