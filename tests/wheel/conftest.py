"""An environment that has the wheel of this package, and nothing else of the repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from sysconfig import get_paths

import pytest

from tests.conftest import ROOT

# What a build reads of the repository; a copy of it keeps the build's own files out of here.
VERSION = re.compile(r'^version = ".*"$', re.MULTILINE)
SOURCES = ("hooks", "docs", "pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")


class Installed:
    """The wheel in a virtual environment; its dependencies are those of the tests."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        self.folder, self.wheel = folder, wheel
        # Above it no folder is the repository, which Python puts on its path for some commands.
        self.bin = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *command: str | Path, folder: Path | None = None) -> str:
        """Run a program of the environment and return what it printed; it must succeed."""
        kept = ("PATH", "HOME", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        result = subprocess.run(
            [self.bin / str(command[0]), *map(str, command[1:])],
            cwd=folder or self.folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout


def pip(*arguments: str | Path, python: Sequence[str | Path] = ()) -> None:
    """Run this environment's pip, on another environment if that is named."""
    command = [sys.executable, "-m", "pip", *python, "--quiet", *map(str, arguments)]
    subprocess.run(command, check=True, timeout=600)


def install(folder: Path, *arguments: str | Path) -> None:
    """Let pip install something in the environment of a folder, without dependencies."""
    pip("install", "--no-deps", *arguments, python=["--python", folder / "venv"])


def wheel_of(folder: Path, version: str = "") -> Path:
    """Build a wheel, with another version number if one is given, into a folder."""
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        of, to = ROOT / name, source / name
        if of.is_dir():
            shutil.copytree(of, to, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copyfile(of, to)
    if version:
        project = source / "pyproject.toml"
        text, count = VERSION.subn(f'version = "{version}"', project.read_text("utf-8"))
        assert count == 1
        project.write_text(text, "utf-8")
    pip("wheel", "--no-deps", "--wheel-dir", folder, source)
    shutil.rmtree(source)
    (wheel,) = folder.glob(f"*{version}-*.whl")
    return wheel


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, built of a copy of the sources and installed in an environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = wheel_of(folder)
    venv.create(folder / "venv", symlinks=os.name != "nt")
    installed = Installed(folder, wheel)
    install(folder, wheel)
    own = installed.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    # The folder alone: what an editable installation left there for Python's start is not read.
    Path(own.strip(), "dependencies.pth").write_text(get_paths()["purelib"] + "\n", "utf-8")
    return installed
