"""Matches paths with patterns as ``.gitignore`` writes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# Comparing a name with so many stars takes that power of its length.
_MOST_STARS = 3


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
        if any(part.count("*") > _MOST_STARS for part in pattern.split("/")):
            raise ValueError(f"{pattern!r} has more than {_MOST_STARS} stars between two slashes")
        if pattern.count("**") > _MOST_STARS:
            raise ValueError(f"{pattern!r} has more than {_MOST_STARS} times **")
        try:
            GitIgnoreSpec.from_lines([pattern])
        except (ValueError, re.error) as error:
            raise ValueError(f"{pattern!r} is no pattern as .gitignore has them") from error
    return GitIgnoreSpec.from_lines(patterns).match_file
