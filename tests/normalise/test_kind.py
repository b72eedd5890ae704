"""A record is a paper if it has any scholarly sign."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from papershelf.model import PaperKind
from papershelf.normalise.kind import Signs, is_book_title, kind_of, rejection

NOTHING = Signs(
    title="How to sleep",
    has_front_matter=True,
    authors=0,
    doi=None,
    pmid=None,
    journal=None,
    abstract_length=0,
    source=None,
)


def test_nothing_scholarly_is_no_paper() -> None:
    assert rejection(NOTHING) is not None
    assert rejection(replace(NOTHING, abstract_length=150)) is not None


@pytest.mark.parametrize(
    "sign",
    [
        {"authors": 1},
        {"doi": "10.1234/x"},
        {"pmid": "1"},
        {"journal": "Sleep"},
        {"abstract_length": 300},
        {"source": "PDF Document"},
        {"title": "StatPearls"},
        {"title": "Review ArticleHow to sleep"},
    ],
)
def test_one_scholarly_sign_is_enough(sign: dict[str, object]) -> None:
    assert rejection(replace(NOTHING, **sign)) is None


@pytest.mark.parametrize(
    "title",
    ["Tourette - Search Results - PMC", "Search Archives", "404 Not Found | Page not found"],
)
def test_pages_of_searches_and_errors_are_no_papers_whatever_they_hold(title: str) -> None:
    assert rejection(replace(NOTHING, title=title, doi="10.1234/x", pmid="1")) is not None


@pytest.mark.parametrize(
    "title", ["Quality of web search results on sleep", "Access denied: adults who cannot sleep"]
)
def test_a_paper_may_be_about_searches(title: str) -> None:
    signs = replace(NOTHING, title=title, authors=2)
    assert rejection(replace(signs, doi="10.1234/x")) is None
    assert rejection(replace(signs, journal="Sleep")) is None
    assert rejection(signs) is not None


def test_a_paper_that_names_its_published_version_is_a_preprint() -> None:
    assert kind_of("Sleep", "10.1234/x", "Sleep", None, "10.1234/y") is PaperKind.PREPRINT


def test_a_file_without_front_matter_is_a_note() -> None:
    assert rejection(replace(NOTHING, has_front_matter=False, doi="10.1234/x")) is not None


@pytest.mark.parametrize(
    "title", ["StatPearls", "GeneReviews®", "StatPearls [Internet]", "Endotext."]
)
def test_book_titles_are_known(title: str) -> None:
    assert is_book_title(title)
    assert kind_of(title, None, None, None) is PaperKind.CHAPTER


@pytest.mark.parametrize(
    ("doi", "journal", "source", "kind"),
    [
        ("10.48550/arXiv.2505.11253", None, "arXiv", PaperKind.PREPRINT),
        ("10.1101/2025.10.16.25338123", "medRxiv", None, PaperKind.PREPRINT),
        ("10.1101/gr.123", "Genome research", None, PaperKind.PAPER),
        (None, None, "ARXIV via Paperscraper", PaperKind.PREPRINT),
        ("10.1234/x", "Sleep", "PubMed", PaperKind.PAPER),
    ],
)
def test_preprints_are_known_by_doi_or_source(
    doi: str | None, journal: str | None, source: str | None, kind: PaperKind
) -> None:
    assert kind_of("Sleep", doi, journal, source) is kind
