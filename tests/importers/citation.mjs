// Writes CSL-JSON from standard input as BibTeX, BibLaTeX, RIS and CSL-JSON, with citation-js:
// one JSON object, name of the format -> text.
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import "@citation-js/plugin-csl";
import { readFileSync } from "node:fs";

plugins.config.get("@csl").output = {};
const cite = new Cite(JSON.parse(readFileSync(0, "utf8")), { generateGraph: false });
const written = {};
for (const format of ["bibtex", "biblatex", "ris"]) {
  written[format] = cite.format(format);
}
written.csl = cite.format("data", { format: "text" });
process.stdout.write(JSON.stringify(written));
