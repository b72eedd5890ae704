"""CSL-JSON, as Zotero, pandoc and Crossref write it."""

from __future__ import annotations

import json

import pytest
from papershelf.importers.csl import FORMAT
from papershelf.importers.document import BrokenFileError

from tests.importers.samples import entries_of, names, records_of

ITEM = {
    "id": "http://zotero.org/users/1/items/ABC", "citation-key": "lee2015",
    "type": "article-journal", "title": "Compost and <i>tomatoes</i>",
    "author": [
        {"family": "Lee", "given": "Ann", "suffix": "Jr."},
        {"family": "Berg", "given": "Bo", "non-dropping-particle": "van der"},
        {"literal": "Rose Growers"}, {"family": "Nan", "given": "Liang"},
        {"family": "Arc", "given": "Jeanne", "non-dropping-particle": "d'"},
    ],
    "container-title": "Journal of Kitchen Gardens", "issued": {"date-parts": [["2015", 3, 2]]},
    "volume": 12, "issue": "3", "page": "45-67", "DOI": "10.5555/compost.1", "ISSN": "2049-3630",
    "note": "PMID: 12345678\nPMCID: PMC1234567", "keyword": "soil, tomatoes", "source": "PubMed",
    "abstract": "<jats:p>Forty beds were compared.</jats:p>", "language": "en",
}  # fmt: skip


def test_an_item_is_read() -> None:
    (record,) = records_of(FORMAT, json.dumps([ITEM]))
    assert names(record) == [
        "Lee Jr., Ann",
        "van der Berg, Bo",
        "Rose Growers",
        "Nan, Liang",
        "d'Arc, Jeanne",
    ]
    assert (record.journal, record.date) == ("Journal of Kitchen Gardens", "2015-03-02")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == (
        "10.5555/compost.1",
        "12345678",
        "PMC1234567",
    )
    assert record.keywords == ("soil", "tomatoes")
    assert (record.citation_key, record.source) == ("lee2015", "PubMed")
    assert record.abstract[0].text == "Forty beds were compared."


def test_crossref_answers_are_read() -> None:
    work = {
        "title": ["Compost"], "subtitle": ["A trial"], "container-title": ["J Kitch Gard", "JKG"],
        "author": [{"given": "Ann", "family": "Lee"}, {"name": "Rose Growers"}],
        "published": {"date-parts": [[2015]]}, "ISSN": ["2049-3630", "1234-5678"],
        "updated-by": [{"type": "retraction", "DOI": "10.5555/notice"}],
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}], "DOI": "10.5555/c",
    }  # fmt: skip
    (record,) = records_of(FORMAT, json.dumps({"status": "ok", "message": {"items": [work]}}))
    assert (record.title, record.journal) == ("Compost: A trial", "J Kitch Gard")
    assert names(record) == ["Lee, Ann", "Rose Growers"]
    assert (record.date, record.issn, record.retracted) == ("2015", "2049-3630", True)
    assert record.license == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(
    ("relation", "doi"),
    [
        ({"is-preprint-of": [{"id-type": "doi", "id": "10.5555/C.1"}]}, "10.5555/C.1"),
        ({"is-preprint-of": {"id-type": "doi", "id": "doi.org/10.5555/c.1"}}, "10.5555/c.1"),
        ({"is-preprint-of": [{"id-type": "uri", "id": "https://x.example/10.5555/c.1"}]}, ""),
        ({"has-preprint": [{"id-type": "doi", "id": "10.5555/p.1"}]}, ""),
        ({"is-preprint-of": [None, "x", {"id-type": "doi"}]}, ""),
        (None, ""),
        ([], ""),
    ],
)
def test_the_published_version_of_a_preprint_is_read(relation: object, doi: str) -> None:
    (record,) = records_of(FORMAT, json.dumps([{**ITEM, "relation": relation}]))
    assert record.preprint_of == doi


@pytest.mark.parametrize("value", [None, "x", 3, [], ["x"]])
def test_an_item_that_is_no_object_is_a_fault_of_its_own(value: object) -> None:
    found = entries_of(FORMAT, json.dumps([ITEM, value]))
    assert [bool(entry.fault) for entry, _ in found] == [False, True]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (json.dumps([ITEM, ITEM])[:-40], "the file may be cut"),
        ('[{"title": "x",}]', "line 1, column"),
        ('{"a": ' * 100_000, "nested too deep"),
        ('[{"volume": ' + "9" * 10_000 + "}]", "no JSON"),
    ],
)
def test_broken_json_says_where(text: str, message: str) -> None:
    with pytest.raises(BrokenFileError, match=message):
        entries_of(FORMAT, text)


@pytest.mark.parametrize(
    ("genre", "number", "pages"),
    [
        ("article-journal", "e123", "e123"),
        ("article-journal", "7 of 9", ""),
        ("article", "arXiv:2101.00001", ""),
        ("report", "TR-23", ""),
    ],
)
def test_the_number_of_a_report_or_preprint_is_no_page(genre: str, number: str, pages: str) -> None:
    item = {"type": genre, "title": "Compost", "number": number}
    (record,) = records_of(FORMAT, json.dumps([item]))
    assert record.pages == pages


def test_corrections_that_crossref_lists_are_kept() -> None:
    kinds = ("erratum", "corrigendum", "new_version", "correction")
    updates = [{"type": kind, "DOI": f"10.5555/{kind}"} for kind in kinds]
    (record,) = records_of(FORMAT, json.dumps([{**ITEM, "updated-by": [*updates, None]}]))
    assert record.corrected_by == ("10.5555/erratum", "10.5555/corrigendum", "10.5555/correction")
    assert not record.retracted
