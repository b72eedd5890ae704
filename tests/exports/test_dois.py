"""Each DOI leads to its paper: by its own address, or else by a table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from papershelf.catalogue.identify import id_from_doi
from papershelf.exports.dois import DoiFiles, doi_tables
from papershelf.machinery.packing import hash_text
from papershelf.model import Paper

from tests.factories import paper

# The browser computes the same addresses: tests/search/cite/doi.test.mjs.
ADDRESSES = json.loads(Path("tests/fixtures/doi_addresses.json").read_text("utf-8"))


def tables(papers: Sequence[Paper]) -> dict[str, dict[str, str]]:
    maker = DoiFiles()
    made = [out for table in doi_tables(papers) for out in maker.outputs(table)]
    return {out.path: json.loads(out.make()) for out in made}


@pytest.mark.parametrize(("doi", "address"), ADDRESSES)
def test_the_address_of_a_doi_is_the_one_that_the_browser_computes(doi: str, address: str) -> None:
    assert id_from_doi(doi) == address


def test_papers_at_the_address_of_their_doi_need_no_table() -> None:
    papers = [paper("10.1-a-b", doi="10.1/A(b)"), paper("title", doi=None)]
    assert tables(papers) == {}


def test_a_paper_at_another_address_is_in_the_file_of_its_doi() -> None:
    papers = [paper("own-slug", doi="10.1/ABC"), paper("10.1-a-b-2", doi="10.1/a/b")]
    found = tables(papers)
    for doi, own in (("10.1/abc", "own-slug"), ("10.1/a/b", "10.1-a-b-2")):
        assert found[f"assets/cite/doi/{hash_text(doi) % 256}.json"][doi] == own
    assert sum(map(len, found.values())) == 2


def test_of_two_papers_with_one_doi_the_one_at_its_address_is_meant() -> None:
    assert tables([paper("10.1-a", doi="10.1/a"), paper("10.1-a-2", doi="10.1/A")]) == {}
    (table,) = tables([paper("y", doi="10.1/a"), paper("x", doi="10.1/A")]).values()
    assert table == {"10.1/a": "x"}
