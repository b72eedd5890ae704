/** How many examples each property is tried with: other ones each time, if FUZZ says how many. */
const { FUZZ } = process.env;
/** @type {{ numRuns: number, seed?: number }} */
export const RUNS = FUZZ ? { numRuns: Number(FUZZ) } : { numRuns: 200, seed: 1 };
