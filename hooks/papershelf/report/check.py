"""The report of ``papershelf check``: the problems of a folder, as text and as JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from papershelf.catalogue import Catalogue
from papershelf.problems import Problem, Severity, severity_of
from papershelf.report.account import conservation, text_conservation
from papershelf.report.locate import line_of
from papershelf.report.terminal import harmless
from papershelf.vocabulary import Vocabulary

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ORDER = tuple(Severity)


def choose(
    problems: Iterable[Problem], codes: Collection[str], least: Severity | None
) -> list[Problem]:
    """Return the problems with one of `codes` (empty: any code) that are at least that severe."""
    worst = _ORDER if least is None else _ORDER[: _ORDER.index(least) + 1]
    return [
        problem
        for problem in problems
        if problem.severity in worst and (not codes or problem.code in codes)
    ]


def as_json(catalogue: Catalogue, problems: Sequence[Problem]) -> Mapping[str, object]:
    """Return the report as JSON values, for tests, CI and other tools.

    Args:
        catalogue: gives the counts of files and papers.
        problems: the problems of the catalogue to count and list.
    """
    return {
        "files": catalogue.files,
        "papers": len(catalogue.papers),
        "merged": catalogue.merged,
        "rejected": catalogue.rejected,
        "text": {
            "read": catalogue.text.read,
            "shown": catalogue.text.shown,
            "withheld": {
                reason: count for reason, count in catalogue.text.withheld.items() if count
            },
        },
        "by_code": {code: len(found) for code, found in sorted(_by_code(problems).items())},
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "path": problem.path,
                "field": problem.field,
                "message": problem.message,
            }
            for problem in problems
        ],
    }


def report(catalogue: Catalogue, problems: Sequence[Problem], folder: Path) -> Iterator[str]:
    """Yield the lines of the report, with colours: by severity, then the most frequent codes.

    The last lines account for all text and all files of the catalogue, and count `problems`.
    """
    by_code = _by_code(problems)
    counts = []
    for severity in _ORDER:
        codes = sorted(
            (code for code in by_code if severity_of(code) is severity),
            key=lambda code: (-len(by_code[code]), code),
        )
        total = sum(len(by_code[code]) for code in codes)
        counts.append(f"{total:,} {severity}{'s' if total != 1 else ''}")
        for code in codes:
            heading = click.style(f"{severity} {code}", fg=_COLOURS[severity])
            yield f"{heading} ({len(by_code[code]):,})"
            for problem in by_code[code]:
                place = _place(problem, folder, catalogue.vocabulary)
                yield "  " + harmless(f"{place}: {problem.message}")
            yield ""
    yield text_conservation(catalogue.text)
    yield f"{conservation(catalogue)}; {', '.join(counts)}"


def _by_code(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.code, []).append(problem)
    return found


def _place(problem: Problem, folder: Path, vocabulary: Vocabulary) -> str:
    """Return ``path:line``, or only the path if the line is not known."""
    try:
        text = (folder / problem.path).read_text("utf-8", "replace")
    except OSError:
        return problem.path
    line = line_of(text, problem.field, vocabulary.tag_facets)
    return f"{problem.path}:{line}" if line else problem.path
