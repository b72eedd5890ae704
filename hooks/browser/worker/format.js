/** Numbers of the index's format, which docs/search-format.md describes and Python writes. */

/** The version of the format that this code reads. */
export const FORMAT = 2;
/** A posting's code is norm * FREQUENCIES + frequency - 1; more frequent ones overflow. */
export const FREQUENCIES = 8;
/** The character that says "shares no letter with the word before"; the next ones count on. */
export const SHARED_ZERO = 48;
/** Bits of a result's flags. */
export const FLAG_SUMMARY = 1;
export const FLAG_FULL_TEXT = 2;
/** Columns of a facet: values, sets, codes. */
export const FACET_COLUMNS = 3;
