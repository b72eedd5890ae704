"""The account of a corpus: where every file went, and what was wrong with them."""

from __future__ import annotations

from collections import Counter

from papershelf.catalogue.groups import Catalogue
from papershelf.problems import CODES, Problem, Severity

_SEVERITIES = tuple(Severity)
# Errors that the end of a build names one by one; `papershelf check` names all.
_MOST_ERRORS = 20


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


def describe(problem: Problem) -> str:
    """A problem on one line, without what a terminal would obey."""
    text = f"{problem.path}: {problem.code}: {problem.message}"
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def summarise(catalogue: Catalogue) -> list[str]:
    """The lines that end a build: the errors, a line a severity, then the sum."""
    errors = [problem for problem in catalogue.problems if problem.severity is Severity.ERROR]
    lines = [describe(error) for error in errors[:_MOST_ERRORS]]
    if len(errors) > _MOST_ERRORS:
        lines.append(f"… and {len(errors) - _MOST_ERRORS:,} more: see `papershelf check`")
    counts = count_by_code(catalogue)
    for severity in _SEVERITIES:
        of_severity = [f"{code} {n:,}" for code, n in counts.items() if CODES[code] is severity]
        if of_severity:
            lines.append(f"{severity} in records: {', '.join(of_severity)}")
    lines.append(conservation(catalogue))
    return lines
