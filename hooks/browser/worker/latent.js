/**
 * Finds what some texts have in common beyond their words: latent semantic analysis (Deerwester et
 * al. 1990) of these texts alone (Hull 1994). Texts that share few words may share the words that
 * go with them, and then lie in the same direction.
 */

/**
 * Returns the coordinates of texts in the main directions of their similarities; each row has
 * length 1, or 0 for a text that is like no other.
 * @param {number[][]} kernel the similarity of each text to each; symmetric
 * @param {number} dimensions how many directions, the main ones
 * @returns {number[][]} for each text its coordinates
 */
export function coordinates(kernel, dimensions) {
  const { values, vectors } = eigen(kernel);
  const main = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, dimensions);
  return vectors.map((row) => {
    const at = main.map((number) => (row[number] ?? 0) * Math.sqrt(Math.max(0, values[number] ?? 0)));
    const length = Math.sqrt(at.reduce((sum, x) => sum + x * x, 0)) || 1;
    return at.map((x) => x / length);
  });
}

/** Rounds after which Jacobi's method has converged for matrices of this size. */
const ROUNDS = 12;
/** A number off the diagonal that is as good as 0. */
const NOTHING = 1e-12;

/**
 * Returns the eigenvalues and eigenvectors of a symmetric matrix by Jacobi's method, which turns
 * pairs of axes until nothing is left off the diagonal.
 * @param {number[][]} matrix
 * @returns {{values: number[], vectors: number[][]}} the vectors are columns
 */
function eigen(matrix) {
  const a = matrix.map((row) => Float64Array.from(row));
  const turned = a.map((_, i) => Float64Array.from(a, (_, j) => (i === j ? 1 : 0)));
  for (let round = 0; round < ROUNDS; round++) {
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) turn(a, turned, p, q);
    }
  }
  return { values: a.map((row, i) => row[i] ?? 0), vectors: turned.map((row) => [...row]) };
}

/**
 * Turns two axes so that the number that joins them becomes 0.
 * @param {Float64Array[]} a changed
 * @param {Float64Array[]} turned changed
 * @param {number} p
 * @param {number} q
 */
function turn(a, turned, p, q) {
  const [rowP, rowQ] = [/** @type {Float64Array} */ (a[p]), /** @type {Float64Array} */ (a[q])];
  const joint = rowP[q] ?? 0;
  if (Math.abs(joint) < NOTHING) return;
  const theta = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * joint);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const mix = (/** @type {Float64Array} */ one, /** @type {number} */ i, /** @type {Float64Array} */ other, /** @type {number} */ j) => {
    const [x, y] = [one[i] ?? 0, other[j] ?? 0];
    one[i] = cosine * x - sine * y;
    other[j] = sine * x + cosine * y;
  };
  for (const row of a) mix(row, p, row, q);
  for (let i = 0; i < a.length; i++) mix(rowP, i, rowQ, i);
  for (const row of turned) mix(row, p, row, q);
}
