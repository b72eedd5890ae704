/** What is done about words that hardly any paper has; loaded when a query has one. */

export { lookUp, searchNear } from "./english.js";
export { correct, within } from "./spelling.js";
