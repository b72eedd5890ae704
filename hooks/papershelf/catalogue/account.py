"""The account of a corpus: where every file went, and what was wrong with them."""

from __future__ import annotations

from collections import Counter

from papershelf.catalogue.groups import Catalogue
from papershelf.problems import CODES, Severity

_SEVERITIES = tuple(Severity)


def conservation(catalogue: Catalogue) -> str:
    """The sum that must hold: ``400 files = 381 papers + 10 merged + 9 rejected``."""
    return (
        f"{catalogue.files:,} files = {len(catalogue.papers):,} papers"
        f" + {catalogue.merged:,} merged + {catalogue.rejected:,} rejected"
    )


def count_by_code(catalogue: Catalogue) -> dict[str, int]:
    """Code -> number of problems; errors first, then the most frequent."""
    counts = Counter(problem.code for problem in catalogue.problems)
    return dict(
        sorted(
            counts.items(),
            key=lambda item: (_SEVERITIES.index(CODES[item[0]]), -item[1], item[0]),
        )
    )


def summarise(catalogue: Catalogue) -> list[str]:
    """The lines that end a build: a line a severity, then the sum."""
    counts = count_by_code(catalogue)
    lines = []
    for severity in _SEVERITIES:
        of_severity = [f"{code} {n:,}" for code, n in counts.items() if CODES[code] is severity]
        if of_severity:
            lines.append(f"{severity} in records: {', '.join(of_severity)}")
    lines.append(conservation(catalogue))
    return lines
