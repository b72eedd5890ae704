/**
 * Reads the HTML in which citeproc-js returns a reference. Only the elements named here pass, as
 * nodes of our own: no HTML of another program enters a page.
 */

/** @typedef {string | {tag: string, children: Piece[]}} Piece `tag` is one of `TAGS` */

const TAGS = ["i", "b", "sup", "sub", "u"];
const TOKEN = /<(\/?)(\w+)([^>]*)>|&(#?\w+);|[^<&]+|[<&]/g;
const NUMBERED = /<div class="csl-left-margin">([^]*?)<\/div>\s*<div class="csl-right-inline">([^]*?)<\/div>/;
/** @type {Record<string, string>} */
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

/**
 * Returns the number of an entry of a bibliography ("" in most styles) and the pieces of its text.
 * @param {string} html
 * @returns {{number: string, pieces: Piece[]}}
 */
export function entryOf(html) {
  const [, number, rest] = NUMBERED.exec(html) ?? [];
  return { number: number === undefined ? "" : plain(piecesOf(number)).trim(), pieces: trimmed(piecesOf(rest ?? html)) };
}

/**
 * @param {string} html
 * @returns {Piece[]}
 */
export function piecesOf(html) {
  /** @type {{tag: string, children: Piece[]}[]} */
  const open = [{ tag: "", children: [] }];
  const add = (/** @type {Piece} */ piece) => open.at(-1)?.children.push(piece);
  for (const [token, closing, tag, , entity] of html.matchAll(TOKEN)) {
    if (entity) add(character(entity) ?? token);
    else if (!tag) add(token);
    else if (!closing) open.push({ tag, children: [] });
    else if (open.length > 1) {
      const { tag: name, children } = /** @type {{tag: string, children: Piece[]}} */ (open.pop());
      if (TAGS.includes(name)) add({ tag: name, children });
      else children.forEach(add);
    }
  }
  // Elements that nothing closes.
  return open.flatMap(({ children }) => children);
}

/** @param {string} entity without & and ; */
function character(entity) {
  if (!entity.startsWith("#")) return ENTITIES[entity];
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/**
 * @param {Piece[]} pieces
 * @returns {string}
 */
export function plain(pieces) {
  return pieces.map((piece) => (typeof piece === "string" ? piece : plain(piece.children))).join("");
}

/**
 * Returns pieces without the blanks around an entry.
 * @param {Piece[]} pieces
 */
function trimmed(pieces) {
  const filled = [...pieces];
  const blank = (/** @type {Piece | undefined} */ piece) => typeof piece === "string" && piece.trim() === "";
  while (blank(filled[0])) filled.shift();
  while (blank(filled.at(-1))) filled.pop();
  if (typeof filled[0] === "string") filled[0] = filled[0].trimStart();
  const last = filled.at(-1);
  if (typeof last === "string") filled[filled.length - 1] = last.trimEnd();
  return filled;
}

/**
 * @param {Piece[]} pieces
 * @returns {(Node | string)[]}
 */
export function nodesOf(pieces) {
  return pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const made = document.createElement(piece.tag);
    made.append(...nodesOf(piece.children));
    return made;
  });
}
