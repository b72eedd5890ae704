"""The report of ``papershelf check --summary``: what there is to do, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from papershelf.catalogue import Catalogue
from papershelf.problems import Problem, meaning_of, severity_of
from papershelf.report.account import other_files, text_sum
from papershelf.report.check import conclusion
from papershelf.report.listed import REPAIRED, coloured, in_order
from papershelf.report.terminal import harmless

# A screen has 24 lines of 80 characters; a shell needs some of them.
_WIDTH = 80
_MOST_CODES = 10
_MOST_FILES = 3


def summary(catalogue: Catalogue, problems: Sequence[Problem]) -> Iterator[str]:
    """Yield at most 24 lines: the codes with something to do, the files with most, the sums."""
    to_do = [problem for problem in problems if not meaning_of(problem.code).done]
    if to_do:
        yield from _codes(Counter(problem.code for problem in to_do))
        yield from _files(Counter(problem.path for problem in to_do))
    repairs = Counter(problem.code for problem in problems if meaning_of(problem.code).done)
    if repairs:
        yield _cut(f"{REPAIRED} {', '.join(f'{c} {n:,}' for c, n in repairs.most_common())}")
    yield text_sum(catalogue.text)
    if others := other_files(catalogue):
        yield _cut(others)
    yield conclusion(catalogue, problems)


def _codes(counts: Counter[str]) -> Iterator[str]:
    """Yield a line for each of the codes that matter most, with what to do."""
    codes = in_order(counts)
    shown = codes[:_MOST_CODES]
    wide = max(map(len, shown))
    for severity, of_severity in groupby(shown, severity_of):
        yield click.style(f"To do: {severity}s", bold=True)
        for code in of_severity:
            line = _cut(f"{counts[code]:7,}  {code:{wide}}  {meaning_of(code).todo}")
            yield line.replace(code, coloured(code, code), 1)
    if left := codes[_MOST_CODES:]:
        others = "another code" if len(left) == 1 else f"{len(left)} other codes"
        yield f"{sum(counts[code] for code in left):7,}  of {others}"


def _files(counts: Counter[str]) -> Iterator[str]:
    """Yield the files with most to do, and how to see all of it."""
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_FILES]
    yield click.style("Files with most to do", bold=True)
    for path, count in most:
        yield _cut(f"{count:7,}  {harmless(path)}")
    yield "         papershelf check --by file lists all of it, file by file"


def _cut(line: str) -> str:
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
