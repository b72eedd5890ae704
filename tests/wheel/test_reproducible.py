"""The package that others install is the same, whoever makes it, where and when."""

from __future__ import annotations

from pathlib import Path

from tests.wheel.conftest import wheel_of


def test_two_wheels_of_the_same_sources_are_equal(tmp_path: Path) -> None:
    fixed = {"SOURCE_DATE_EPOCH": "1600000000"}
    one = wheel_of(tmp_path / "one", changed=1_000_000_000, TZ="UTC", **fixed)
    other = wheel_of(tmp_path / "other", changed=1_700_000_000, TZ="Asia/Tokyo", **fixed)
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()
