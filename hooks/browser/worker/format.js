/** Constants of the index's format, which docs/search-format.md describes and Python writes. */

/** The version of the format that this code reads. */
export const FORMAT = 9;
/** A posting's code is norm * FREQUENCIES + frequency - 1; higher frequencies are in `overflow`. */
export const FREQUENCIES = 8;
/** The character code that means a shared length of 0; the following codes mean 1, 2, … */
export const SHARED_ZERO = 48;
/** Bits of a result's flags. */
export const FLAG_SUMMARY = 1;
export const FLAG_FULL_TEXT = 2;
export const FLAG_RETRACTED = 4;
export const FLAG_DOUBTED = 8;
export const FLAG_WITHHELD = 16;
/** Columns of a facet: values, sets, codes. */
export const FACET_COLUMNS = 3;

/** Added to a field mask: authors are called by the term, which is also an everyday word. */
export const EVERYDAY = 2 ** 16;
