/** What an engine found: how many, and the first ten. */
export interface Shown {
  total: number;
  /** Last folder of the papers' addresses. */
  ids: string[];
  snippets: string[];
}
