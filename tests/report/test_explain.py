"""An explanation shows what fed each field, the rule, and what came of it."""

from __future__ import annotations

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


def row(name: str) -> Row:
    explanation = explain(record_of(META, BODY), VOCABULARY)
    return next(row for row in explanation.rows if row.field == name)


def test_a_field_shows_its_source_its_findings_and_its_result() -> None:
    title = row("title")
    assert (title.source, title.supplied) == ("title", "Sleep in adults.")
    assert title.result == "Sleep in adults"
    assert [finding.split(":")[0] for finding in title.findings] == ["title-trailing-period"]


def test_a_label_of_the_body_is_named_as_the_source() -> None:
    assert (row("published").source, row("published").result) == ("**Date**", "2024-02-03 (body)")


def test_tags_show_where_their_evidence_stands() -> None:
    assert row("conditions").result == (
        "adhd: supported (abstract 'Attention deficit hyperactivity disorder');"
        " tourette-syndrome: unsupported"
    )


def test_nested_values_are_named_by_their_type() -> None:
    assert row("authors").supplied == "Ann Lee; a list"


def test_a_rejected_record_is_explained_as_far_as_it_was_read() -> None:
    explanation = explain(record_of({"title": "A guide"}), VOCABULARY)
    assert explanation.reading.paper is None
    assert row("title").supplied
    assert {row.result for row in explanation.rows} == {""}
    assert any("not-a-paper" in finding for row in explanation.rows for finding in row.findings)
