"""The report of ``papershelf check``: chooses the problems, and gives them as JSON and as text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from papershelf.catalogue import Catalogue
from papershelf.problems import Problem, Severity, meaning_of
from papershelf.report.account import conservation, other_files, text_conservation
from papershelf.report.listed import by_code, by_file, group
from papershelf.report.locate import Places

_ORDER = tuple(Severity)


class Grouping(StrEnum):
    """By what the text of the report groups problems."""

    CODE = "code"
    FILE = "file"


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
    found = group(problems, lambda problem: problem.code)
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
        "other_files": {"unread": len(catalogue.unread), "ignored": catalogue.ignored},
        "by_code": {code: len(found[code]) for code in sorted(found)},
        "codes": {code: _meaning(code) for code in sorted(found)},
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


def _meaning(code: str) -> Mapping[str, object]:
    meaning = meaning_of(code)
    return {
        "severity": meaning.severity,
        "found": meaning.found,
        "todo": meaning.todo,
        "done": meaning.done,
    }


def report(
    catalogue: Catalogue,
    problems: Sequence[Problem],
    places: Places,
    grouping: Grouping = Grouping.CODE,
    *,
    in_full: bool = False,
) -> Iterator[str]:
    """Yield the lines of the report, with colours: what is to be done, then what reading repaired.

    The last lines account for all text and all files of the catalogue, and count `problems`.

    Args:
        catalogue: gives the counts of files and papers.
        problems: those of the catalogue to list.
        places: where the problems are.
        grouping: whether the problems of one code or those of one file are together.
        in_full: whether to list each repair, which is otherwise only counted.
    """
    if grouping is Grouping.FILE:
        yield from by_file(problems, places)
    else:
        yield from by_code(problems, places, in_full=in_full)
    yield text_conservation(catalogue.text)
    if others := other_files(catalogue):
        yield others
    yield conclusion(catalogue, problems)


def conclusion(catalogue: Catalogue, problems: Iterable[Problem]) -> str:
    """Return the last line of a report: the sum of the files, and the problems by severity."""
    severities = [problem.severity for problem in problems]
    counts = []
    for severity in _ORDER:
        total = severities.count(severity)
        counts.append(f"{total:,} {severity}{'s' if total != 1 else ''}")
    return f"{conservation(catalogue)}; {', '.join(counts)}"
