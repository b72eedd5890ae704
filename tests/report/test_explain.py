"""An explanation shows for each field the source, the rule and the result."""

from __future__ import annotations

import pytest
from papershelf.report.explain import Row, explain

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

BODY = f"# Sleep\n\n**Date:** 2024-02-03\n\n## Abstract\n\n{ABSTRACT}\n"
META: dict[str, object] = {
    "title": "Sleep in adults.",
    "authors": ["Ann Lee", ["nested"]],
    "doi": "https://doi.org/10.1234/x",
    "publication_date": "",
    "conditions": ["adhd", "tourette_syndrome"],
}


def row(name: str, meta: dict[str, object] = META, body: str = BODY) -> Row:
    explanation = explain(record_of(meta, body), VOCABULARY)
    return next(row for row in explanation.rows if row.field == name)


def test_a_field_shows_its_source_its_findings_and_its_result() -> None:
    title = row("title")
    assert (title.source, title.supplied) == ("title", "Sleep in adults.")
    assert title.result == "Sleep in adults"
    assert [finding.split(":")[0] for finding in title.findings] == ["title-trailing-period"]


def test_a_label_of_the_body_is_named_as_the_source() -> None:
    assert (row("published").source, row("published").result) == ("**Date**", "2024-02-03 (body)")


def test_a_refused_value_is_not_shown_as_the_source_of_the_result() -> None:
    date = row("published", {**META, "publication_date": "9999", "date": "2020-05-01"})
    assert (date.source, date.supplied) == ("date", "2020-05-01")
    assert date.result == "2020-05-01 (field)"
    assert date.refused == (("publication_date", "9999"),)
    assert [finding.split(":")[0] for finding in date.findings] == ["date-implausible"]


def test_what_was_read_from_the_body_is_not_shown_as_supplied_by_a_key() -> None:
    doi = row("doi", {**META, "doi": "not a doi"}, f"**DOI:** 10.1234/y\n{BODY}")
    assert (doi.source, doi.supplied, doi.result) == ("**DOI**", "10.1234/y", "10.1234/y")
    assert doi.refused == (("doi", "not a doi"),)


def test_what_is_derived_from_another_field_has_no_source() -> None:
    date = row("published", {"doi": "10.1016/j.x.2024.01", "title": "Sleep"}, "")
    assert (date.source, date.supplied, date.result) == ("", "", "2024 (doi)")


def test_what_is_wrong_with_tags_is_shown_beside_them() -> None:
    assert [finding.split(":")[0] for finding in row("conditions").findings] == [
        "condition-unsupported"
    ]
    assert (row("conditions").source, row("conditions").supplied) == (
        "conditions",
        "adhd; tourette_syndrome",
    )


def test_tags_show_where_their_evidence_was_found() -> None:
    assert row("conditions").result == (
        "adhd: mentions (abstract 'Attention deficit hyperactivity disorder');"
        " tourette-syndrome: unsupported"
    )


def test_a_stated_fact_shows_its_source_and_what_is_wrong_with_it() -> None:
    read = row("design", {**META, "Design": ["Case report", "case reprot"]})
    assert (read.source, read.supplied) == ("Design", "Case report; case reprot")
    assert read.result == "case-report"
    assert [finding.split(":")[0] for finding in read.findings] == ["design-unlisted"]
    assert row("design").source == ""


def test_nested_values_are_named_by_their_type() -> None:
    assert row("authors").supplied == "Ann Lee; a list"


def test_a_rejected_record_is_explained_as_far_as_it_was_read() -> None:
    explanation = explain(record_of({"title": "A guide"}), VOCABULARY)
    assert explanation.reading.paper is None
    assert row("title").supplied
    assert {row.result for row in explanation.rows} == {""}
    assert any("not-a-paper" in finding for row in explanation.rows for finding in row.findings)


def test_the_page_s_address_is_the_one_that_the_paper_asks_for() -> None:
    def address(meta: dict[str, object]) -> str:
        return explain(record_of(meta), VOCABULARY).address

    assert address(META) == "papers/10.1234-x/"
    assert address({**META, "slug": "My paper"}) == "papers/my-paper/"
    assert (
        address({"title": "Sleep in adults", "authors": ["Ann Lee"]}) == "papers/sleep-in-adults/"
    )
    assert address({"title": "A guide"}) == ""


@pytest.mark.parametrize(
    ("meta", "field", "source", "supplied"),
    [
        ({"Abstract": ABSTRACT, "Title": "Sleep"}, "abstract", "Abstract", ABSTRACT),
        ({"DOI": "10.1234/x"}, "doi", "DOI", "10.1234/x"),
        ({"year": "2020", "Month": "March"}, "published", "year, Month", "2020 March"),
        ({"date": "2025-01-02", "Year": "2020"}, "published", "Year", "2020"),
        ({"conditions": ["adhd"], "condition": "asd"}, "conditions", "conditions, condition", ""),
        ({"Conditions": ["adhd"]}, "conditions", "Conditions", "adhd"),
        ({"citation": {"page": "1-2"}}, "pages", "citation.page", "1-2"),
        ({"journal": "J Ex 12(3), 45-67 (2020)"}, "volume", "journal", "J Ex 12(3), 45-67 (2020)"),
        ({"url": "https://doi.org/10.1234/x"}, "doi", "url", "https://doi.org/10.1234/x"),
        (
            {"authors": [{"given": "Ann", "family": "Lee"}]},
            "authors",
            "authors",
            "{given: Ann, family: Lee}",
        ),
    ],
)
def test_the_sources_are_those_that_gave_the_value(
    meta: dict[str, object], field: str, source: str, supplied: str
) -> None:
    found = row(field, {"title": "Sleep in adults", "pmid": "12345678", **meta}, "")
    assert found.source == source
    if supplied:
        assert found.supplied == supplied
