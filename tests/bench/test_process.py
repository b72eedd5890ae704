"""Measuring a command with children whose size is known."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench.process import CommandError, descendants, measure, proportional_set_size

MB = 1_000_000

# Two processes of 60 MB each, the second a child of the first.
PARENT = """
import subprocess, sys
block = bytearray(60_000_000)
subprocess.run([sys.executable, "-c", sys.argv[1]], check=True)
"""
CHILD = "import time; block = bytearray(60_000_000); time.sleep(2)"
# Works for some time, sleeps twice as long, and says how long each took.
WORKER = """
import time
start = time.perf_counter()
while time.process_time() < 0.5: pass
time.sleep(1)
print(time.process_time(), time.perf_counter() - start)
"""


def test_the_memory_of_a_child_counts_with_its_parents(tmp_path: Path) -> None:
    usage = measure(
        [sys.executable, "-c", PARENT, CHILD], cwd=tmp_path, log=tmp_path / "log", timeout=30
    )
    assert 120 * MB < usage.peak_bytes < 200 * MB


def test_the_time_a_child_computes_counts_and_the_time_it_sleeps_does_not(tmp_path: Path) -> None:
    log = tmp_path / "log"
    usage = measure([sys.executable, "-c", PARENT, WORKER], cwd=tmp_path, log=log)
    worked, took = map(float, log.read_text(encoding="utf-8").split())
    assert usage.seconds > took
    # What the child used last may be missed; its sleep is longer than all its parent does.
    assert worked / 2 < usage.processor_seconds < usage.seconds - (took - worked) / 2


def test_a_failing_command_is_an_error_that_shows_the_end_of_its_log(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"exit code 3\nout of cheese"):
        measure(
            [sys.executable, "-c", "print('out of cheese'); raise SystemExit(3)"],
            cwd=tmp_path,
            log=tmp_path / "log",
        )


def test_a_command_out_of_time_is_ended_with_its_children(tmp_path: Path) -> None:
    before = descendants(os.getpid())
    with pytest.raises(CommandError, match=r"not done after 0\.3 s"):
        measure(
            [sys.executable, "-c", PARENT, "import time; time.sleep(60)"],
            cwd=tmp_path,
            log=tmp_path / "log",
            timeout=0.3,
        )
    assert descendants(os.getpid()) == before


def test_the_environment_is_added_to_the_present_one(tmp_path: Path) -> None:
    code = "import os; print(os.environ['SHELF_SIZE'], 'PATH' in os.environ)"
    log = tmp_path / "log"
    measure([sys.executable, "-c", code], cwd=tmp_path, log=log, environment={"SHELF_SIZE": "3"})
    assert log.read_text(encoding="utf-8") == "3 True\n"


def test_this_process_has_a_size_and_an_ended_one_has_none() -> None:
    assert proportional_set_size(os.getpid()) > MB
    assert proportional_set_size(2**22 + 1) == 0
