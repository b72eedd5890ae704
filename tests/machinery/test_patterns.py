"""Patterns match paths as Git's do, and one that is none is named."""

from __future__ import annotations

import pytest
from papershelf.machinery.patterns import matcher


def test_without_patterns_nothing_is_left_out() -> None:
    assert not matcher([])("a.md")


def test_a_path_is_left_out_and_can_be_taken_in_again() -> None:
    leaves_out = matcher(["*.md", "!a.md", "b/"])
    paths = ("a.md", "c.md", "b/c.txt", "d/b/c.txt", "d/c.txt")
    assert list(map(leaves_out, paths)) == [False, True, True, True, False]


@pytest.mark.parametrize("pattern", ["!", "[z-a]a", "a\\"])
def test_what_is_no_pattern_is_named(pattern: str) -> None:
    with pytest.raises(ValueError, match="is no pattern"):
        matcher(["*.md", pattern])
