"""The golden citations, which hold JavaScript to Python, are what Python writes."""

from __future__ import annotations

import msgspec
from papershelf.exports.csl import CslItem

from tests.exports.golden import GOLDEN, ITEMS, files


def test_the_files_are_what_python_writes() -> None:
    assert {path.name: path.read_bytes() for path in GOLDEN.iterdir()} == files()


def test_the_items_are_read_as_they_were_written() -> None:
    read = msgspec.json.decode((GOLDEN / "papers.csl.json").read_bytes(), type=list[CslItem])
    assert tuple(read) == ITEMS
