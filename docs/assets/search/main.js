/** What the worker loads: on the site it is one file with all that every search needs. */

export { Engine } from "./engine.js";
export { readOver } from "./fetch.js";
