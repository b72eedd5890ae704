/** How many examples of each property are tried: a few with all tests, many with `make fuzz`. */

export const RUNS = { numRuns: Number(process.env.FUZZ ?? 200) };
