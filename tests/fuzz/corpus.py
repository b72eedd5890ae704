"""Files to begin from, and ways to damage them.

Random bytes hardly ever get past the first check of a parser; a damaged whole file does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from tests.normalise.test_never_raises import TEXTS

FIXTURES = Path(__file__).parents[1] / "fixtures"
# Fabricated records of all kinds, each fault among them.
RECORDS = [
    path.read_bytes()
    for folder in ("records", "shelf", "scripts", "exports", "gardening")
    for path in sorted((FIXTURES / folder).rglob("*.md"))
]
# What once broke something, and what begins, ends or escapes something in some format.
PIECES = [
    *(text.encode("utf-8", "surrogatepass") for text in TEXTS),
    *(b"---\n", b"\n---\n", b"...\n", b"+++\n", b"## Abstract\n", b"## ", b"**Date:** ", b"```\n"),
    *(b"<script>x</script>", b"<!--", b"-->", b"]]>", b"</title>", b"<b a=1>", b"&lt;", b"&#0;"),
    *(b'"', b"'", b": ", b"- ", b"\n", b"\r", b"\t", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x80"),
    *(b"{", b"}", b"[", b"]", b"@article{", b"ER  - ", b"TY  - ", b"PMID- ", b"\\", b"$", b"%"),
    *("\u202e\u0301\u200b\u2028𝒜睡é".encode(), b"doi: 10.1234/x\n", b"title: |\n  x\n", b"&a *a\n"),
]


def damaged(samples: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Draw a sample with up to six cuts, repetitions, insertions or pieces of another sample."""
    return st.builds(
        _damage,
        st.sampled_from(samples),
        st.lists(
            st.tuples(
                st.sampled_from(("cut", "repeat", "insert", "splice", "flip")),
                st.integers(0, 1 << 30),
                st.integers(0, 200),
                st.sampled_from(PIECES) | st.binary(max_size=8),
            ),
            min_size=1,
            max_size=6,
        ),
        st.sampled_from(samples),
    )


def _damage(data: bytes, steps: list[tuple[str, int, int, bytes]], other: bytes) -> bytes:
    for way, place, length, piece in steps:
        at = place % (len(data) + 1)
        end = at + length
        if way == "cut":
            data = data[:at] + data[end:]
        elif way == "repeat":
            data = data[:end] + data[at:]
        elif way == "insert":
            data = data[:at] + piece + data[at:]
        elif way == "splice":
            start = place % (len(other) + 1)
            data = data[:at] + other[start : start + length] + data[at:]
        elif at < len(data):
            data = data[:at] + bytes([data[at] ^ (1 << length % 8)]) + data[at + 1 :]
    return data
