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

VERSION = re.compile(r'^version = ".*"$', re.MULTILINE)
_SOURCES = re.compile(r"^SOURCES := (.+)$", re.MULTILINE)
_IGNORED = shutil.ignore_patterns("__pycache__", "*.egg-info")


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


def pip(*arguments: str | Path, python: Sequence[str | Path] = (), **environment: str) -> None:
    """Run this environment's pip, on another environment if that is named."""
    command = [sys.executable, "-m", "pip", *python, "--quiet", *map(str, arguments)]
    subprocess.run(command, check=True, timeout=600, env={**os.environ, **environment})


def install(folder: Path, *arguments: str | Path) -> None:
    """Let pip install something in the environment of a folder, without dependencies."""
    pip("install", "--no-deps", *arguments, python=["--python", folder / "venv"])


def sources() -> list[str]:
    """Return what `make wheel` makes the package from."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (found,) = _SOURCES.findall(makefile)
    return str(found).split()


def wheel_of(folder: Path, version: str = "", changed: int = 0, **environment: str) -> Path:
    """Build a wheel into a folder, without the network.

    Args:
        folder: is empty.
        version: another version number for the wheel.
        changed: when its sources were written, in seconds since 1970.
        environment: variables of the build.
    """
    # A copy keeps the build's own files out of the repository.
    source = folder / "source"
    source.mkdir(parents=True)
    for name in sources():
        of, to = ROOT / name, source / name
        if of.is_dir():
            shutil.copytree(of, to, ignore=_IGNORED)
        else:
            shutil.copyfile(of, to)
    if version:
        project = source / "pyproject.toml"
        text, count = VERSION.subn(f'version = "{version}"', project.read_text("utf-8"))
        assert count == 1
        project.write_text(text, "utf-8")
    for path in source.rglob("*") if changed else ():
        os.utime(path, (changed, changed))
        path.chmod(0o755 if path.is_dir() else 0o644)
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    pip("wheel", *options, source, **environment)
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
