"""Sections have the paper's own text, not the text of the site around it."""

from __future__ import annotations

import pytest
from papershelf.normalise.variants import GENERIC, Variant, variant_named

from tests.normalise.records import draft_of

PAGE = variant_named("V5")
TOOL = variant_named("V1b")


def read(body: str, variant: Variant = GENERIC, *, prose: bool = False) -> dict[str, str]:
    meta: dict[str, object] = {"source": "PDF Document"} if prose else {}
    return {section.heading: section.text for section in draft_of(meta, body, variant).sections}


def test_sections_follow_the_abstract_and_hold_their_subsections() -> None:
    body = "# T\n\n## Abstract\n\nx\n\n## 2. **Methods**\n\nWe slept.\n\n### Beds\n\nSoft.\n"
    assert read(body, PAGE) == {"2. Methods": "We slept.\n\n### Beds\n\nSoft."}


def test_the_frame_references_and_the_tool_s_notes_are_withheld() -> None:
    body = (
        "## Abstract\n\nx\n\n## Results\n\nWe slept.\n\n## References\n\nKim A. Tics.\n\n"
        "### More\n\nLee B.\n\n## PERMALINK\n\nCopy\n\n## Research Details\n\n**Source:** y\n"
    )
    assert read(body, PAGE) == {"Results": "We slept."}


def test_a_subsection_listed_a_second_time_is_dropped() -> None:
    long = "A paragraph that is long enough not to stand twice by chance."
    body = f"## Abstract\n\nx\n\n## Methods\n\n{long}\n\n## Participants\n\n{long}\n"
    assert read(body, PAGE) == {"Methods": long}


def test_scripts_binaries_and_lower_cased_copies_are_withheld() -> None:
    junk = "window.__state = {" + "x" * 80 + "}"
    lower = "the adults slept for seven hours and were asked in the morning. " * 8
    body = f"## Abstract\n\nx\n\n## Results\n\nWe slept.\n{junk}\n%PDF-1.4 x\n{lower}\n"
    assert read(body, PAGE) == {"Results": "We slept."}


def test_dead_links_become_text_and_images_of_the_site_are_removed() -> None:
    body = "## Abstract\n\nx\n\n## Results\n\nSee [Lee](#CR1) and ![](/logo.svg)[web](https://w).\n"
    assert read(body, PAGE) == {"Results": "See Lee and [web](https://w)."}


def test_a_scraped_text_is_cut_at_its_known_headings() -> None:
    body = (
        "## Full Text Content\n\nDownload PDF\nIntroduction\nAdults sleep [\n1\n]. They rest.\n"
        "Methods\nBeds\nWe\nused\nbeds.\nReferences\nKim A. Tourette syndrome.\n\n## Keywords\nx\n"
    )
    assert read(body, TOOL) == {
        "Introduction": "Adults sleep [1]. They rest.",
        "Methods": "Beds We used beds.",
    }


def test_a_list_of_references_joined_to_its_first_entry_ends_the_text() -> None:
    body = "## Abstract\n\nx\n\n## Results\n\nWe slept.\nReferencesKim A, Lee B (2024) Tics.\n"
    assert read(body, PAGE) == {"Results": "We slept."}


def test_the_text_of_a_pdf_is_one_section() -> None:
    body = (
        "Sleep in adults\nAnn Lee\nAdults sleep\nat night.\nThey rest.\n\n## Search Optimization\nx"
    )
    assert read(body, PAGE, prose=True) == {
        "Full text": "Sleep in adults Ann Lee Adults sleep at night.\n\nThey rest."
    }


@pytest.mark.parametrize(
    "heading",
    ["Highlights", "Notes", "Resources", "Comments", "Research Details", "Authors", "Doors"],
)
def test_a_section_that_a_person_wrote_is_one_whatever_its_heading(heading: str) -> None:
    body = f"## Abstract\n\nx\n\n## {heading}\n\nWe slept well.\n"
    assert read(body) == {heading: "We slept well."}


def test_a_heading_that_a_person_added_to_a_tool_s_record_is_a_section() -> None:
    body = "# T\n\n## Abstract\n\nx\n\n## My notes\n\nThey rest.\n\n## Keywords\n\ny\n"
    assert read(body, TOOL) == {"My notes": "They rest."}


@pytest.mark.parametrize("variant", [GENERIC, variant_named("V3")])
def test_a_full_text_without_known_lines_is_kept_whole(variant: Variant) -> None:
    body = "## Abstract\n\nx\n\n## Full Text\n\nWe slept.\n\n### 1 Beds\n\nSoft.\n"
    shown = read(body, variant)
    assert "We slept." in shown["Full Text"]
    assert "Soft." in "".join(shown.values())


def test_what_stands_above_the_known_lines_of_a_full_text_is_kept() -> None:
    body = "## Full Text\n\nWe slept.\n\nIntroduction\n\nAdults rest.\n"
    assert read(body) == {"Full Text": "We slept.", "Introduction": "Adults rest."}


@pytest.mark.parametrize(
    "text",
    [
        "**Date:** 2024-01-01\n\nThey rest at noon, too.",
        "Keywords: sleep, rest\n\nThey rest at noon, too.",
        "---\n\nThey rest at noon, too.",
    ],
)
@pytest.mark.parametrize("variant", [GENERIC, variant_named("V3"), PAGE])
def test_text_below_what_ends_an_abstract_is_kept(text: str, variant: Variant) -> None:
    body = f"## Abstract\n\nThis is the abstract.\n\n{text}\n"
    assert read(body, variant) == {"Further text": "They rest at noon, too."}


def test_text_below_housekeeping_is_kept() -> None:
    body = (
        "# T\n\n## Keywords\nsleep, rest\n\n## Source Information\n- **Source**: PubMed\n\n"
        "They rest at noon, too.\n\n---\n*This document was made by a tool.*\n"
    )
    assert read(body, variant_named("V1")) == {"Further text": "They rest at noon, too."}


def test_sections_below_a_list_of_references_are_kept() -> None:
    body = "## Abstract\n\nx\n\n## Talk\n\nWe slept.\nReferences\nKim A.\n\n## Appendix\n\nBeds.\n"
    assert read(body) == {"Talk": "We slept.", "Appendix": "Beds."}


def test_a_heading_that_says_something_is_kept_without_a_text() -> None:
    body = "## Abstract\n\nx\n\n## Adults sleep less than they need\n\n## Empty\n"
    assert read(body) == {"Adults sleep less than they need": ""}


def test_a_second_abstract_that_says_something_else_is_a_section() -> None:
    body = "## Abstract\n\nWe slept in beds.\n\n## Abstract\n\nNo.\n\n## Abstract\n\nWe slept\n"
    assert read(body) == {"Abstract": "No."}


def test_the_frame_of_a_page_is_withheld_from_a_record_of_an_unknown_tool() -> None:
    body = (
        "Skip to main content\n* Home\n\nWe slept in beds, all of us.\n\nAccept all cookies.\n\n"
        "## Abstract\n\nx\n\n## Share\n\nTweet\n\n## Results\n\nDownload PDF\nIt was warm.\n"
    )
    assert read(body) == {"Further text": "We slept in beds, all of us.", "Results": "It was warm."}


@pytest.mark.parametrize("text", ["Adults sleep.", "Adults sleep at night. " * 20])
def test_a_text_below_a_title_is_kept_beside_the_abstract(text: str) -> None:
    body = f"# T\n\n{text}\n\n## Abstract\n\nx\n"
    assert read(body) == {"Further text": text.strip()}


def test_the_text_below_a_title_is_kept_where_there_is_no_abstract() -> None:
    text = "Adults sleep at night, and nobody knows why that should be so. " * 4
    body = f"# Sleep\n\n**Authors:** Ann Lee\n\n{text}\n"
    assert read(body) == {"Full text": text.strip()}


def test_a_body_of_a_hundred_thousand_headings_is_read_in_a_moment() -> None:
    body = "## Abstract\n\nx\n\n" + "## Part\n\nA line of text that is long enough.\n" * 100_000
    assert len(read(body, PAGE)) == 1
