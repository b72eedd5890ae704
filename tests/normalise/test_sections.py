"""Sections have the paper's own text, not the text of the site around it."""

from __future__ import annotations

from papershelf.normalise.body import split_body
from papershelf.normalise.sections import read_sections
from papershelf.normalise.variants import GENERIC, Variant, variant_named

PAGE = variant_named("V5")
TOOL = variant_named("V1b")


def read(body: str, variant: Variant = GENERIC, *, prose: bool = False) -> dict[str, str]:
    found = read_sections(split_body(body), variant, prose=prose)
    return {section.heading: section.text for section in found}


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


def test_the_text_below_a_title_is_kept_where_there_is_no_abstract() -> None:
    text = "Adults sleep at night, and nobody knows why that should be so. " * 4
    body = f"# Sleep\n\n**Authors:** Ann Lee\n\n{text}\n"
    assert read(body) == {"Full text": text.strip()}


def test_a_body_of_a_hundred_thousand_headings_is_read_in_a_moment() -> None:
    body = "## Abstract\n\nx\n\n" + "## Part\n\nA line of text that is long enough.\n" * 100_000
    assert len(read(body, PAGE)) == 1
