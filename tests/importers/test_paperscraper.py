"""paperscraper's JSON Lines, NaN and all."""

from __future__ import annotations

import pytest
from papershelf.importers.paperscraper import FORMAT

from tests.importers.samples import entries_of, names, records_of

PUBMED = (
    '{"title": "Compost and tomatoes.", "authors": ["HuilingChen", "Margaret PAdam", "NoneNone",'
    ' "NonePlato"], "date": "2015-03-02", "abstract": "Forty beds were compared.", "journal":'
    ' "J Kitch Gard", "doi": "10.5555/compost.1\\n10.5555/cited", "pubmed_id": "12345678\\n999",'
    ' "keywords": ["soil", "soil"], "results": NaN}'
)
ARXIV = (
    '{"title": "Deep compost", "authors": "Ann Lee, Bo van der Berg", "date": "2015-01-01",'
    ' "abstract": "Forty beds.", "journal": NaN, "doi": "10.48550/arXiv.1501.00001"}'
)
BIORXIV = (
    '{"title": "Soil", "doi": "10.1101/2020.01.01.1", "authors": "Lee, A. B.; Berg, B. v. d.", '
    '"date": "2020-01-01", "version": 1, "category": "ecology", "license": "cc_by", '
    '"abstract": "Soil.", "published": NaN, "journal": "biorxiv"}'
)


def test_joined_names_of_pubmed_are_divided() -> None:
    (record,) = records_of(FORMAT, PUBMED)
    assert names(record) == ["Chen, Huiling", "Adam, Margaret P", "Plato"]
    assert (record.doi, record.pmid) == ("10.5555/compost.1", "12345678")
    assert (record.keywords, record.source) == (("soil",), "PubMed")


def test_preprints_have_their_authors_in_one_text() -> None:
    arxiv, biorxiv = records_of(FORMAT, f"{ARXIV}\n\n{BIORXIV}\n")
    assert names(arxiv) == ["Lee, Ann", "van der Berg, Bo"]
    assert (arxiv.arxiv, arxiv.journal, arxiv.source) == ("1501.00001", "", "arXiv")
    assert names(biorxiv)[0] == "Lee, A. B."
    assert (biorxiv.source, biorxiv.license) == ("biorxiv", "cc_by")


def test_a_line_that_is_no_json_costs_no_other() -> None:
    found = entries_of(FORMAT, f"{PUBMED}\n{PUBMED[:50]}\n[1]\n{ARXIV}")
    assert [bool(entry.fault) for entry, _ in found] == [False, True, True, False]
    assert found[1][0].place == "line 2"


@pytest.mark.parametrize("key", ["published", "published_doi"])
def test_a_preprint_has_its_own_doi_and_that_of_the_published_version(key: str) -> None:
    text = BIORXIV.replace('"published": NaN', f'"{key}": "10.5555/soil.1"')
    (record,) = records_of(FORMAT, text)
    assert (record.doi, record.preprint_of) == ("10.1101/2020.01.01.1", "10.5555/soil.1")


def test_a_number_without_end_is_no_id() -> None:
    (record,) = records_of(FORMAT, PUBMED.replace(r'"12345678\n999"', "1e999"))
    assert record.pmid == ""
