"""A new version is one line of a shelf, and changes nothing that a curator wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import files_of
from tests.wheel.conftest import Installed, install, wheel_of

NEXT = "99.0"


@pytest.mark.thorough
def test_an_upgrade_is_one_line_and_changes_no_file(installed: Installed, tmp_path: Path) -> None:
    installed.run("papershelf", "new", "shelf", folder=tmp_path)
    shelf = tmp_path / "shelf"
    installed.run("papershelf", "build", shelf, "--quiet")
    site = files_of(shelf / "site")
    before = curators(shelf)
    requirements = shelf / "requirements.txt"
    comment, line = requirements.read_text("utf-8").splitlines()
    requirements.write_text(f"{comment}\npapershelf=={NEXT}\n", "utf-8")
    wheel_of(installed.folder, NEXT)
    try:
        install(
            installed.folder, "--no-index", "--find-links", installed.folder, "-r", requirements
        )
        assert installed.run("papershelf", "--version").startswith(f"papershelf {NEXT}, ")
        archive = shelf / "site/exports/papers.json.gz"
        told = installed.run("papershelf", "check", shelf / "papers", "--against", archive)
        assert told == "2 papers compared: all are read as before\n"
        installed.run("papershelf", "build", shelf, "--quiet")
    finally:
        install(installed.folder, installed.wheel)
    after = curators(shelf)
    assert {name for name in after if after[name] != before[name]} == {"requirements.txt"}
    assert line == f"papershelf=={installed.wheel.name.split('-')[1]}"
    assert files_of(shelf / "site").keys() == site.keys()


def curators(shelf: Path) -> dict[str, bytes]:
    """The files of a shelf that a build does not make."""
    return {
        path.relative_to(shelf).as_posix(): path.read_bytes()
        for path in shelf.rglob("*")
        if path.is_file() and not {"site", ".cache", ".site.build"} & set(path.parts)
    }
