"""The promises of SECURITY.md name tests that exist."""

from __future__ import annotations

import re

from tests.conftest import ROOT


def test_every_promise_names_its_tests() -> None:
    text = (ROOT / "SECURITY.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10
    for row in rows:
        named = re.findall(r"`(tests/[\w/.]+)`", row)
        assert named, row
        assert [path for path in named if not (ROOT / path).exists()] == []
