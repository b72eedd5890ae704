"""The place of a field is found in the file as it was written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from papershelf.problems import Problem
from papershelf.report.locate import Places, line_of

from tests.facets import FACETS

TEXT = (
    "---\ntitle: Sleep\ndoi: ''\ntags:\n- adhd\n---\n\n# Sleep\n\n**Date:** 2024\n\n## Abstract\n"
)


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("title", 2),
        ("doi", 3),
        ("topics", 4),
        ("published", 10),
        ("abstract", 12),
        ("tags", 4),
        ("**Date**", 10),
        ("journal", None),
        ("", None),
    ],
)
def test_a_field_is_located_at_its_key_label_or_heading(field: str, line: int | None) -> None:
    assert line_of(TEXT, field, FACETS) == line


def test_an_abstract_of_the_front_matter_is_found_at_its_key() -> None:
    assert line_of("---\ntitle: Sleep\nabstract: We slept.\n---\n", "abstract") == 3


def test_a_key_is_found_however_it_is_spelt() -> None:
    assert line_of("---\nTitle: Sleep\nContainer-Title: Dreams\n---\n", "journal") == 3


def test_a_key_is_looked_for_in_the_front_matter_only() -> None:
    text = "---\ntitle: Sleep\n---\n\nYear: 2020 was warm.\ndate: we met\n"
    assert line_of(text, "published") is None
    assert line_of("date: none\n", "published") is None


def test_a_file_with_a_problem_of_no_field_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")  # whoever opens it waits for somebody to write
    problem = Problem("pipe.md", "unreadable", "", "not a regular file")
    assert Places(tmp_path).line(problem) is None
