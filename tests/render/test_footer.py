"""The end of every page says what the site is, what it holds, and where to report errors."""

from __future__ import annotations

from dataclasses import replace

from papershelf.model import Paper, Provenance
from papershelf.render.footer import footer_of
from papershelf.settings import Settings
from papershelf.vocabulary.shelf import Shelf

from tests.factories import catalogue, paper


def acquired(identifier: str, date: str | None) -> Paper:
    return paper(identifier, provenance=Provenance(f"{identifier}.md", "V3", acquired=date))


def test_it_counts_the_papers_and_names_the_newest_record() -> None:
    papers = [acquired("a", "2025-01-31"), acquired("b", "2025-03-01"), acquired("c", None)]
    assert footer_of(Shelf(), Settings(), catalogue(papers)).state == (
        "3 papers. The newest record is of 1 March 2025."
    )


def test_without_a_date_it_only_counts() -> None:
    assert footer_of(Shelf(), Settings(), catalogue([acquired("a", None)])).state == "1 paper."


def test_the_shelf_s_texts_are_markdown_and_empty_ones_are_left_out() -> None:
    shelf = Shelf(sources="From [here](https://example.org/).", licence="", corrections="Tell us.")
    parts = dict(footer_of(shelf, Settings(), catalogue([])).parts)
    assert list(parts) == ["Where the records are from", "Found an error?"]
    assert 'href="https://example.org/"' in parts["Where the records are from"]


def test_the_searches_are_linked_where_the_sources_are_named() -> None:
    shelf = Shelf(sources="From PubMed.")
    link = '<a href="../searches/">'
    for one in (shelf, Shelf()):
        parts = dict(footer_of(one, Settings(), catalogue([]), searched=True).parts)
        assert link in parts["Where the records are from"]
    assert link not in str(footer_of(shelf, Settings(), catalogue([])).parts)


def test_errors_are_reported_at_the_repository() -> None:
    settings = replace(Settings(), repo_url="https://example.org/shelf/")
    assert footer_of(Shelf(), settings, catalogue([])).report == "https://example.org/shelf/issues"
    assert footer_of(Shelf(), Settings(), catalogue([])).report == ""
