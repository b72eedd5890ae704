/** What an engine found: how many, and the first ten. */
export interface Shown {
  total: number;
  titles: string[];
  snippets: string[];
}
