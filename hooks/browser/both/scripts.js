/** The names of the built scripts of the search, of which all are of one version. */

/** Those that pages name, and the workers. */
export const ENTRIES = ["worker", "header", "page", "start", "box", "map"];
/** Those that the worker loads when a query needs them. */
export const ON_DEMAND = ["on_demand", "doubtful", "sentences", "refine", "language", "suggest", "header_items"];
