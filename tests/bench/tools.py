"""The programs that Papershelf is compared with, in the bench's own virtual environment.

Pagefind comes from npm, as PyPI is behind, the others from PyPI.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path(__file__).with_name("tools.txt")
NPM_PACKAGE = "pagefind@1.6.0"
_STAMP = "installed.txt"


class ToolError(RuntimeError):
    """A program that the bench needs could not be installed or does not run."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The virtual environment with what ``tools.txt`` names."""

    folder: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.folder / "bin" / "python")

    @property
    def hugo(self) -> list[str]:
        """The command that builds a Hugo site."""
        return [str(self.folder / "bin" / "hugo")]

    @property
    def pagefind(self) -> list[str]:
        """The command that indexes a site."""
        return [str(self.folder / "node_modules" / ".bin" / "pagefind")]


def wanted_tools() -> str:
    """Return what an environment must hold."""
    return f"{REQUIREMENTS.read_text(encoding='utf-8')}{NPM_PACKAGE}\n"


def install_tools(folder: Path) -> Tools:
    """The environment in `folder`, made or renewed when it does not hold what is wanted.

    Raises:
        ToolError: an installation failed; the message has the end of pip's output.
    """
    wanted = wanted_tools()
    stamp = folder / _STAMP
    tools = Tools(folder)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return tools
    _run([sys.executable, "-m", "venv", str(folder)])
    _run([tools.python, "-m", "pip", "install", "--quiet", "--requirement", str(REQUIREMENTS)])
    npm = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(folder)]
    _run([*npm, NPM_PACKAGE])
    _run([*tools.hugo, "version"])
    _run([*tools.pagefind, "--version"])
    stamp.write_text(wanted, encoding="utf-8")
    return tools


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        raise ToolError(f"{' '.join(command)} failed:\n{error.stderr[-2000:]}") from error
