/** Where a box opens: below what asked for it, or above where there is no room. */

const GAP = 6;

/**
 * @param {{left: number, top: number, bottom: number}} asked of what asked, in the window
 * @param {{width: number, height: number}} box
 * @param {{width: number, height: number}} view the window
 * @returns {{left: number, top: number}} in the window
 */
export function placeOf(asked, box, view) {
  const left = Math.max(GAP, Math.min(asked.left, view.width - box.width - GAP));
  const below = asked.bottom + GAP;
  const above = asked.top - GAP - box.height;
  return { left, top: below + box.height > view.height && above >= 0 ? above : below };
}
