/**
 * Divides a query into tokens: brackets, operators, and pieces, which are words or phrases with their
 * signs and fields. docs/search-format.md has the grammar. Whatever is no token of the language is
 * a piece, and what looks like one but is none is named in a hint.
 */

import { HINT_DISTANCE, hintField, hintStar, hintTag } from "../texts/language_hints.js";
import { fieldNamed, fieldOfTag } from "./fields.js";
import { identify, isAddress } from "./identifiers.js";
import { yearsAt, yearsOf } from "./years.js";

/** @typedef {import("./fields.js").Field} Field */

/**
 * @typedef {object} Token
 * @property {"open" | "close" | "operator" | "piece"} kind
 * @property {number} from where it begins in the query
 * @property {number} to where it ends, exclusive
 * @property {string} sign of a piece or a bracket: "+", "-" or ""
 * @property {Field | null} field
 * @property {string} value of a piece, without sign, field and quotation marks; of an operator, its name
 * @property {boolean} quoted
 * @property {number} [slack] see Clause
 * @property {import("./query.js").Years} [years] that it means
 * @property {boolean} [loose] whether it may be words of a title: years without a field, or a
 *   field with a blank after its colon
 * @property {import("./identifiers.js").Identified} [id] that it is
 */

/**
 * What a lexer must know of the shelf.
 * @typedef {object} Context
 * @property {import("./fields.js").AskedFacet[]} facets
 * @property {(field: Field, value: string) => boolean} names whether a value names just what the field holds
 * @property {string[]} hints on what could not be read, added to
 */

/** Fields after whose name a blank is no sign of a title: "Author: Cao". */
const SPACED = ["name", "year", "id"];
const SPACED_TEXTS = ["title", "journal"];
// A date of PubMed's advanced search: "2015/01/01"[dp] : "2020/12/31"[dp].
const DATED = /"?\d{4}[\d/]*"?\s*\[([^[\]"]+)\]\s*:\s*"?\d{4}[\d/]*"?\s*\[[^[\]"]+\]/iy;
/** How other searches write that words are near each other. */
const DISTANCE = /^(?:NEAR(?:\/?\d+)?|ADJ\d*|(?:N|W|PRE)\/\d+)$/;
const TAG = /(\s*)\[([^[\]"]{1,40})\]/y;

/**
 * @param {string} text
 * @param {Context} context
 * @returns {Token[]}
 */
export function tokensOf(text, context) {
  return new Lexer(text, context).read();
}

class Lexer {
  /**
   * @param {string} text
   * @param {Context} context
   */
  constructor(text, context) {
    this.text = text;
    this.context = context;
    this.at = 0;
    /** @type {Token[]} */
    this.tokens = [];
  }

  /** Reads all tokens. */
  read() {
    for (;;) {
      this.take(/\s+/y);
      if (this.at >= this.text.length) return this.tokens;
      const from = this.at;
      const found = this.bracket() ?? this.operator() ?? this.piece();
      /** @type {Token} */
      const token = { kind: "piece", from, to: this.at, sign: "", field: null, value: "", quoted: false, ...found };
      this.tokens.push(token);
      if (token.kind === "close" || token.kind === "piece") this.tagged(token);
    }
  }

  /**
   * Returns the match of a sticky expression here, and goes on behind it.
   * @param {RegExp} expression
   */
  take(expression) {
    const match = this.look(expression);
    if (match) this.at += match[0].length;
    return match;
  }

  /**
   * @param {RegExp} expression sticky
   * @param {number} [at]
   */
  look(expression, at = this.at) {
    expression.lastIndex = at;
    return expression.exec(this.text);
  }

  /** Whether a piece may begin here with a sign. */
  begins() {
    return /^$|[\s(]/.test(this.text.charAt(this.at - 1));
  }

  /** @returns {Partial<Token> | null} */
  bracket() {
    if (this.take(/\)/y)) return { kind: "close" };
    const match = this.look(/([+-]?)(?:([a-z]+):)?\(/iy);
    if (!match || (match[0] !== "(" && !this.begins())) return null;
    const [whole, sign = "", name] = match;
    const field = name === undefined ? null : fieldNamed(name, this.context.facets);
    if (name !== undefined && !field) return null;
    this.at += whole.length;
    return { kind: "open", sign, field };
  }

  /** @returns {Partial<Token> | null} */
  operator() {
    const match = this.take(/(?:AND|OR|NOT)(?=[\s()"]|$)/y);
    return match && { kind: "operator", value: match[0] };
  }

  /** @returns {Partial<Token> | null} */
  date() {
    const tag = this.look(DATED)?.[1];
    if (tag && fieldOfTag(tag, this.context.facets)?.kind === "year") {
      const [whole = ""] = this.take(DATED) ?? [];
      return { years: yearsOf(whole.replace(/\s*\[[^\]]*\]/g, "")) ?? undefined };
    }
    const compared = this.take(/years?\s*:?\s*(?:[<>]=?|[≤≥])\s*\d{4}(?!\d)/iy);
    if (compared) return { years: yearsOf(compared[0].replace(/^[a-z:\s]+/i, "")) ?? undefined };
    const found = yearsAt(this.text, this.at);
    if (!found) return null;
    const value = this.text.slice(this.at, found.end);
    this.at = found.end;
    return { years: found.years, value, loose: true };
  }

  /** @returns {Partial<Token>} */
  piece() {
    const begins = this.begins();
    const sign = begins ? (this.take(/[+-](?=[^\s)])/y)?.[0] ?? "") : "";
    const dated = begins ? this.date() : null;
    if (dated) return { sign, ...dated };
    const id = this.number();
    if (id) return { sign, id };
    const field = this.name();
    const loose = field !== null && /\s/.test(this.text.charAt(this.at - 1));
    const quoted = this.take(/"([^"]*)"(?:~(\d+))?/y);
    const slack = quoted?.[2] === undefined ? undefined : Number(quoted[2]);
    const value = quoted?.[1] ?? this.bare();
    if (quoted ? value.includes("*") : /\*[\p{L}\p{N}]/u.test(value)) this.context.hints.push(hintStar(value));
    if (!quoted && DISTANCE.test(value)) this.context.hints.push(HINT_DISTANCE);
    return { sign, field, value, quoted: quoted !== null, slack, loose };
  }

  /** Reads a number of a paper, which may have quotation marks or other brackets around it. */
  number() {
    const start = this.at + (this.look(/["'<[{](?=(?:(?:doi|pmid):?\s*)?[^\s"]+["'>\]}])/iy)?.[0].length ?? 0);
    const named = this.look(/(?:pmid|pubmed\s+id|pubmed:)\s*[:=]?\s*\d{1,8}(?!\w)/iy, start)?.[0].length;
    const numbered = this.look(/doi:?\s+(?=10\.\d{4})/iy, start)?.[0].length ?? 0;
    const end = named === undefined ? this.bareEnd(start + numbered) : start + named;
    const id = identify(this.text.slice(start, end));
    if (!id) return null;
    this.at = end;
    // The end of a sentence, or of brackets that are not the language's.
    const count = (/** @type {string} */ wanted) => this.tokens.filter(({ kind }) => kind === wanted).length;
    this.take(count("open") > count("close") ? /["'>\]}.,;]+(?=[\s)]|$)/y : /[)"'>\]}.,;]+(?=\s|$)/y);
    return id;
  }

  /**
   * Reads the name of a field, if there is one. In a title a colon is followed by a blank: there it
   * ends the name of a field at most at the start, before what such a field holds.
   * @returns {Field | null}
   */
  name() {
    const match = this.look(/([a-z]+):(\s*)(?=\S)/iy);
    if (!match) return null;
    const [whole, name = "", blank] = match;
    const field = fieldNamed(name, this.context.facets);
    if (!field) {
      const value = blank ? null : this.look(/[\p{L}\p{N}"]/uy, this.at + whole.length);
      const like = value && name.length > 1 && !isAddress(this.text.slice(this.at));
      if (like) this.context.hints.push(hintField(name));
      return null;
    }
    if (blank && !this.mayBeSpaced(field, this.at + whole.length)) return null;
    this.at += whole.length;
    return field;
  }

  /**
   * @param {Field} field
   * @param {number} at where its value begins
   */
  mayBeSpaced({ kind, fields, facets }, at) {
    const before = this.tokens.at(-1)?.kind;
    if (before === "piece" || before === "close") return false;
    if (SPACED.includes(kind)) return true;
    if (kind === "text") return SPACED_TEXTS.includes(fields?.[0] ?? "");
    const value = this.look(/"([^"]*)"/y, at)?.[1] ?? this.text.slice(at, this.bareEnd(at));
    return this.context.names({ kind, fields, facets }, value);
  }

  /** Reads a word; brackets inside it, as in "5-HT(2A)", belong to it. */
  bare() {
    const from = this.at;
    // Something must be read, or the lexer would not go on.
    this.at = Math.max(this.bareEnd(from), from + 1);
    return this.text.slice(from, this.at);
  }

  /** @param {number} from */
  bareEnd(from) {
    /** @type {number[]} */
    const open = [];
    let end = from;
    for (; end < this.text.length; end++) {
      const letter = this.text.charAt(end);
      if (/\s/.test(letter)) break;
      if (letter === "(") open.push(end);
      else if (letter === ")" && open.pop() === undefined) break;
      else if (letter === '"' && /[(:]/.test(this.text.charAt(end - 1))) break;
      else if (letter === "[" && end > from && this.tagAt(end)) break;
    }
    // A bracket that the word does not close is no part of it.
    return open[0] !== undefined && open[0] > from ? open[0] : end;
  }

  /**
   * Returns the name in brackets at a position, if it is a field or, beside a word, could be one.
   * @param {number} at
   */
  tagAt(at) {
    const match = this.look(TAG, at);
    if (!match) return null;
    const [whole, blank, name = ""] = match;
    const field = fieldOfTag(name, this.context.facets);
    const like = !blank && /^[a-z][a-z /-]*$/i.test(name) && /[\p{L}\p{N}"*)]/u.test(this.text.charAt(at - 1));
    const ends = /^$|[\s)]/.test(this.text.charAt(at + whole.length));
    if (!field && !(like && ends)) return null;
    return { name, field, length: whole.length };
  }

  /**
   * Reads a field in brackets after a piece or a bracket. As in PubMed it is the field of all words
   * before it, back to an operator, a bracket or another field.
   * @param {Token} token
   */
  tagged(token) {
    const tag = this.tagAt(this.at);
    if (!tag) return;
    this.at += tag.length;
    token.to = this.at;
    if (token.years || token.id) return;
    if (!tag.field) {
      this.context.hints.push(hintTag(tag.name));
      return;
    }
    const slack = /:~(\d+)$/.exec(tag.name)?.[1];
    if (slack !== undefined && token.quoted) token.slack = Number(slack);
    token.field ??= tag.field;
    if (token.kind === "piece" && !token.quoted && !token.sign) this.run(token, tag.field);
  }

  /**
   * Joins a word that has a field with the words before it, if the field may hold several.
   * @param {Token} last changed, and put in place of all
   * @param {Field} field
   */
  run(last, field) {
    if (field.kind === "year" || field.kind === "id") return;
    this.tokens.pop();
    let first = this.tokens.length;
    while (isWord(this.tokens[first - 1])) first--;
    const valueFrom = (/** @type {number} */ number) =>
      [...this.tokens.slice(number), last].map(({ value }) => value).join(" ");
    const named = field.kind === "tag" || field.kind === "value";
    while (named && first < this.tokens.length && !this.context.names(field, valueFrom(first))) first++;
    last.value = valueFrom(first);
    last.from = this.tokens[first]?.from ?? last.from;
    this.tokens.splice(first, Infinity, last);
  }
}

/** @param {Token | undefined} token whether it is a word without sign or field */
function isWord(token) {
  return token?.kind === "piece" && !token.quoted && !token.field && !token.sign && !token.years && !token.id;
}
