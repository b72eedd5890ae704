"""Abstracts are found, cleaned without losing a sentence, and judged."""

from __future__ import annotations

import textwrap

import pytest
from papershelf.model import Abstract, AbstractStatus
from papershelf.normalise.variants import GENERIC, Variant, variant_named

from tests.normalise.records import ABSTRACT, draft_of, read_field

TOOL = variant_named("V2")
PAGE = variant_named("V5")
SECOND = "Their parents slept as long as they did, and nobody knows why that should be so."


def read(body: str, variant: Variant = GENERIC, *, formatted: bool = False) -> Abstract:
    abstract: Abstract = draft_of({}, body, variant, front_gap=formatted)["abstract"].value
    return abstract


@pytest.mark.parametrize(
    "sentence",
    [
        "Women with sexual dysfunction (FSD) were asked about function (sleep).",
        "We searched Google Scholar and PubMed for cookie policy and Download PDF.",
        "Those with a<b and c>d had p <.01, and var x = 1 was a function() {of} age.",
        "Results were mixed, the abstract not available to all.",
    ],
)
def test_a_real_sentence_is_never_deleted(sentence: str) -> None:
    assert read(f"## Abstract\n\n{sentence} {ABSTRACT}\n").text == f"{sentence} {ABSTRACT}"


def test_a_heading_written_over_a_line_makes_the_abstract_partial() -> None:
    abstract = read(f"## Abstract\n\n{ABSTRACT}\n## Methods\n{SECOND}\n\n**Date:** 2024\n", TOOL)
    assert abstract.status is AbstractStatus.PARTIAL
    assert [part.text for part in abstract.parts] == [ABSTRACT, SECOND]


def test_the_second_copy_of_an_overwritten_abstract_is_used() -> None:
    body = (
        "## Abstract\n\n## Results\n\n**Date:** 2024\n"
        f"**Source URL:** https://doi.org/10.1/x## Abstract{ABSTRACT}## Full Text ContentMenu\n"
    )
    abstract = read(body, TOOL, formatted=True)
    assert (abstract.status, abstract.text) == (AbstractStatus.COMPLETE, ABSTRACT)


def test_a_second_copy_whose_heading_lost_its_marks_is_used() -> None:
    body = f"## Abstract\n\n## Results\n\n**Source URL:**  Abstract{ABSTRACT}\n## Introduction\n"
    assert read(body, TOOL, formatted=True).text == ABSTRACT


def test_a_real_heading_of_a_page_ends_the_abstract() -> None:
    abstract = read(f"## Abstract\n\n{ABSTRACT}\n\n## Methods\n\nWe measured.\n", PAGE)
    assert (abstract.status, abstract.text) == (AbstractStatus.COMPLETE, ABSTRACT)


def test_a_paragraph_cut_in_the_middle_makes_the_abstract_truncated() -> None:
    abstract = read(f"## Abstract\n\nWe measured ozone (O\n{ABSTRACT}\n")
    assert abstract.status is AbstractStatus.TRUNCATED


def test_labelled_parts_are_separated() -> None:
    text = f"Background: {ABSTRACT} Methods: {SECOND} Conclusions: Sleep more."
    labels = [part.label for part in read(f"## Abstract\n\n{text}\n").parts]
    assert labels == ["Background", "Methods", "Conclusions"]


def test_subheadings_below_the_abstract_are_labels() -> None:
    body = f"## Abstract\n\n### Objectives\n\n{ABSTRACT}\n\n### Main results\n\n{SECOND}\n"
    parts = read(body, PAGE).parts
    assert [(part.label, part.text) for part in parts] == [
        ("Objectives", ABSTRACT),
        ("Main results", SECOND),
    ]


def test_jats_markup_becomes_parts() -> None:
    body = (
        "## Abstract\n\n<jats:p>\n   <jats:bold>Background:</jats:bold>\n"
        f"   The <jats:italic>MAGEL2</jats:italic>\n   gene. {ABSTRACT}\n</jats:p>\n"
        f"<jats:title>Results</jats:title><jats:p>{SECOND}</jats:p>\n"
    )
    parts = read(body).parts
    assert [part.label for part in parts] == ["Background", "Results"]
    assert parts[0].text == f"The MAGEL2 gene. {ABSTRACT}"


def test_lines_of_a_page_are_joined_to_paragraphs() -> None:
    body = f"## Abstract\n\nRae\net al\n. show that {ABSTRACT}\nKeywords:\nsleep\n"
    assert read(body, PAGE).text == f"Rae et al. show that {ABSTRACT}"


def test_a_paragraph_is_kept_once() -> None:
    body = f"## Abstract\n\n{ABSTRACT}\n{SECOND}\n\n{ABSTRACT[:120]}\n{SECOND}\n"
    assert read(body).text == f"{ABSTRACT}\n\n{SECOND}"


@pytest.mark.parametrize(
    "notice", ["Abstract not available.", "No abstract available", "N/A", "nan", "null"]
)
def test_a_notice_that_there_is_none_is_no_abstract(notice: str) -> None:
    assert read(f"## Abstract\n\n{notice}\n").status is AbstractStatus.ABSENT


@pytest.mark.parametrize(
    "tail",
    [
        "**Date:** 2024-01-01",
        "---",
        "*This paper was automatically acquired.*",
        "Keywords: sleep, rest",
        "| crossref full text | google scholar",
    ],
)
def test_what_the_tool_wrote_below_the_abstract_is_no_part_of_it(tail: str) -> None:
    assert read(f"## Abstract\n\n{ABSTRACT}\n\n{tail}\n").text == ABSTRACT


def test_keywords_joined_to_the_last_sentence_are_cut_off() -> None:
    body = f"## Abstract{ABSTRACT}Keywords:Sleep; Attention; Adults.---\n"
    assert read(body, TOOL).text == ABSTRACT


def test_reading_a_clean_abstract_again_changes_nothing() -> None:
    first = read(f"## Abstract\n\nBackground: {ABSTRACT} Methods: {SECOND}\n")
    again = read_field("abstract", {"abstract": first.text})
    assert (again.value, again.findings) == (first, ())


def test_the_better_copy_is_taken_and_named() -> None:
    body = f"## Abstract\n\n{ABSTRACT}\n"
    assert read_field("abstract", {"abstract": "A rest."}, body).source == "## Abstract"
    longer = f"{ABSTRACT} {SECOND}"
    assert read_field("abstract", {"abstract": longer}, body).source == "abstract"


def test_an_abstract_of_megabytes_is_read_in_a_moment() -> None:
    body = "## Abstract\n\n" + "Background: x. " * 50_000 + "\n" + "a " * 500_000
    assert read(body).status is AbstractStatus.ABSENT


LOWERCASED = " ".join([ABSTRACT.lower(), SECOND.lower()] * 2)


@pytest.mark.parametrize("variant", [GENERIC, TOOL, PAGE])
def test_an_only_abstract_that_lost_its_capitals_is_kept(variant: Variant) -> None:
    abstract = read(f"## Abstract\n\n{LOWERCASED}\n", variant)
    assert abstract.status is AbstractStatus.COMPLETE
    assert abstract.text == LOWERCASED


def test_a_text_without_capitals_below_the_abstract_is_no_part_of_it() -> None:
    assert read(f"## Abstract\n\n{ABSTRACT}\n\n{LOWERCASED}\n").text == ABSTRACT


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ([ABSTRACT, SECOND], [(None, ABSTRACT), (None, SECOND)]),
        (
            {"background": ABSTRACT, "methods": SECOND},
            [("Background", ABSTRACT), ("Methods", SECOND)],
        ),
        (
            [{"label": "AIM", "text": ABSTRACT}, {"label": "METHODS", "text": SECOND}],
            [("AIM", ABSTRACT), ("METHODS", SECOND)],
        ),
        ({"text": ABSTRACT}, [(None, ABSTRACT)]),
    ],
)
def test_the_front_matter_may_hold_it_in_pieces(
    value: object, parts: list[tuple[str | None, str]]
) -> None:
    abstract = read_field("abstract", {"abstract": value}).value
    assert abstract.status is AbstractStatus.COMPLETE
    assert [(part.label, part.text) for part in abstract.parts] == parts


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_broken_at_a_width_are_one_paragraph(width: int) -> None:
    text = "\n".join(textwrap.wrap(f"{ABSTRACT} {SECOND}", width))
    for abstract in (
        read(f"## Abstract\n\n{text}\n"),
        read_field("abstract", {"abstract": text}).value,
    ):
        assert (abstract.status, abstract.text) == (
            AbstractStatus.COMPLETE,
            f"{ABSTRACT} {SECOND}",
        )


def test_items_of_a_list_are_paragraphs() -> None:
    assert read(f"## Abstract\n\n- {ABSTRACT}\n- {SECOND}\n").text == f"{ABSTRACT}\n\n{SECOND}"


@pytest.mark.parametrize("marks", [{}, {"scraped_date": "x"}, {"acquisition_method": "x"}])
def test_a_sentence_made_a_heading_is_text_of_the_abstract(marks: dict[str, object]) -> None:
    found = read_field("abstract", marks, f"# T\n\n## Abstract\n\n# {SECOND}\n\n{ABSTRACT}\n").value
    assert found.text == f"{SECOND}\n\n{ABSTRACT}"
