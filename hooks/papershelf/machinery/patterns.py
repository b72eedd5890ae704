"""Matches paths with patterns as ``.gitignore`` writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence


def matcher(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Return a function that says whether patterns leave out a path.

    A pattern that begins with ``!`` takes in again what the ones before it leave out.

    Raises:
        ValueError: a pattern is none; the message names it.
    """
    if not patterns:
        return lambda _: False
    from pathspec import GitIgnoreSpec  # few shelves have patterns, and importing it takes time

    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error) as error:
            raise ValueError(f"{pattern!r} is no pattern as .gitignore has them") from error
    return GitIgnoreSpec.from_lines(patterns).match_file
