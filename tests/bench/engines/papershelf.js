/**
 * Our search as a page's script uses it.
 * @param {string} base address of the site's root
 * @returns {Promise<(query: string) => Promise<import("./types").Shown>>}
 */
export async function open(base) {
  const { Client } = await import(new URL("assets/search/client.js", base).href);
  const client = new Client(new URL("assets/search/worker.js", base));
  return async (query) => {
    const { total, results } = await client.search({ query, limit: 10 });
    const ids = results.map((/** @type {{id: string}} */ { id }) => id);
    const snippets = results.map((/** @type {{snippet: {text: string}[]}} */ { snippet }) =>
      snippet.map(({ text }) => text).join(""),
    );
    return { total, ids, snippets };
  };
}
