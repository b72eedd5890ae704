/** How close two words are, by single edits of letters. */

/**
 * Whether a word becomes another with at most so many edits: a letter more, a letter less,
 * another letter, two neighbours exchanged. The same words as lunr.TokenSet.fromFuzzyString
 * accepts: letters once exchanged may be edited again.
 * @param {string} word
 * @param {string} other
 * @param {number} edits
 * @returns {boolean}
 */
export function within(word, other, edits) {
  if (Math.abs(word.length - other.length) > edits) return false;
  let same = 0;
  while (same < word.length && word[same] === other[same]) same++;
  if (same === word.length && same === other.length) return true;
  if (edits === 0) return false;
  // A letter that agrees may still be the better one to edit, so all ways are tried.
  for (let at = 0; at <= same; at++) {
    const [a, b] = [word.slice(at), other.slice(at)];
    if (b && within(a, b.slice(1), edits - 1)) return true;
    if (a && within(a.slice(1), b, edits - 1)) return true;
    if (a && b && within(a.slice(1), b.slice(1), edits - 1)) return true;
    if (a.length > 1 && a[1] === b[0] && within(a[0] + a.slice(2), b.slice(1), edits - 1)) return true;
  }
  return false;
}
