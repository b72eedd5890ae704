/** The global that the files of lunr.js add their parts to; lunr_parts.js loads it first. */

// They name themselves to a pipeline, which the search does not use.
Object.assign(globalThis, { lunr: { Pipeline: { registerFunction() {} } } });
