"""The records on which the commands are tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import GOOD, VOCABULARY


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Two records: a sound one, and one without DOI whose title ends in a full stop."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "vocabulary.yml").write_text(VOCABULARY, "utf-8")
    (folder / "good.md").write_text(GOOD, "utf-8")
    flawed = GOOD.replace("10.1234/sleep.1", "''").replace(
        "title: Sleep and attention in adults", "title: Rest and attention in adults."
    )
    (folder / "flawed.md").write_text(flawed, "utf-8")
    return folder
