"""Answers of Europe PMC."""

from __future__ import annotations

import json

import pytest
from papershelf.importers.document import BrokenFileError
from papershelf.importers.europe_pmc import FORMAT, published_version, to_record

from tests.acquire.shapes import answer, result
from tests.importers.samples import entries_of, names, records_of


def test_a_saved_answer_is_read() -> None:
    (record,) = records_of(FORMAT, json.dumps(answer([result(1)], 1)))
    assert names(record) == ["Lee, Ann", "van der Berg, Bo", "Rose Growers"]
    assert (record.journal, record.date) == ("Journal of kitchen gardens", "2015-03")
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-67")
    assert (record.doi, record.pmid, record.pmcid) == ("10.5555/garden.1", "1001", "PMC7001")
    assert [(part.label, part.text) for part in record.abstract] == [
        ("Background", "Few count fruit."),
        ("Methods", "We compared beds."),
    ]
    assert (record.mesh_headings, record.keywords) == (("Compost",), ("soil",))
    assert (record.license, record.issn, record.retracted) == ("cc by", "2049-3630", False)


def test_a_preprint_is_on_its_server() -> None:
    preprint = result(
        1, source="PPR", pmid=None, journalInfo=None, bookOrReportDetails={"publisher": "bioRxiv"},
        authorList=None, authorString="Lee A, van der Berg B.",
    )  # fmt: skip
    record = to_record(preprint)
    assert (record.journal, record.date, record.pmid) == ("bioRxiv", "2015-02-10", "")
    assert names(record) == ["Lee, A", "van der Berg, B"]


def test_a_retracted_paper_is_marked() -> None:
    assert to_record(result(1, pubTypeList={"pubType": "Retracted Publication"})).retracted


def test_an_answer_of_another_form_is_broken() -> None:
    with pytest.raises(BrokenFileError, match=r"as resultList\.result, expected an array"):
        entries_of(FORMAT, '{"hitCount": 1, "resultList": {"result": {}}}')


@pytest.mark.parametrize(
    ("links", "pmid"),
    [
        ([{"type": "Preprint of", "source": "MED", "id": "38289242"}], "38289242"),
        ([{"type": "preprint of", "source": "MED", "id": 38289242}], "38289242"),
        ([{"type": "Comment in", "source": "MED", "id": "1"}, *[None, "x"]], ""),
        ([{"type": "Preprint in", "source": "PPR", "id": "PPR12"}], ""),
        ([{"type": "Preprint of", "source": "AGR", "id": "12"}], ""),
        ([{"type": "Preprint of", "source": "MED"}], ""),
        ([], ""),
    ],
)
def test_the_published_version_of_a_preprint_is_found(links: list[object], pmid: str) -> None:
    item = result(1, commentCorrectionList={"commentCorrection": links})
    assert published_version(item) == pmid


def test_notices_of_corrections_are_kept_by_their_ids() -> None:
    links = [
        {"type": "Erratum in", "source": "MED", "id": "222", "reference": "J Kitch Gard. 2016"},
        {"type": "Comment in", "source": "MED", "id": "333"},
        {"type": "Erratum in", "source": "AGR", "id": "444"},
    ]
    record = to_record(result(1, commentCorrectionList={"commentCorrection": links}))
    assert record.corrected_by == ("PMID:222",)
