/**
 * Lets a word also be present in its other spellings: British and American, with an umlaut or two
 * letters for it, with digits and letters joined or apart. A variant is as good as the word. The
 * index has words as papers write them; only the query is widened.
 */

import { compounds, partsOf } from "./tokenise.js";

/** @typedef {import("./plan.js").Unit} Unit */
/** @typedef {import("./plan.js").Atom} Atom */

/**
 * British and American letters between those that come before and after: regular expressions,
 * divided by blanks, `_` for nothing. Each rule is as narrow as the words that it is for, since a
 * variant that no paper has still costs a file.
 */
const RULES = `
  ^ oe/e (str|soph|dem)
  ^f oe/e t[aiou]
  c oe/e liac
  (rrh|pn) oe/e [ai]
  ^p ae/e do
  (^p|thop|clop) ae/e d(i|eu)
  an ae/e (m|sth)
  ^h ae/e m(at|o|or)
  (uk|yc|sch|ur|ptic|ter|id|tr|al|ol|ox|ot|in) ae/e mi
  yn ae/e c
  ^ ae/e (tiolog|sthet)
  f ae/e ces
  f ae/e cal
  (behavi|col|fav|flav|hum|lab|neighb|rum|tum|vap|od|hon|rig|vig|harb|endeav|arm|cand|splend) our/or (?!at|ect)
  (anal|catal|paral|dial|hydrol) ys/yz (e(s|d|r|rs)?$|ing)
  [a-z]{3} is/iz ation
  ^(?!.*(exerc|erw|terpr|pert|anch|chand|prec|conc|prom|prem|urpr|superv|prov|telev|vert|compr|disgu|parad|trea|likew|surm|ract))[a-z]{4,} is/iz (e|es|ed|er|ers|ing)$
  (^cent|^fib|^lit|^tit|^spect|^theat|^calib|(nti|lli|kilo)(met|lit)|^met) re/er s?$
  (catal|anal|dial|homol|epil|monol) ogue/og s?$
  (label|model|travel|signal|tunnel|counsel|fuel|channel|cancel|level|marvel) l/_ (ed|ing|er|or|ous)
  (fulfi|enro) l/ll (s?$|ment)
  (ski|wi) l/ll ful
  ^gr e/a y
  ^program me/_ s?$
  ^m ou/o ld
  ^m u/o m(s|my|mies)?$
  ^sul ph/f [aeiou]
  ^s c/k eptic
  (defen|offen|licen) ce/se _
  practi s/c (e|ed|es|ing)$
  judg e/_ ment
  ^ag e/_ ing$
  man oeuvre/euver _
`;

/** @type {[from: RegExp, to: string][]} */
const REPLACEMENTS = RULES.trim().split("\n").flatMap((rule) => {
  const [before = "", pair = "", after = ""] = rule.trim().split(" ").map((piece) => piece.replaceAll("_", ""));
  const [british = "", american = ""] = pair.split("/");
  const between = (/** @type {string} */ letters) => new RegExp(`(?<=${before})${letters}(?=${after})`);
  return [[between(british), american], [between(american), british]];
});

/** What an umlaut is written as, and what the index makes of it. */
const UMLAUTS = /([aou])e(?=[b-df-hj-np-tv-z])/g;
const UMLAUT = /[äöü]/i;

/**
 * Returns the other spellings of a word, without the word.
 * @param {string} word folded
 * @param {string} typed the text that it is from
 * @returns {string[]}
 */
export function spellingsOf(word, typed) {
  const found = REPLACEMENTS.map(([from, to]) => word.replace(from, to));
  // "Mueller" is a name; "blue" is not.
  if (/^\p{Lu}/u.test(typed)) found.push(word.replace(UMLAUTS, "$1"));
  if (UMLAUT.test(typed.normalize("NFC"))) {
    const written = typed.normalize("NFC").replace(/[äöü]/gi, (letter) => `${letter.normalize("NFD")[0]}e`);
    found.push(...compounds(written).flatMap(partsOf).filter((part) => part.replace(UMLAUTS, "$1") === word));
  }
  return [...new Set(found)].filter((other) => other !== word);
}

/**
 * Adds the other spellings of all words.
 * @param {Unit[]} units changed
 * @param {import("./query.js").Clause[]} clauses
 * @param {import("./tokenise.js").Words} words
 */
export function addSpellings(units, clauses, words) {
  for (const unit of units) {
    const clause = clauses[unit.clause];
    const [way] = unit.ways;
    if (clause?.kind !== "words" || clause.distance > 0 || clause.prefix || unit.together || !way) continue;
    for (const part of partsOf(unit.text)) {
      const at = way.find((number) => unit.atoms[number]?.text === words.stem(part));
      const atom = at === undefined ? undefined : unit.atoms[at];
      if (!atom) continue;
      for (const other of spellingsOf(part, typedAs(part, clause.text))) {
        if (words.stem(other) === atom.text) continue;
        unit.ways.push(way.map((number) => (number === at ? unit.atoms.length : number)));
        unit.atoms.push({ ...atom, text: words.stem(other), as: other });
      }
    }
  }
}

/** Letters, maybe after a number, such as a gene's name; a number, maybe with letters after it. */
const NAME = /^[0-9]*[a-z]{1,5}$/;
const NUMBER = /^[0-9]+[a-z]*$/;

/**
 * Lets names with a number be found however they are written: "5-HT2A", "5-HT 2A", "5HT2A"; and
 * "22q11.2" as "22q11", as its last number alone would find any paper. A large number may have
 * blanks or commas between thousands.
 * @param {Unit[]} units in order
 * @param {import("./query.js").Clause[]} clauses
 * @returns {Unit[]} without the numbers after a point
 */
export function joinNumbers(units, clauses) {
  const plain = (/** @type {Unit | undefined} */ unit) => {
    const clause = unit && clauses[unit.clause];
    return clause?.kind === "words" && clause.distance === 0 && !clause.prefix && !unit?.together ? clause : undefined;
  };
  const whole = (/** @type {Unit} */ { text }) => partsOf(text).join("");
  const kept = units.filter((unit, i) => {
    const before = units[i - 1];
    return !(before && plain(unit) && before.clause === unit.clause && /^\d+$/.test(unit.text) && /\d[a-z]+\d+$/.test(whole(before)));
  });
  kept.forEach((unit, i) => {
    if (!plain(unit)) return;
    const [, name = "", number = ""] = /^(.*[a-z])([0-9]+[a-z]+)$/.exec(whole(unit)) ?? [];
    if (NAME.test(name) && NUMBER.test(number)) addWay([unit], [name, number]);
    if (/^\d{5,9}$/.test(unit.text)) {
      addWay([unit], unit.text.match(/\d{1,3}(?=(\d{3})*$)/g) ?? []);
      unit.whole = true;
    }
    const next = kept[i + 1];
    if (!next || !plain(next) || `${plain(next)?.fields}` !== `${plain(unit)?.fields}`) return;
    if (NAME.test(whole(unit)) && NUMBER.test(whole(next))) addWay([unit, next], [whole(unit) + whole(next)]);
    if (/^\d{1,3}$/.test(unit.text) && /^\d{3}$/.test(next.text)) addWay([unit, next], [unit.text + next.text]);
  });
  return kept;
}

/**
 * @param {Unit[]} units that are also present if a paper has all of some terms
 * @param {string[]} terms
 */
function addWay(units, terms) {
  for (const { atoms, ways } of units) {
    const [atom] = atoms;
    if (!atom) continue;
    ways.push(terms.map((_, i) => atoms.length + i));
    atoms.push(...terms.map((text) => ({ ...atom, text })));
  }
}

/**
 * Returns the piece of a typed text that became a word.
 * @param {string} word folded
 * @param {string} text
 */
function typedAs(word, text) {
  return text.split(/[\s-]+/).find((piece) => compounds(piece).flatMap(partsOf).includes(word)) ?? "";
}
