"""Headings that a person wrote in another way are headings."""

from __future__ import annotations

import pytest
from papershelf.model import AbstractStatus

from tests.normalise.records import ABSTRACT, draft_of

OTHER = "Their parents slept as long as they did, and nobody knows why that should be so."


def read(body: str) -> tuple[str, dict[str, str]]:
    """The abstract and the sections of a body."""
    draft = draft_of({}, body)
    assert draft["abstract"].value.status is not AbstractStatus.ABSENT
    sections = {section.heading: section.text for section in draft.sections}
    return draft["abstract"].value.text, sections


@pytest.mark.parametrize(
    "body",
    [
        "**Abstract:** {}",
        "**Abstract**: {}",
        "__Abstract__ {}",
        "*Abstract:* {}",
        "ABSTRACT: {}",
        "Abstract: {}",
        "Abstract – {}",
        "**Abstract**\n\n{}",
        "Abstract\n\n{}",
        "Abstract\n--------\n\n{}",
        "Abstract\n========\n{}",
        "<h2 class='x'>Abstract</h2>\n<p>{}</p>",
        "> [!abstract]\n> {}",
        "> [!abstract]- Abstract\n> {}",
        "## Abstract\n\n> {}",
        "# Abstract\n{}",
        "# T\n\n## Abstract\n\n# {}",
        "**Zusammenfassung:** {}",
        "## Résumé\n\n{}",
        "## 摘要\n\n{}",
        "## Structured Abstract\n\n{}",
        "## Summary\n\n{}\n\n",
    ],
)
def test_an_abstract_is_found_below_whatever_names_it(body: str) -> None:
    assert read(body.format(ABSTRACT)) == (ABSTRACT, {})


@pytest.mark.parametrize("sentence", ["Abstract thought is hard.", "In this abstract: nothing."])
def test_a_sentence_that_begins_like_a_label_is_none(sentence: str) -> None:
    draft = draft_of({}, f"# T\n\n{sentence} {ABSTRACT}\n")
    assert draft["abstract"].value.status is AbstractStatus.ABSENT
    assert draft.sections[0].text == f"{sentence} {ABSTRACT}"


def test_underlined_headings_open_sections() -> None:
    body = f"Abstract\n---\n{ABSTRACT}\n\nWhat we did\n---\n\n{OTHER}\n"
    assert read(body) == (ABSTRACT, {"What we did": OTHER})


def test_a_rule_below_a_sentence_is_no_heading() -> None:
    body = f"## Abstract\n\n{ABSTRACT}\n\n## Talk\n\n{OTHER}\n---\nMore.\n"
    assert read(body) == (ABSTRACT, {"Talk": f"{OTHER}\nMore."})


@pytest.mark.parametrize("mark", ["**{}**", "**{}:**", "__{}__"])
def test_bold_lines_beside_a_bold_abstract_are_headings(mark: str) -> None:
    lines = [mark.format(name) for name in ("Abstract", "Methods", "References", "Appendix")]
    texts = (ABSTRACT, OTHER, "Kim A.", "x")
    body = "\n\n".join(piece for pair in zip(lines, texts, strict=True) for piece in pair)
    assert read(body) == (ABSTRACT, {"Methods": OTHER, "Appendix": "x"})


def test_bare_lines_beside_a_bare_abstract_are_headings() -> None:
    body = f"Abstract\n\n{ABSTRACT}\n\nMethods\n\n{OTHER}\n\nReferences\n\nKim A.\n"
    assert read(body) == (ABSTRACT, {"Methods": OTHER})


def test_a_box_ends_the_abstract_where_it_ends() -> None:
    body = f"> [!abstract]\n> {ABSTRACT}\n\n{OTHER}\n"
    assert read(body) == (ABSTRACT, {"Further text": OTHER})


def test_other_boxes_are_no_part_of_the_abstract() -> None:
    body = f"## Abstract\n\n{ABSTRACT}\n\n> [!note] Mine\n> {OTHER}\n"
    assert read(body) == (ABSTRACT, {"Further text": f"> **Mine**\n>\n> {OTHER}"})


def test_another_language_is_a_section_beside_the_abstract() -> None:
    body = f"## Zusammenfassung\n\nWir schliefen.\n\n## Abstract\n\n{ABSTRACT}\n"
    assert read(body) == (ABSTRACT, {"Zusammenfassung": "Wir schliefen."})


def test_a_summary_that_ends_a_text_is_no_abstract() -> None:
    draft = draft_of({}, f"## Methods\n\n{OTHER}\n\n## Summary\n\n{ABSTRACT}\n")
    assert draft["abstract"].value.status is AbstractStatus.ABSENT
    assert [section.heading for section in draft.sections] == ["Methods", "Summary"]
