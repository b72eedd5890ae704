"""Retraction Watch says of a paper what its rows about the original paper say, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from papershelf.catalogue.build import build_catalogue
from papershelf.catalogue.notices import apply_notices
from papershelf.model import Notice, NoticeKind, Paper, RelationKind
from papershelf.records.retraction_watch import NoticeRow
from papershelf.settings import Settings

from tests.catalogue.test_build import SLEEP, readings_of
from tests.factories import paper
from tests.normalise.records import VOCABULARY


def row(doi: str = "10.1234/a", pmid: str = "0", **changes: str) -> NoticeRow:
    return NoticeRow(doi, pmid, "Retraction", "5/3/2020 0:00", "", "0", "")._replace(**changes)


def about(rows: Sequence[NoticeRow], **changes: object) -> Paper:
    (one,) = apply_notices(
        [paper("a", **{"doi": "10.1234/A", "pmid": "7", **changes})], rows
    ).papers
    return one


@pytest.mark.parametrize(
    "one",
    [
        row("10.1234/a"),
        row("https://doi.org/10.1234/A"),
        row(" DOI: 10.1234/A."),
        row("unavailable", "7"),
        row("", "7.0"),
        row("10.1234/a", "8"),
    ],
)
def test_a_paper_is_found_by_doi_or_pubmed_id(one: NoticeRow) -> None:
    assert about([one]).retracted


@pytest.mark.parametrize(
    "one",
    [
        row("10.1234/b"),
        row("10.1234/b", "7"),
        row("unavailable", "0"),
        row("10.1234/b", notice_doi="10.1234/a", notice_pmid="7"),
        row(nature="Withdrawn by nobody"),
        row(nature=""),
    ],
)
def test_another_paper_or_the_notice_itself_is_not_meant(one: NoticeRow) -> None:
    found = about([one])
    assert (found.retracted, found.notices) == (False, ())


def test_a_paper_without_a_doi_is_found_by_its_pubmed_id() -> None:
    assert about([row("10.1234/b", "7")], doi=None).retracted


def test_a_notice_has_date_doi_and_reasons() -> None:
    reasons = "+Error in Data; + Duplication  of Data;+Error in Data;"
    found = about([row(notice_doi="https://doi.org/10.1234/N", reasons=reasons)]).notices
    (notice,) = found
    assert (notice.kind, notice.doi) == (NoticeKind.RETRACTION, "10.1234/n")
    assert notice.published is not None
    assert notice.published.iso == "2020-05-03"
    assert notice.reasons == ("Error in Data", "Duplication of Data")


@pytest.mark.parametrize("date", ["", "0", "13/1/2020", "2/30/2020", "2020-05-03", "May 2020"])
def test_a_date_that_cannot_be_read_is_left_out(date: str) -> None:
    assert about([row(date=date)]).notices == (Notice(NoticeKind.RETRACTION),)


def test_a_notice_in_the_place_of_the_paper_has_no_doi_of_its_own() -> None:
    assert about([row(notice_doi="10.1234/A")]).notices[0].doi is None


@pytest.mark.parametrize(
    ("natures", "retracted", "doubted"),
    [
        (("Retraction",), True, False),
        (("Expression of concern",), False, True),
        (("Expression of concern", "Retraction"), True, False),
        (("Retraction", "Reinstatement"), False, False),
        (("Retraction", "Reinstatement", "Retraction"), True, False),
        (("Retraction", "Expression of concern"), True, False),
        (("Retraction", "Reinstatement", "Expression of concern"), False, True),
        (("Correction",), False, False),
        (("Retraction", "Correction"), True, False),
    ],
)
def test_the_last_notice_decides_whatever_the_order_of_rows(
    natures: Sequence[str], retracted: bool, doubted: bool
) -> None:
    rows = [row(nature=name, date=f"1/1/{2000 + at}") for at, name in enumerate(natures)]
    for order in permutations(rows):
        found = about(order)
        assert (found.retracted, found.doubted) == (retracted, doubted)
        assert found.notices == about(rows).notices


def test_what_the_record_says_of_a_retraction_holds_whatever_the_file_says() -> None:
    assert about([row(nature="Reinstatement")], retracted=True).retracted


def test_a_notice_among_the_papers_and_its_paper_are_linked() -> None:
    notice = {**SLEEP, "title": "Notice about an article", "doi": "10.1234/notice"}
    readings = readings_of(SLEEP, notice)
    rows = [row("10.1234/a", notice_doi="10.1234/Notice")]
    papers = build_catalogue(readings, VOCABULARY, Settings(), 2, notices=rows).papers
    related = {one.id: [(r.kind, r.paper_id) for r in one.related] for one in papers}
    assert related["10.1234-notice"] == [(RelationKind.RETRACTS, "10.1234-a")]
    assert related["10.1234-a"] == [(RelationKind.RETRACTED_BY, "10.1234-notice")]
    assert [one.id for one in papers if one.retracted] == ["10.1234-a"]


def test_a_notice_by_title_retracts_no_paper_that_was_reinstated_since() -> None:
    notice = {**SLEEP, "title": f"Retraction: {SLEEP['title']}", "doi": "10.1234/notice"}
    rows = [
        row("10.1234/a", date="1/1/2000", notice_doi="10.1234/notice"),
        row("10.1234/a", date="1/1/2001", nature="Reinstatement"),
    ]
    doubted = [*rows, row("10.1234/a", date="1/1/2002", nature="Expression of concern")]
    for given, retracted in ((rows, []), (doubted, []), ([], ["10.1234-a"])):
        readings = readings_of(SLEEP, notice)
        papers = build_catalogue(readings, VOCABULARY, Settings(), 2, notices=given).papers
        assert [one.id for one in papers if one.retracted] == retracted
