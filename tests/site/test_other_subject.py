"""A shelf on another subject is built as strictly: five records on gardening."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import build_site
from tests.shelf import FIXTURES


def test_a_shelf_on_gardening_is_built_with_its_own_terms(tmp_path: Path) -> None:
    result = build_site(FIXTURES / "gardening", tmp_path)
    assert result.returncode == 0, result.stderr
    assert "5 files = 5 papers + 0 merged + 0 rejected" in result.stderr
    home = (tmp_path / "index.html").read_text("utf-8")
    assert "Tomatoes" in home
    papers = {path.parent.name for path in (tmp_path / "papers").glob("*/index.html")}
    assert papers == {f"10.5555-garden.{number}" for number in range(1, 6)}
