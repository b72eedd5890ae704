"""Summarises a build: how many files became papers, which problems they have, the size."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

from papershelf.catalogue.groups import Catalogue
from papershelf.machinery.files import SiteSize
from papershelf.normalise.text_account import TextAccount
from papershelf.problems import Problem, Severity, severity_of
from papershelf.report.terminal import harmless

_SEVERITIES = tuple(Severity)
# Errors that a build lists one by one; `papershelf check` lists all.
_MOST_ERRORS = 20
# Files that are not read of which the sums name as many; `papershelf check` names all.
_MOST_NAMED = 5


def conservation(catalogue: Catalogue) -> str:
    """Return the sum that must hold: ``400 files = 381 papers + 10 merged + 9 rejected``."""
    return (
        f"{catalogue.files:,} files = {len(catalogue.papers):,} papers"
        f" + {catalogue.merged:,} merged + {catalogue.rejected:,} rejected"
    )


def text_conservation(account: TextAccount) -> str:
    """The sum for text: ``13,000 characters = 9,000 shown + 4,000 withheld (references 4,000)``."""
    withheld = sorted(account.withheld.items(), key=lambda item: (-item[1], item[0]))
    reasons = ", ".join(f"{reason} {count:,}" for reason, count in withheld if count)
    text = text_sum(account)
    return f"{text} ({reasons})" if reasons else text


def text_sum(account: TextAccount) -> str:
    """Return the sum for text without the reasons."""
    text = (
        f"{account.read:,} characters = {account.shown:,} shown"
        f" + {sum(account.withheld.values()):,} withheld"
    )
    if account.lost:
        text += f" + {account.lost:,} lost"
    return text


def other_files(catalogue: Catalogue) -> str:
    """Name the files that are not read, the first few at least; ``""`` if there are none."""
    parts = []
    if names := catalogue.unread:
        kinds = Counter(Path(name).suffix or "without an ending" for name in names)
        counts = ", ".join(f"{kind} {count:,}" for kind, count in sorted(kinds.items()))
        more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
        named = harmless(", ".join(names[:_MOST_NAMED]))
        parts.append(f"{len(names):,} not read ({counts}): {named}{more}")
    if catalogue.ignored:
        parts.append(f"{catalogue.ignored:,} ignored")
    return f"other files: {'; '.join(parts)}" if parts else ""


def count_by_code(catalogue: Catalogue) -> dict[str, int]:
    """Count the problems of each code; errors first, then the most frequent."""
    counts = Counter(problem.code for problem in catalogue.problems)
    return dict(
        sorted(
            counts.items(),
            key=lambda item: (_SEVERITIES.index(severity_of(item[0])), -item[1], item[0]),
        )
    )


def describe(problem: Problem) -> str:
    """Return a problem as one line, with control characters replaced."""
    return harmless(f"{problem.path}: {problem.code}: {problem.message}")


def refusals(catalogue: Catalogue) -> list[str]:
    """Name each file and folder that the system does not let us read, the first few at least."""
    lines = [describe(problem) for problem in catalogue.refused[:_MOST_ERRORS]]
    if len(catalogue.refused) > _MOST_ERRORS:
        lines.append(
            f"… and {len(catalogue.refused) - _MOST_ERRORS:,} more: see `papershelf check`"
        )
    return lines


def summarise(catalogue: Catalogue) -> list[str]:
    """Return the last lines of a build: the errors, one line for each severity, the sum."""
    errors = [problem for problem in catalogue.problems if problem.severity is Severity.ERROR]
    lines = [describe(error) for error in errors[:_MOST_ERRORS]]
    if len(errors) > _MOST_ERRORS:
        lines.append(f"… and {len(errors) - _MOST_ERRORS:,} more: see `papershelf check`")
    counts = count_by_code(catalogue)
    for severity in _SEVERITIES:
        codes = (code for code in counts if severity_of(code) is severity)
        of_severity = [f"{code} {counts[code]:,}" for code in codes]
        if of_severity:
            lines.append(f"{severity} in records: {', '.join(of_severity)}")
    lines.append(conservation(catalogue))
    lines.append(text_conservation(catalogue.text))
    if others := other_files(catalogue):
        lines.append(others)
    lines += [f"withheld: no paper has the DOI {doi}" for doi in catalogue.withheld_unknown]
    return lines


# From this share of the host's limit on, a build says that the limit is near.
_NEAR = 0.8
_MB = 1_000_000


def describe_size(size: SiteSize, limit_mb: int) -> tuple[int, str]:
    """Return the size of a site as a logging level and a line.

    A site near the limit still fits, so this is no warning, which would fail a strict build.
    """
    text = f"{size.files} files, {size.bytes / _MB:.1f} MB of {limit_mb} MB"
    if size.bytes > limit_mb * _MB:
        return logging.WARNING, f"The site is larger than the host takes: {text}"
    if size.bytes > _NEAR * limit_mb * _MB:
        return logging.INFO, f"The site nears the host's limit: {text}"
    return logging.INFO, f"Site: {text}"
