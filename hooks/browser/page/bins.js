/** Divides years into the bars of a histogram. */

/** @typedef {{from: number, to: number, count: number}} Bin years inclusive */

/**
 * Returns bars of equally many years without gaps, oldest first; the last ends with the last year.
 * @param {{year: number, count: number}[]} years oldest first
 * @param {number} most bars
 * @returns {Bin[]}
 */
export function bins(years, most) {
  const first = years[0]?.year;
  const last = years.at(-1)?.year;
  if (first === undefined || last === undefined) return [];
  const width = Math.ceil((last - first + 1) / most);
  const bars = Math.ceil((last - first + 1) / width);
  /** @type {Bin[]} */
  const made = Array.from({ length: bars }, (_, bar) => {
    const to = last - (bars - 1 - bar) * width;
    return { from: to - width + 1, to, count: 0 };
  });
  for (const { year, count } of years) {
    const bin = made[bars - 1 - Math.floor((last - year) / width)];
    if (bin) bin.count += count;
  }
  return made;
}
