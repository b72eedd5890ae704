"""The text that ``papershelf explain`` prints: the explanation of one record as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from papershelf.problems import Problem, meaning_of
from papershelf.report.explain import Explanation, Row
from papershelf.report.terminal import harmless

# Longer values are cut to so many characters.
_WIDTH = 500


def faults(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a line for each problem found while parsing a record's file."""
    for problem in problems:
        yield harmless(f"{problem.severity} {problem.code}: {problem.message}")
        if todo := meaning_of(problem.code).todo:
            yield f"  to do     {todo}"


def explained(explanation: Explanation, file: Path) -> Iterator[str]:
    """Yield the lines about a parsed record: its variant, then each field with anything to say."""
    paper = explanation.reading.paper
    yield harmless(f"{file}: read by the rules of variant {explanation.variant}")
    if paper is None:
        yield harmless(f"rejected: {explanation.reading.problems[0].message}")
        yield "page: none"
    else:
        yield f"page: {explanation.address} (if no other record asks for that address)"
    for row in explanation.rows:
        if row.source or row.refused or row.findings or row.result:
            name, *rest = _field(row, rejected=paper is None)
            yield ""
            yield click.style(harmless(name), bold=True)
            yield from map(harmless, rest)


def _field(row: Row, *, rejected: bool) -> Iterator[str]:
    """Yield the name of a field, and lines of which a record may have written any part."""
    yield row.field or "record"
    if row.source:
        yield f"  supplied  {row.source}: {_short(row.supplied)}"
    for source, text in row.refused:
        yield f"  refused   {source}: {_short(text)}"
    # Findings about something that is no field, such as an unknown key, have no result.
    is_field = bool(row.rule or row.source or row.refused or row.result)
    if is_field:
        yield f"  rule      {row.rule or 'taken as written'}"
    for finding in row.findings:
        yield f"  found     {finding}"
        if todo := meaning_of(finding.partition(":")[0]).todo:
            yield f"  to do     {todo}"
    if is_field and not rejected:
        yield f"  result    {_short(row.result) or 'none'}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}… ({len(text):,} characters)"
