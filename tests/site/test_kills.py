"""A build that is killed at any moment leaves a whole site and no process; the next one is right.

`make fuzz` takes a hundred moments (``KILLS=``), and other records with ``PAPERS=…``.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, build_site
from tests.factories import files_of
from tests.shelf import SHELF

KILLS = int(os.environ.get("KILLS", "100"))
RECORDS = Path(os.environ.get("PAPERS", SHELF))
URL = {"SITE_URL": "https://shelf.example/a/"}


def running(mark: str) -> list[int]:
    """The processes that have this in their environment, as all helpers of a build do."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


class Kills:
    """Two states of a shelf, their sites as clean builds make them, and builds that are killed."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.site, self.cache = folder, folder / "site", folder / "cache"
        self.states: list[Path] = []
        self.clean: list[dict[str, bytes]] = []
        for number, word in enumerate(("One", "Other")):
            papers = folder / f"papers{number}"
            shutil.copytree(RECORDS, papers)
            for record in list(papers.rglob("*.md")):
                data = record.read_bytes().replace(b"\ntitle: ", f"\ntitle: {word} ".encode(), 1)
                record.write_bytes(data)
            result = build_site(papers, folder / f"clean{number}", **URL)
            assert result.returncode == 0, result.stderr
            self.states.append(papers)
            self.clean.append(files_of(folder / f"clean{number}"))

    def build(self, state: int) -> None:
        """A whole build of a state into the site."""
        result = build_site(self.states[state], self.site, CACHE_DIR=str(self.cache), **URL)
        assert result.returncode == 0, result.stderr
        assert files_of(self.site) == self.clean[state]

    def kill(self, state: int, seconds: float, *, group: bool) -> None:
        """Begin a build, and kill it after some time: with its group, or its main process alone."""
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
            cwd=ROOT,
            env={
                **os.environ,
                **URL,
                "PAPERS_DIR": str(self.states[state]),
                "SITE_DIR": str(self.site),
                "CACHE_DIR": str(self.cache),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(seconds)
        if process.poll() is None:
            (os.killpg if group else os.kill)(process.pid, signal.SIGKILL)
        process.wait()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks into /proc")
@pytest.mark.parametrize("number", [3, pytest.param(KILLS, marks=pytest.mark.thorough)])
def test_whenever_a_build_is_killed_the_site_is_whole_and_the_next_one_right(
    tmp_path: Path, number: int
) -> None:
    kills = Kills(tmp_path)
    start = time.monotonic()
    kills.build(0)
    lasts = time.monotonic() - start
    moments = random.Random(len(kills.clean[0]))
    now = 0
    for kill in range(number):
        if kill % 4 >= 2:  # cold
            shutil.rmtree(kills.cache, ignore_errors=True)
            shutil.rmtree(kills.site.with_name(".site.build"), ignore_errors=True)
        kills.kill(1 - now, moments.uniform(0.2, lasts), group=kill % 2 == 0)
        left = files_of(kills.site)
        assert left in kills.clean, f"moment {kill}"
        for _ in range(40):
            if not running(f"SITE_DIR={kills.site}"):
                break
            time.sleep(0.05)
        assert running(f"SITE_DIR={kills.site}") == []
        now = kill % 3 % 2
        kills.build(now)
