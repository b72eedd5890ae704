/** The search tips: pieces of the query language, to be put into the box. */

// Operator, what is to be typed in its place, what closes it.
const PIECE = /^(\w+:|["+-])?(.*?)["*]?$/;

/**
 * A query with a piece added, and where its blank stands.
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
 * @param {HTMLElement} tips with a button a piece
 * @param {HTMLInputElement} box
 */
export function listenToTips(tips, box) {
  tips.hidden = false;
  tips.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    const { value, start, end } = inserted(box.value, target.textContent ?? "");
    box.value = value;
    box.focus();
    // What is typed next replaces the blank.
    box.setSelectionRange(start, end);
  });
}
