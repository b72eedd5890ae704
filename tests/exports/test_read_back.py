"""Parsers of other projects read from each format what the catalogue has, field by field."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.exports.csl import CslItems
from papershelf.exports.formats import FORMATS
from papershelf.model import Author, Paper
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary

from tests.bench.generate import write_records
from tests.conftest import ROOT
from tests.exports.hostile import PAPERS
from tests.exports.read_back import READERS, comparable, differences
from tests.factories import VOCABULARY, paper

# A folder of real records, or of many generated ones; by default those of this shelf.
RECORDS = Path(os.environ.get("EXPORT_RECORDS") or ROOT / "papers")


def lost(name: str, papers: Sequence[Paper], vocabulary: Vocabulary) -> list[dict[str, Any]]:
    """What a reader of the format finds changed, field by field; empty if nothing is."""
    written = b"".join(FORMATS[name].write(papers, vocabulary)).decode()
    expected = list(map(comparable, map(CslItems.of_shelf(vocabulary).of, papers)))
    return differences(expected, READERS[name](written))


def lost_of_folder(name: str, folder: Path) -> list[dict[str, Any]]:
    words = vocabulary_of(folder, default=Path("papers/vocabulary.yml"))
    catalogue = load_catalogue(folder, words, Settings(workers=1))
    assert catalogue.papers
    return lost(name, catalogue.papers, catalogue.vocabulary)


@pytest.mark.parametrize("name", READERS)
def test_hostile_texts_and_partial_data_come_back(name: str) -> None:
    assert lost(name, PAPERS, VOCABULARY) == []


@pytest.mark.parametrize("name", READERS)
def test_no_papers_are_a_valid_file(name: str) -> None:
    assert lost(name, (), VOCABULARY) == []


@pytest.mark.parametrize("name", READERS)
def test_generated_records_come_back(name: str, tmp_path: Path) -> None:
    write_records(tmp_path, 60)
    assert lost_of_folder(name, tmp_path) == []


@pytest.mark.parametrize("name", READERS)
def test_the_records_of_a_folder_come_back(name: str) -> None:
    assert lost_of_folder(name, RECORDS) == []


_TEXT = st.text(st.sampled_from("aA b{}\\&%#_$~^\"'`-,;=@<>!?.:\n\r\tä睡𝒜"), min_size=1).filter(
    lambda text: text.strip() != ""
)


@pytest.mark.parametrize("name", READERS)
@given(_TEXT)
def test_any_title_journal_and_group_come_back(name: str, text: str) -> None:
    group = (Author(None, None, text, text), Author(text, text, None, text))
    assert lost(name, [paper(title=text, authors=group, publisher=text)], VOCABULARY) == []
