/** Texts of the box that explains a word. */

export const WHOLE_GLOSSARY = "All words";
export const NO_ENTRY = "The glossary has no such entry";
