"""What a system without forks, locks and UTF-8 makes is the same, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.conftest import ROOT
from tests.factories import files_of
from tests.shelf import FIXTURES

OTHER = ["-X", "warn_default_encoding", str(Path(__file__).with_name("other_system.py"))]
# What a console has on many a Windows machine.
CONSOLE = {"PYTHONIOENCODING": "cp1252"}


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with papers in several scripts, in a folder whose name has a blank."""
    folder = tmp_path / "my shelf"
    assert run("new", folder, "--name", "Öd und schön").exit_code == 0
    for record in (FIXTURES / "scripts").glob("*.md"):
        shutil.copyfile(record, folder / "papers" / record.name)
    return folder


def papershelf(
    how: list[str], *arguments: str | Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    own = {"SOURCE_DATE_EPOCH": "0", "SITE_URL": "https://shelf.example/a/", **environment}
    result = subprocess.run(
        [sys.executable, *how, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **own},
        capture_output=True,
        check=False,
        timeout=600,
    )
    assert result.returncode == 0, result.stderr.decode("utf-8", "replace")
    return result


def test_a_site_is_the_same_where_processes_are_spawned(shelf: Path, tmp_path: Path) -> None:
    usual = {"SITE_DIR": str(tmp_path / "usual"), "CACHE_DIR": str(tmp_path / "1")}
    papershelf(["-m", "papershelf"], "build", shelf, **usual)
    other = {"SITE_DIR": str(tmp_path / "other"), "CACHE_DIR": str(tmp_path / "2")}
    papershelf(OTHER, "build", shelf, **other, **CONSOLE)
    sites = [files_of(tmp_path / name) for name in ("usual", "other")]
    assert len(sites[0]) > 100
    assert sites[0].keys() == sites[1].keys()
    assert [name for name, data in sites[0].items() if sites[1][name] != data] == []


def test_a_shelf_is_made_listed_and_checked_in_the_same_way(tmp_path: Path) -> None:
    made = {}
    for name, how, environment in (
        ("usual", ["-m", "papershelf"], {}),
        ("other", OTHER, CONSOLE),
    ):
        folder = tmp_path / name / "shelf"
        papershelf(how, "new", folder, "--name", "Ein Regal", **environment)
        listed = papershelf(how, "list", FIXTURES / "scripts", **environment).stdout
        assert "更新".encode() in listed or len(listed) > 1000
        papershelf(how, "check", FIXTURES / "scripts", **environment)
        made[name] = (files_of(folder), listed)
    assert made["usual"] == made["other"]
