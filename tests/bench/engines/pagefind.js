/**
 * Pagefind through its documented API: the first ten results with their excerpts.
 * @param {string} base address of the site's root
 * @param {string | null} [folder] of the index
 * @returns {Promise<(query: string) => Promise<import("./types").Shown>>}
 */
export async function open(base, folder) {
  const pagefind = await import(new URL(`${folder ?? "pagefind"}/pagefind.js`, base).href);
  return async (query) => {
    const { results } = await pagefind.search(query);
    /** @type {{url: string, excerpt: string}[]} */
    const shown = await Promise.all(
      results.slice(0, 10).map((/** @type {{data: () => Promise<any>}} */ one) => one.data()),
    );
    return {
      total: results.length,
      ids: shown.map(({ url }) => url.split("/").at(-2) ?? ""),
      snippets: shown.map(({ excerpt }) => excerpt),
    };
  };
}
