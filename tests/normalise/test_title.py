"""Titles are cleaned of what does not belong to them, and cut ones are noted."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from papershelf.normalise.title import clean_title

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("supplied", "clean"),
    [
        ("Sleep in adults.", "Sleep in adults"),
        ("Sleep in adults.**DOI:** 10.1234/x", "Sleep in adults"),
        ("[Sleep in adults].", "Sleep in adults"),
        ("[Sleep in adults]", "Sleep in adults"),
        ("Review ArticleHalf a century of sleep", "Half a century of sleep"),
        ("Sleep  in\n adults", "Sleep in adults"),
        ("The role of <i>FMR1</i> in H<sub>2</sub>O uptake", "The role of FMR1 in H2O uptake"),
        ("Sleep &amp; attention", "Sleep & attention"),
        ("Sle\u200bep", "Sleep"),
        ("The {ADHD} Brain: {\\'e}tudes", "The ADHD Brain: études"),
        ("*Drosophila* models of [[sleep]]", "Drosophila models of sleep"),
        ('<math xmlns="x"><mi>α</mi></math>-synuclein', "α-synuclein"),
        (
            '<math><mi>α</mi><annotation encoding="application/x-tex">\\alpha</annotation></math>',
            "α",
        ),
        ("Cafe\u0301 sleep", "Café sleep"),
    ],
)
def test_what_does_not_belong_to_a_title_is_taken_off(supplied: str, clean: str) -> None:
    assert clean_title(supplied)[0] == clean


@pytest.mark.parametrize(
    "title",
    [
        "Is sleep enough?",
        "Care in the U.S.",
        "Lee et al.",
        "To be continued...",
        "[18F]FDG uptake in sleep",
        "[11C]raclopride and [18F]FDG",
        "Reviewing articles on sleep",
        "If a<b and c>d then p < .05",
    ],
)
def test_a_clean_title_passes_unchanged(title: str) -> None:
    assert clean_title(title) == (title, ())


@given(st.text(alphabet="ab .[]*:<>&;\u200bDOI", max_size=40))
@example("<*I*>")
def test_cleaning_a_title_twice_changes_nothing(title: str) -> None:
    once, _ = clean_title(title)
    stops = once.endswith(".") or once.startswith("[")
    assert stops or clean_title(once)[0] == once


@pytest.mark.parametrize(
    ("title", "source", "cut"),
    [
        ("Rescue of", None, True),
        ("Sleep in adults", "PubMed", True),
        ("Sleep in adults", None, False),
        ("Sleep in adults.", "PubMed", False),
        ("Is sleep enough?", "PubMed", False),
        ("Sleep and attention:", None, True),
    ],
)
def test_a_title_that_stops_early_is_noted(title: str, source: str | None, cut: bool) -> None:
    read = read_field("title", {"title": title, "source": source})
    assert ("title-truncated" in codes_of(read)) == cut


def test_the_first_heading_is_used_if_no_title_is_given() -> None:
    read = read_field("title", {}, "# Sleep in adults\n")
    assert (read.value, read.source) == ("Sleep in adults", "#")


@pytest.mark.parametrize("placeholder", ["Untitled", "Title not found", "None"])
def test_a_placeholder_is_no_title(placeholder: str) -> None:
    title = read_field("title", {"title": placeholder})
    assert (title.value, title.source, title.refused) == (None, "", (("title", placeholder),))
    assert codes_of(title) == ["title-missing"]


@pytest.mark.parametrize(
    "title", ["'", "--", "Not Available", "[Not Available].", "{{title}}", "<% tp.file.title %>"]
)
def test_a_template_or_a_word_for_nothing_is_no_title(title: str) -> None:
    read = read_field("title", {"title": title})
    assert (read.value, codes_of(read)) == (None, ["title-missing"])


@pytest.mark.parametrize("heading", ["Notes", "Abstract", "1. Introduction", "Summary:"])
def test_the_heading_of_a_section_is_no_title(heading: str) -> None:
    assert read_field("title", {}, f"# {heading}\n\nWe slept.\n").value is None
    assert read_field("title", {"title": "Introduction"}).value == "Introduction"
