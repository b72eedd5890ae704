"""The package that others install is the same, whoever makes it, where and when."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


def wheel(folder: Path, time: int, zone: str) -> Path:
    """Make the wheel from a copy of the sources as `make wheel` does, without the network."""
    source = folder / "source"
    source.mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(ROOT / "hooks/papershelf", source / "hooks/papershelf", ignore=ignored)
    for path in source.rglob("*"):
        os.utime(path, (time, time))
        if path.is_file():
            path.chmod(0o644)
    code = "from setuptools import build_meta; build_meta.build_wheel('out')"
    (source / "out").mkdir()
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1600000000", "TZ": zone},
        check=True,
        capture_output=True,
        umask=0o022,
    )
    (made,) = (source / "out").iterdir()
    return made


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("wheels")
    return wheel(folder / "a", 1_000_000_000, "UTC"), wheel(
        folder / "other", 1_700_000_000, "Asia/Tokyo"
    )


def test_two_wheels_of_the_same_sources_are_equal(wheels: tuple[Path, Path]) -> None:
    one, other = wheels
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()


def test_a_wheel_has_what_a_build_needs_and_no_tests(wheels: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(wheels[0]) as file:
        names = set(file.namelist())
    package = ROOT / "hooks/papershelf"
    needed = {
        f"papershelf/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert needed - names == set()
    assert [name for name in names if name.startswith(("tests", "papers/"))] == []
