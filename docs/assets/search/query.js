/**
 * What a person typed, as clauses. Nothing is a syntax error: what does not parse is
 * searched as plain words, and a hint says so.
 */

/** @typedef {"optional" | "required" | "prohibited"} Presence */

/**
 * One piece of a query: a word, a quoted phrase, the beginning of a word.
 * @typedef {object} Clause
 * @property {"words" | "phrase" | "doi"} kind
 * @property {string} text as typed, without operators
 * @property {string | null} field name of the index's field, or any
 * @property {Presence} presence
 * @property {boolean} prefix whether longer words count as well (`word*`)
 * @property {boolean} typing whether the prefix is only a word still being typed
 * @property {number} distance edits allowed (`word~1`)
 * @property {number} boost (`word^2`)
 */

/**
 * @typedef {object} Query
 * @property {Clause[]} clauses
 * @property {[from: number, to: number] | null} years inclusive
 * @property {string | null} hint what was not understood
 */

/** What people call a field, and its name in the index. */
const FIELDS = new Map(
  Object.entries({
    author: "authors", authors: "authors", title: "title", abstract: "abstract",
    condition: "conditions", conditions: "conditions", topic: "topics", topics: "topics",
    journal: "journal", year: "year", doi: "doi", summary: "summary", body: "body", text: "body",
  }),
);

// sign, field, then a quoted or a bare value
const PIECE = /([+-]?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/giu;
const DOI = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const YEARS = /^(\d{4})?\.\.(\d{4})?$/;
const LAST_YEAR = 9999;

/**
 * @param {string} text
 * @returns {Query}
 */
export function parseQuery(text) {
  /** @type {Query} */
  const query = { clauses: [], years: null, hint: null };
  const quotes = text.split('"').length - 1;
  let plain = text;
  if (quotes % 2 === 1) {
    query.hint = "A quotation mark is missing: its words were searched one by one.";
    plain = text.slice(0, text.lastIndexOf('"')) + " " + text.slice(text.lastIndexOf('"') + 1);
  }
  for (const match of plain.matchAll(PIECE)) addPiece(query, match);
  return query;
}

const TYPED = 3;

/**
 * A query whose last word is still being typed: longer words count as well.
 * @param {string} text
 * @returns {Query}
 */
export function parseTyped(text) {
  const query = parseQuery(text);
  const last = query.clauses.at(-1);
  if (last?.kind === "words" && /[\p{L}\p{N}]$/u.test(text) && last.text.length >= TYPED) {
    last.typing = !last.prefix;
    last.prefix = true;
  }
  return query;
}

/**
 * @param {Query} query
 * @param {RegExpMatchArray} match of PIECE
 */
function addPiece(query, match) {
  const [whole, sign = "", name, quoted, bare = ""] = match;
  const doi = DOI.exec(whole.slice(sign.length));
  if (doi?.[1]) {
    query.clauses.push({ ...clause(sign, "doi"), kind: "doi", text: doi[1].replace(/[.,;)]+$/, "") });
    return;
  }
  const field = name === undefined ? null : (FIELDS.get(name.toLowerCase()) ?? null);
  const range = field === "year" ? YEARS.exec(bare) : null;
  if (range) {
    query.years = [Number(range[1] ?? 0), Number(range[2] ?? LAST_YEAR)];
  } else if (quoted !== undefined) {
    query.clauses.push({ ...clause(sign, field), kind: "phrase", text: quoted });
  } else if (name !== undefined && field === null) {
    // No field of ours: "covid:19" and "https://…" are words.
    query.clauses.push({ ...clause(sign, null), text: `${name} ${bare}` });
  } else {
    query.clauses.push(...words(bare, clause(sign, field)));
  }
}

/**
 * @param {string} sign
 * @param {string | null} field
 * @returns {Clause}
 */
function clause(sign, field) {
  /** @type {Presence} */
  const presence = sign === "-" ? "prohibited" : sign === "+" || field ? "required" : "optional";
  return { kind: "words", text: "", field, presence, prefix: false, typing: false, distance: 0, boost: 1 };
}

const BOOST = /\^(\d+)$/;
const FUZZY = /~(\d*)$/;
const MAX_DISTANCE = 2;

/**
 * A bare value with its trailing operators.
 * @param {string} text
 * @param {Clause} base
 * @returns {Clause[]}
 */
function words(text, base) {
  const boost = Number(BOOST.exec(text)?.[1] ?? 1);
  let rest = text.replace(BOOST, "");
  const fuzzy = FUZZY.exec(rest);
  rest = rest.replace(FUZZY, "");
  const prefix = /[^*]\*$/.test(rest);
  const distance = fuzzy ? Math.min(Number(fuzzy[1] || 1), MAX_DISTANCE) : 0;
  return [{ ...base, text: rest, prefix: prefix && !fuzzy, distance, boost }];
}
