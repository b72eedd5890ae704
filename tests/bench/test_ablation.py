"""A part of the search is switched off by numbers that the search has."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.bench.ablation import NOTHING, PARTS, NumberError, Share, copy_code, set_numbers, table
from tests.bench.options import REPOSITORY

TUNING = "hooks/browser/worker/tuning.js"


def test_only_the_named_numbers_are_changed() -> None:
    text = "export const TAG_WEIGHT = 2;\n/** And. */\nconst FEW_WORDS = 6;\nconst MORE = 3;\n"
    changed = set_numbers(text, {"TAG_WEIGHT": 0.5, "FEW_WORDS": 0})
    assert changed == text.replace("= 2", "= 0.5").replace("= 6", "= 0")


def test_a_number_that_the_search_lacks_is_an_error() -> None:
    with pytest.raises(NumberError, match="TAGS_WEIGHT"):
        set_numbers("export const TAG_WEIGHT = 2;\n", {"TAGS_WEIGHT": 1})


def test_every_part_changes_the_numbers_of_the_search() -> None:
    text = (REPOSITORY / TUNING).read_text(encoding="utf-8")
    for without, numbers in PARTS.items():
        assert (set_numbers(text, numbers) != text) == (without != NOTHING), without


def test_a_copy_of_the_code_asks_with_the_other_numbers(tmp_path: Path) -> None:
    ask = copy_code(tmp_path, {"TAG_WEIGHT": 0.5})
    script = f'import {{ TAG_WEIGHT }} from "{tmp_path / TUNING}"; console.log(TAG_WEIGHT)'
    command = ["node", "--input-type=module", "--eval", script]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert float(said) == 0.5
    # All that it imports is there: it gets as far as to read its arguments.
    usage = subprocess.run(["node", str(ask)], check=False, capture_output=True, text=True)
    assert usage.stderr.startswith("usage:")


def test_the_table_has_a_column_for_each_set_of_queries() -> None:
    lines = table([Share(NOTHING, {"questions": 0.5, "CACM": 0.25})]).splitlines()
    assert lines[0] == "| without     | questions |  CACM |"
    assert lines[2] == "| (all parts) |     0.500 | 0.250 |"
