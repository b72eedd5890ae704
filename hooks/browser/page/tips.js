/** The search tips: buttons that put pieces of the query language into the box. */

// Operator, the blank to be typed over, closing character.
const PIECE = /^(\w+:|["+-]|NOT )?(.*?)["*]?$/;

/**
 * Returns a query with a piece added, and the position of the piece's blank.
 * @param {string} query
 * @param {string} piece such as "author:name"
 */
export function inserted(query, piece) {
  const [, operator = "", blank = ""] = PIECE.exec(piece) ?? [];
  const before = query.trim() && `${query.trim()} `;
  const start = before.length + operator.length;
  return { value: before + piece, start, end: start + blank.length };
}

/**
 * @param {HTMLElement} tips has a button for each piece
 * @param {HTMLInputElement} box
 */
export function listenToTips(tips, box) {
  tips.hidden = false;
  tips.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const { value, start, end } = inserted(box.value, target.textContent ?? "");
    box.value = value;
    box.focus();
    // The next typing replaces the blank.
    box.setSelectionRange(start, end);
  });
}
