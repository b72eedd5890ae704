"""One entry to all parts of the bench."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.__main__ import parts

ROOT = Path(__file__).resolve().parents[2]


def test_every_part_says_in_a_line_what_it_measures() -> None:
    known = parts()
    assert {"build", "names", "generate"} <= set(known)
    assert all(known.values())


def test_a_part_is_run_with_the_arguments_that_follow_its_name(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.bench", "generate", str(tmp_path / "out"), "1"]
    subprocess.run(command, cwd=ROOT, check=True)
    assert (tmp_path / "out" / "000" / "000000.md").is_file()


def test_an_unknown_part_fails_and_lists_the_known_ones() -> None:
    command = [sys.executable, "-m", "tests.bench", "nonesuch"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "  build " in result.stderr
