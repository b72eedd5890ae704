"""What is printed of a record cannot steer a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from papershelf.report.terminal import harmless


@given(st.text())
def test_every_text_becomes_printable_and_keeps_its_length(text: str) -> None:
    shown = harmless(text)
    assert shown.isprintable()
    assert len(shown) == len(text)
    assert all(b in (a, "\ufffd") for a, b in zip(text, shown, strict=True))
