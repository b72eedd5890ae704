"""Tables and figures."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bench.report import megabytes, ratio, render_table, seconds, write_json


def test_a_table_sets_figures_to_the_right_and_words_to_the_left() -> None:
    rows = [("Hugo", 9), ("Papershelf", 10_000)]
    table = render_table({"builder": lambda row: row[0], "papers": lambda row: f"{row[1]:,}"}, rows)
    assert table.splitlines() == [
        "| builder    | papers |",
        "| ---------- | -----: |",
        "| Hugo       |      9 |",
        "| Papershelf | 10,000 |",
    ]


def test_figures_are_rounded_to_what_a_single_run_can_tell() -> None:
    assert [seconds(value) for value in (2.314, 41.72, 283.4)] == ["2.31 s", "41.7 s", "283 s"]
    assert [megabytes(value) for value in (252_000, 4.12e7, 1.63e9)] == [
        "0.25 MB",
        "41.2 MB",
        "1,630 MB",
    ]
    assert [ratio(value, 10) for value in (24, 10, 4.8)] == ["2.4x", "1.0x", "0.48x"]


def test_the_figures_file_names_its_part_and_the_machine(tmp_path: Path) -> None:
    write_json(tmp_path / "new" / "build.json", "build", [{"papers": 3}])
    figures = json.loads((tmp_path / "new" / "build.json").read_text(encoding="utf-8"))
    assert figures["part"] == "build"
    assert figures["runs"] == [{"papers": 3}]
    assert figures["machine"]["cores"] >= 1
