"""Which records a bench takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.generate import record, write_records
from tests.bench.workload import TooFewRecordsError, take_records


def test_the_first_records_of_a_folder_are_copied_with_its_vocabulary(tmp_path: Path) -> None:
    source = tmp_path / "source"
    write_records(source, 3)
    (source / "vocabulary.yml").write_text("facets: {}\n", encoding="utf-8")
    take_records(tmp_path / "out", 2, source)
    out = tmp_path / "out"
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*"))
    assert names == ["000/000000.md", "000/000001.md", "vocabulary.yml"]
    assert (out / "000" / "000001.md").read_text(encoding="utf-8") == record(1)


def test_without_a_folder_the_records_are_made_up(tmp_path: Path) -> None:
    take_records(tmp_path / "out", 2, None)
    assert (tmp_path / "out" / "000" / "000001.md").read_text(encoding="utf-8") == record(1)


def test_a_folder_of_too_few_records_is_refused(tmp_path: Path) -> None:
    write_records(tmp_path / "source", 2)
    with pytest.raises(TooFewRecordsError, match="3 records wanted, 2 found"):
        take_records(tmp_path / "out", 3, tmp_path / "source")
