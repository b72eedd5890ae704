"""When the main process of a build is gone, whatever ended it, its helpers are gone too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Starts a pool of two, a background process, and one with a pool of its own; each notes its number.
BUILD = """
import os, sys, time
from pathlib import Path
from papershelf.machinery import processes, tasks
from papershelf.machinery.tasks import Task

folder, fork = Path(sys.argv[1]), sys.argv[2] == "fork"
tasks.CHUNK, processes.SERIAL_BELOW = 1, 2

def linger(_=None):
    (folder / str(os.getpid())).touch()
    time.sleep(600)

def after(made, crew):
    linger()

if __name__ == "__main__":
    if not fork:
        processes.may_fork = lambda: False
    crew = processes.Processes(2)
    if fork:
        crew.background(linger)
        crew.reduce(lambda: Task(linger, range(4)), after, size=4)
    crew.map(Task(linger, range(4)))
    time.sleep(600)
"""


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody asked for does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text("utf-8")
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks into /proc")
@pytest.mark.parametrize("way", ["fork", "fresh"])
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_no_helper_outlives_the_main_process(tmp_path: Path, way: str, end: int) -> None:
    script = tmp_path / "build.py"
    script.write_text(BUILD, encoding="utf-8")
    (noted := tmp_path / "noted").mkdir()
    expected = 6 if way == "fork" else 2
    process = subprocess.Popen(
        [sys.executable, str(script), str(noted), way],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(1200):
            if len(list(noted.iterdir())) >= expected:
                break
            time.sleep(0.05)
        helpers = [int(path.name) for path in noted.iterdir()]
        assert len(helpers) == expected
        assert all(map(alive, helpers))
    finally:
        process.send_signal(end)
        process.wait()
    for _ in range(400):
        if not any(map(alive, helpers)):
            break
        time.sleep(0.05)
    left = [helper for helper in helpers if alive(helper)]
    for helper in left:
        os.kill(helper, signal.SIGKILL)
    assert left == []
