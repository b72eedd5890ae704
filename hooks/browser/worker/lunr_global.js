/** The global that the files of lunr.js add their parts to; lunr_parts.js loads it first. */

// The parts register themselves with a pipeline, which the search does not use.
Object.assign(globalThis, { lunr: { Pipeline: { registerFunction() {} } } });
