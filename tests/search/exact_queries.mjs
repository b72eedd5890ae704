/** Random queries with AND, OR, NOT and brackets over a corpus's own words, the same on every run. */

import { isRun } from "../../hooks/browser/worker/runs.js";
import { compounds } from "../../hooks/browser/worker/tokenise.js";
import { random } from "./random.mjs";

/** @typedef {import("./naive.mjs").Tree} Tree */
/** @typedef {import("./naive.mjs").Leaf} Leaf */
/** @typedef {{fields: Record<string, string>, values: Record<string, string[]>}} Texts */

// Index fields, their name before a colon, their names in brackets.
/** @type {[fields: string[], name: string, tags: string[]][]} */
const FIELDS = [
  [["title"], "title", ["ti", "Title"]],
  [["abstract"], "abstract", ["ab"]],
  [["title", "abstract"], "", ["tiab", "Title/Abstract"]],
  [["journal"], "journal", ["ta", "Journal"]],
  [["summary"], "summary", ["summary"]],
  [["title", "abstract", "summary", "body"], "", ["tw"]],
];
const OPERATORS = ["AND", "AND", "OR", "OR", "NOT", "AND NOT", "OR NOT"];
const VALUES = ["has", "problem", "is"];

export class ExactQueries {
  /**
   * @param {Texts[]} texts
   * @param {number} seed
   */
  constructor(texts, seed) {
    this.texts = texts;
    this.next = random(seed);
    /** DOIs and other numbers of papers, as terms. */
    this.numbers = texts.flatMap(({ fields }) => (fields["doi"] ?? "").split(" ").filter(Boolean));
  }

  /** @param {number} limit a whole number below it */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** @template T @param {T[]} list @returns {T} */
  pick(list) {
    return /** @type {T} */ (list[this.below(list.length)]);
  }

  /** Returns a query as a tree and as text. It has at least one operator. */
  query() {
    const tree = this.chain(2);
    return { tree, text: this.write(tree) };
  }

  /** @param {number} depth @returns {Tree} */
  chain(depth) {
    const rest = Array.from({ length: 1 + this.below(3) }, () => ({
      operator: this.pick(OPERATORS),
      node: this.node(depth),
    }));
    const first = this.node(depth);
    return { kind: "chain", first: this.next() < 0.1 ? { kind: "not", node: first } : first, rest };
  }

  /** @param {number} depth @returns {Tree} */
  node(depth) {
    const drawn = this.next();
    if (depth > 0 && drawn < 0.3) return this.chain(depth - 1);
    if (depth > 0 && drawn < 0.5) {
      const nodes = Array.from({ length: 2 + this.below(2) }, () => this.node(depth - 1));
      return { kind: "side", nodes: nodes.map((node) => (this.next() < 0.2 ? { kind: "not", node } : node)) };
    }
    return this.leaf();
  }

  /** @returns {Leaf} */
  leaf() {
    const drawn = this.next();
    const [fields] = this.next() < 0.4 ? this.pick(FIELDS) : [null];
    if (drawn < 0.5) return { kind: "word", text: this.words(1), fields };
    if (drawn < 0.56) return { kind: "begun", text: this.beginning(), fields };
    if (drawn < 0.66) return { kind: "phrase", text: this.words(2 + this.below(2)), fields };
    if (drawn < 0.76) return { kind: "near", text: this.words(2 + this.below(2), true), slack: this.below(6), fields };
    if (drawn < 0.82) return this.tag();
    if (drawn < 0.9) return this.value();
    if (drawn < 0.93) return { kind: "number", term: this.pick(this.numbers) };
    const years = [this.year(), this.year()].sort((a, b) => a - b);
    return { kind: "years", from: years[0] ?? 0, to: this.next() < 0.3 ? 9999 : (years[1] ?? 0) };
  }

  /** @returns {Leaf} */
  tag() {
    const field = this.pick(["conditions", "topics", "designs", "ages"]);
    const slugs = this.texts.flatMap(({ fields }) => (fields[field] ?? "").match(/(?<=:)[a-z-]+/g) ?? []);
    return slugs.length > 0 ? { kind: "tag", field, slug: this.pick(slugs) } : this.leaf();
  }

  /** @returns {Leaf} */
  value() {
    const facet = this.pick(VALUES);
    const slugs = this.texts.flatMap(({ values }) => values[facet] ?? []);
    return slugs.length > 0 ? { kind: "value", facet, slug: this.pick(slugs) } : this.leaf();
  }

  /** Returns the beginning of some word. */
  beginning() {
    const [word = "a"] = /[a-z]+/.exec(this.words(1).toLowerCase()) ?? [];
    return word.slice(0, 2 + this.below(6));
  }

  year() {
    return Number(this.pick(this.texts.flatMap(({ fields }) => fields["year"] || [])));
  }

  /**
   * Returns consecutive words of some text; stop words occur among them.
   * @param {number} length
   * @param {boolean} [mixed] whether to mix them
   */
  words(length, mixed = false) {
    for (;;) {
      const text = this.pick(this.texts).fields[this.pick(["title", "abstract", "summary"])] ?? "";
      const all = text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [];
      if (all.length < length) continue;
      const start = this.below(all.length - length + 1);
      const found = all.slice(start, start + length);
      // Operators, years and numbers of papers are other pieces.
      if (found.some((word) => /^(?:AND|OR|NOT)$|\d{4}|^PMC/.test(word))) continue;
      // together.test.mjs has words in scripts without blanks.
      if (found.some((word) => compounds(word).some(isRun))) continue;
      return (mixed && this.next() < 0.5 ? found.reverse() : found).join(" ");
    }
  }

  /**
   * Writes a query; what is in brackets or side by side is one operand.
   * @param {Tree} tree
   * @param {boolean} [alone] whether no other words are beside it, whose field it could take over
   * @returns {string}
   */
  write(tree, alone = true) {
    switch (tree.kind) {
      case "chain": {
        const first = this.operand(tree.first, true);
        return [first, ...tree.rest.map(({ operator, node }) => `${operator} ${this.operand(node, true)}`)].join(" ");
      }
      case "side":
        return tree.nodes.map((node) => (node.kind === "side" ? `(${this.write(node)})` : this.operand(node, false))).join(" ");
      case "not":
        return alone && this.next() < 0.5 ? `NOT ${this.operand(tree.node, true)}` : `-${this.signed(tree.node)}`;
      default:
        return this.writeLeaf(tree, alone);
    }
  }

  /**
   * @param {Tree} node
   * @param {boolean} alone
   */
  operand(node, alone) {
    const text = this.write(node, alone);
    const loose = node.kind === "chain" || (node.kind === "not" && text.startsWith("NOT"));
    return loose || this.next() < 0.1 ? `(${text})` : text;
  }

  /** @param {Tree} node what a minus sign is put before */
  signed(node) {
    const text = this.write(node, false);
    const several = node.kind === "chain" || node.kind === "side" || node.kind === "not";
    return several || /[[\s]/.test(text) ? `(${text})` : text;
  }

  /**
   * @param {Leaf} leaf
   * @param {boolean} alone
   * @returns {string}
   */
  writeLeaf(leaf, alone) {
    switch (leaf.kind) {
      case "tag": return `${leaf.field.slice(0, -1)}:${leaf.slug}`;
      case "value": return `${leaf.facet}:${leaf.slug}`;
      case "years": return this.writeYears(leaf.from, leaf.to);
      case "number": return leaf.term.replace(/^#pmid:/, this.pick(["pmid:", "PMID: "])).replace(/^#/, "");
      case "word": return this.withField(leaf.text, leaf.fields, alone);
      case "begun": return this.withField(`${leaf.text}*`, leaf.fields, alone);
      case "phrase": return this.withField(`"${leaf.text}"`, leaf.fields, true);
      default: return this.withField(`"${leaf.text}"~${leaf.slack}`, leaf.fields, true);
    }
  }

  /**
   * @param {string} value
   * @param {string[] | null} fields
   * @param {boolean} alone
   */
  withField(value, fields, alone) {
    if (!fields) return value;
    const [, name = "", tags = []] = FIELDS.find(([found]) => found.join() === fields.join()) ?? [];
    if (name && this.next() < 0.5) return this.next() < 0.2 ? `${name}:(${value})` : `${name}:${value}`;
    return alone ? `${value}[${this.pick(tags)}]` : `(${value}[${this.pick(tags)}])`;
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  writeYears(from, to) {
    if (to === 9999) return this.pick([`since ${from}`, `year:>=${from}`, `year:>${from - 1}`, `year:${from}..`]);
    const dates = `"${from}/01/01"[dp] : "${to}/12/31"[dp]`;
    return this.pick([`${from}-${to}`, `${from}:${to}[dp]`, `year:${from}..${to}`, `year:${from}-${to}`, dates]);
  }
}
