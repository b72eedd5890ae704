"""A build shows what it does: by lines, by a bar, or not at all."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys

import pytest
from papershelf.machinery import progress
from papershelf.machinery.progress import LoggedProgress, Progress, TimedProgress

from tests.conftest import ROOT

BAR = """
from papershelf.machinery.progress import LoggedProgress
with LoggedProgress(print, bar=True).stage("Reading records", 4) as advance:
    advance(1)
    advance(3)
"""


def test_progress_that_is_discarded_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with Progress().stage("Reading records", 3) as advance:
        advance(3)
    assert capfd.readouterr() == ("", "")


def test_a_long_stage_says_how_far_it_is_and_how_long_it_took(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_INTERVAL", 0.0)
    monkeypatch.setattr(progress, "_WORTH_A_LINE", 0.0)
    said: list[str] = []
    with LoggedProgress(said.append, bar=False).stage("Reading records", 2_000) as advance:
        advance(250)
        advance(1_000)
    assert said[:2] == ["Reading records: 250 of 2,000", "Reading records: 1,250 of 2,000"]
    assert re.fullmatch(r"Reading records: 2,000 in \d+\.\d s", said[2])


def test_a_short_stage_is_in_the_summary_only() -> None:
    said: list[str] = []
    logged = LoggedProgress(said.append, bar=False)
    with logged.stage("Writing pages", 5) as advance:
        advance(5)
    logged.summarise()
    (line,) = said
    assert re.fullmatch(r"Papershelf took \d+\.\d s: writing pages \d+\.\d", line)


def test_in_a_terminal_a_bar_moves() -> None:
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "TERM": "xterm"}
    subprocess.run([sys.executable, "-c", BAR], stderr=slave, env=environment, check=True)
    os.close(slave)
    shown = os.read(master, 10_000).decode()
    os.close(master)
    assert "Reading records" in shown
    assert "4/4" in shown


def test_stages_of_another_process_are_logged_like_one_s_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_WORTH_A_LINE", 0.0)
    elsewhere = TimedProgress()
    with elsewhere.stage("Indexing papers", 3) as advance:
        advance(3)
    said: list[str] = []
    logged = LoggedProgress(said.append, bar=False)
    logged.add(elsewhere.stages)
    logged.summarise()
    assert re.fullmatch(r"Indexing papers: 3 in \d+\.\d s", said[0])
    assert "indexing papers" in said[1]
