"""The index is the same however its making is spread."""

from __future__ import annotations

from pathlib import Path

import pytest
from papershelf import work
from papershelf.index import write_index
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.factories import files_of


def test_serial_and_spread_indexing_write_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue = load_catalogue(Path("papers"), Path("papers/vocabulary.yml"), Settings())
    stats = write_index(catalogue, tmp_path / "serial", Settings(workers=1))
    monkeypatch.setattr(work, "SERIAL_BELOW", 2)
    monkeypatch.setattr(work, "CHUNK", 20)
    write_index(catalogue, tmp_path / "spread", Settings(workers=2))
    serial = files_of(tmp_path / "serial")
    assert serial == files_of(tmp_path / "spread")
    assert stats.files == len(serial)
    assert stats.bytes == sum(map(len, serial.values()))
