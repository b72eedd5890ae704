"""Runs the command in the tests, on records with known faults."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from click.testing import CliRunner, Result
from papershelf.cli import main

from tests.facets import DECLARED

COMMAND = [sys.executable, "-m", "papershelf"]
FIXTURES = Path(__file__).parents[1] / "fixtures/records"
GOOD = (FIXTURES / "nothing_is_wrong_with_this_record.md").read_text("utf-8")
VOCABULARY = f"""\
{DECLARED}
conditions:
  adhd:
    label: ADHD
    synonyms: [attention deficit hyperactivity disorder]
"""


def run(*arguments: str | Path, color: bool = False) -> Result:
    """Run the command in this process, `color` as in a terminal."""
    words = list(map(str, arguments))
    try:
        return CliRunner().invoke(main, words, catch_exceptions=False, color=color)
    finally:
        gc.enable()  # the command ends its process otherwise
