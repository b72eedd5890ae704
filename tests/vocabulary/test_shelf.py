"""The texts of a shelf: what is read, and which faults are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf.vocabulary import FaultyFileError
from papershelf.vocabulary.shelf import EXAMPLES, Shelf, Way, Word, load_shelf

from tests.facets import FACETS


def write(folder: Path, text: str) -> Path:
    path = folder / "shelf.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_text_is_read(tmp_path: Path) -> None:
    text = """
heading: A shelf
description: Papers
introduction: >-
  What is
  here.
search_example: Try me
disclaimer: No advice.
questions: [how, why]
cards: [oak]
start_with: [review]
ways: {Families: {text: Plain words., links: {Trees: trees/}}}
glossary: {Loam: {text: Good soil., words: [Loamy soil]}}
examples: {word: oak, condition: "condition:oak"}
"""
    shelf = load_shelf(write(tmp_path, text), FACETS, {"cards": ["oak"]})
    assert shelf == Shelf(
        heading="A shelf",
        description="Papers",
        introduction="What is here.",
        search_example="Try me",
        disclaimer="No advice.",
        questions=("how", "why"),
        cards=("oak",),
        start_with=("review",),
        ways=(Way("Families", "Plain words.", (("Trees", "trees/"),)),),
        glossary=(Word("Loam", "Good soil.", ("loam", "loamy soil")),),
        examples={**EXAMPLES, "word": "oak", "condition": "condition:oak"},
    )


@pytest.mark.parametrize("text", ["", "heading:\nexamples:\n"])
def test_what_is_left_out_has_a_default(tmp_path: Path, text: str) -> None:
    assert load_shelf(write(tmp_path, text)) == Shelf()
    assert load_shelf(tmp_path / "absent.yml") == Shelf()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("headng: A", "headng: unknown key; did you mean 'heading'?"),
        ("heading: [A]", "heading: found ['A'], expected a text"),
        ("examples: {wrod: x}", "examples.wrod: unknown example; did you mean 'word'?"),
        ("examples: {word: 5}", "examples.word: found 5, expected a text"),
        ("questions: how", "questions: found 'how', expected a list of texts"),
        ("cards: [oka]", "cards: oka: unknown term; did you mean 'oak'?"),
        ("start_with: [revue]", "start_with: revue: unknown term; did you mean 'review'?"),
        ("ways: {All: {txet: x}}", "ways.All.txet: unknown key; did you mean 'text'?"),
        ("ways: {All: {links: {x: [y]}}}", "ways.All.links.x: found ['y'], expected a text"),
        ("glossary: {Loam: Good soil.}", "glossary.Loam: found str, expected a mapping"),
        ("glossary: {Loam: {words: [x]}}", "glossary.Loam: text missing"),
        (
            "glossary: {Loam: {text: A, word: x}}",
            "glossary.Loam.word: unknown key; did you mean 'words'?",
        ),
        ("examples: [x]", "examples: found list, expected a mapping"),
        ("heading: A\nheading: B", "line 2: 'heading' is in line 1 already"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(FaultyFileError) as caught:
        load_shelf(write(tmp_path, text), slugs={"cards": ["oak"], "start_with": ["review"]})
    assert caught.value.faults == (fault,)
