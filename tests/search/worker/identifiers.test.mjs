import assert from "node:assert/strict";
import { test } from "node:test";

import { identify } from "../../../hooks/browser/worker/identifiers.js";

const DOI = "10.1186/s12888-025-07389-9";

test("a DOI is recognised in any form of address", () => {
  const forms = [
    DOI, `doi:${DOI}`, `doi: ${DOI}`, `DOI ${DOI}`, `info:doi/${DOI}`, `doi.org/${DOI}`, `www.doi.org/${DOI}`,
    `dx.doi.org/${DOI}`, `https://doi.org/${DOI}`, `http://dx.doi.org/${DOI}`, `https://doi.org/${encodeURIComponent(DOI)}`,
    `${DOI}.`, `https://doi.org/${DOI},`,
  ];
  for (const form of forms) assert.equal(identify(form)?.terms[0], DOI, form);
});

test("a publisher's address has the DOI somewhere before its end", () => {
  const addresses = [
    `https://link.springer.com/article/${DOI}`,
    `https://bmcpsychiatry.biomedcentral.com/articles/${DOI}`,
    `https://link.springer.com/content/pdf/${DOI}.pdf`,
    `https://onlinelibrary.wiley.com/doi/full/${DOI}`,
    `https://www.tandfonline.com/doi/abs/${DOI}?journalCode=abc&x=1`,
    `https://journals.plos.org/plosone/article?id=${DOI}`,
    `https://journals.plos.org/plosone/article/file?id=${DOI}&type=printable`,
    `https://www.frontiersin.org/articles/${DOI}/full`,
    `https://www.biorxiv.org/content/${DOI}v2.full.pdf`,
    `https://academic.oup.com/brain/article/doi/${DOI}/6543210`,
    `https://www.example.org/${DOI}#abstract`,
    `publisher.example/doi/${DOI}/suppl_file/table.xlsx`,
  ];
  for (const address of addresses) assert.ok(identify(address)?.terms.includes(DOI), address);
});

test("brackets of a DOI belong to it, those around it do not", () => {
  assert.deepEqual(identify("10.1016/S0140-6736(25)01637-X")?.terms, ["10.1016/S0140-6736(25)01637-X"]);
  assert.deepEqual(identify("10.1186/s1)")?.terms, ["10.1186/s1"]);
  assert.deepEqual(identify("10.1016/S0140-6736(25)01637-X).")?.terms, ["10.1016/S0140-6736(25)01637-X"]);
});

test("a star asks for all DOIs that begin so", () => {
  assert.deepEqual(identify("10.1186/s128*"), { shown: "DOI 10.1186/s128*", terms: ["10.1186/s128"], prefix: true });
});

test("a PubMed id is recognised by its name or its address", () => {
  const forms = [
    "PMID: 31234567", "pmid:31234567", "PMID 31234567", "PubMed ID: 31234567.", "PMID:031234567", "PMID=31234567",
    "https://pubmed.ncbi.nlm.nih.gov/31234567/", "pubmed.ncbi.nlm.nih.gov/31234567", "https://pubmed.ncbi.nlm.nih.gov/31234567/?from=x",
    "https://www.ncbi.nlm.nih.gov/pubmed/31234567", "https://www.ncbi.nlm.nih.gov/m/pubmed/31234567/",
    "https://europepmc.org/article/MED/31234567", "https://pubmed.ncbi.nlm.nih.gov/?term=31234567",
  ];
  for (const form of forms) assert.deepEqual(identify(form)?.terms, ["#pmid:31234567"], form);
});

test("so are ids of PubMed Central and of arXiv", () => {
  for (const form of ["PMC7000001", "PMCID: PMC7000001", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7000001/", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7000001/pdf/x.pdf"]) {
    assert.deepEqual(identify(form)?.terms, ["#PMC7000001"], form);
  }
  for (const form of ["arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001", "arxiv.org/pdf/2101.00001v1.pdf"]) {
    assert.deepEqual(identify(form)?.terms, ["10.48550/arXiv.2101.00001"], form);
  }
});

test("other numbers, words and addresses name no paper", () => {
  for (const text of ["tics", "31234567", "10.5", "10.1186", "PMCs", "https://example.org/10/tics", "doi:", "title:10.1186", "%"]) {
    assert.equal(identify(text), null, text);
  }
});
