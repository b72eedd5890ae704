"""Lists problems as lines of text: by code, or by file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import click

from papershelf.problems import Problem, Severity, meaning_of, severity_of
from papershelf.report.locate import Places
from papershelf.report.terminal import harmless

K = TypeVar("K")

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ORDER = tuple(Severity)
# The heading of what nobody has to do anything about.
REPAIRED = "Repaired or noted on reading, nothing to do:"


def group(problems: Iterable[Problem], key: Callable[[Problem], K]) -> dict[K, list[Problem]]:
    """Return key -> the problems that have it, in their order."""
    found: dict[K, list[Problem]] = {}
    for problem in problems:
        found.setdefault(key(problem), []).append(problem)
    return found


def in_order(counts: Mapping[str, int]) -> list[str]:
    """Return codes in the order of a report: the most severe, of these the most frequent first."""
    return sorted(counts, key=lambda code: (_ORDER.index(severity_of(code)), -counts[code], code))


def coloured(code: str, text: str) -> str:
    """Return a text in the colour of the code's severity."""
    return click.style(text, fg=_COLOURS[severity_of(code)])


def by_code(problems: Iterable[Problem], places: Places, *, in_full: bool) -> Iterator[str]:
    """Yield a heading for each code, what to do about it, and its problems.

    Repairs are apart, at the end; unless `in_full`, they are only counted.
    """
    found = group(problems, lambda problem: problem.code)
    codes = in_order({code: len(of_code) for code, of_code in found.items()})
    for code in codes:
        if todo := meaning_of(code).todo:
            yield _heading(code, found[code])
            yield f"  To do: {todo}"
            yield from _of_code(found[code], places)
            yield ""
    if repairs := [code for code in codes if meaning_of(code).done]:
        yield REPAIRED
        for code in repairs:
            yield f"{_heading(code, found[code])}: {meaning_of(code).found}"
            if in_full:
                yield from _of_code(found[code], places)
        yield ""


def _heading(code: str, problems: Sequence[Problem]) -> str:
    return coloured(code, f"{severity_of(code)} {code}") + f" ({len(problems):,})"


def _of_code(problems: Iterable[Problem], places: Places) -> Iterator[str]:
    for problem in problems:
        line = places.line(problem)
        place = f"{problem.path}:{line}" if line else problem.path
        yield "  " + harmless(f"{place}: {message_of(problem)}")


def message_of(problem: Problem) -> str:
    """Return a problem's message, after the field's name if its code is that of any field."""
    of_any_field = problem.code in ("field-type", "field-invalid")
    return f"{problem.field}: {problem.message}" if of_any_field else problem.message


def by_file(problems: Iterable[Problem], places: Places) -> Iterator[str]:
    """Yield a heading for each file, its problems, and its repairs in one line.

    At the end is what to do about each code.
    """
    problems = list(problems)
    for path, of_file in sorted(group(problems, lambda problem: problem.path).items()):
        yield click.style(harmless(path), bold=True)
        of_code = group(of_file, lambda problem: problem.code)
        codes = in_order({code: len(found) for code, found in of_code.items()})
        for code in codes:
            if not meaning_of(code).done:
                yield from _of_file(of_code[code], places)
        if repairs := [code for code in codes if meaning_of(code).done]:
            yield f"  repaired: {', '.join(repairs)}"
        yield ""
    yield from _what_to_do(problems)


def _of_file(problems: Iterable[Problem], places: Places) -> Iterator[str]:
    for problem in problems:
        line = places.line(problem)
        name = coloured(problem.code, f"{problem.severity} {problem.code}")
        place = f", line {line}" if line else ""
        yield f"  {name}{place}: {harmless(message_of(problem))}"


def _what_to_do(problems: Iterable[Problem]) -> Iterator[str]:
    counts = {code: len(found) for code, found in group(problems, lambda p: p.code).items()}
    if codes := [code for code in in_order(counts) if meaning_of(code).todo]:
        yield "What to do:"
        for code in codes:
            yield f"  {code}: {meaning_of(code).todo}"
        yield ""
