"""Draws what became of the papers that a search found, as a flow diagram in SVG.

Its steps are those of PRISMA's: what was found goes down, what is left out goes to the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from papershelf.texts import searches as texts

# In units of the viewBox, of which a phone shows about one a pixel.
_WIDTH, _BOX, _GAP, _TALL, _BETWEEN = 340, 184, 24, 46, 24
_SIDE = _WIDTH - _BOX - _GAP


class Flow(NamedTuple):
    """The numbers of papers that became of a search.

    Attributes:
        matching: those that the database has.
        found: those that were fetched.
        duplicates: of these, those that were on the shelf before.
        rejected: of these, those that are no papers.
        new: those that became records.
        shown: of these, those that have a page now.
    """

    matching: int
    found: int
    duplicates: int
    rejected: int
    new: int
    shown: int


class Step(NamedTuple):
    """A step: what it is called, how many papers are left, and what leaves after it, if any."""

    label: str
    number: int
    leaving: tuple[str, int] | None = None


def added(flows: list[Flow]) -> Flow:
    """Return the numbers of several searches together."""
    return Flow(*map(sum, zip(*flows, strict=True)))


def steps(flow: Flow) -> Iterator[Step]:
    """Yield the steps of a diagram; the first only if not all papers were fetched."""
    if flow.matching > flow.found:
        left = flow.matching - flow.found
        yield Step(texts.MATCHING, flow.matching, (texts.NOT_FETCHED, left))
    yield Step(texts.IDENTIFIED, flow.found, (texts.KNOWN, flow.duplicates))
    yield Step(texts.UNKNOWN, flow.found - flow.duplicates, (texts.REJECTED, flow.rejected))
    gone = flow.new - flow.shown
    yield Step(texts.NEW, flow.new, (texts.GONE, gone) if gone else None)
    yield Step(texts.SHOWN, flow.shown)


def flow_chart(flow: Flow) -> Markup:
    """Return the diagram of a search."""
    drawn = list(steps(flow))
    height = len(drawn) * (_TALL + _BETWEEN) - _BETWEEN
    label = escape("; ".join(_spoken(drawn)))
    parts = [part for place, step in enumerate(drawn) for part in _drawn(step, place)]
    return Markup(  # noqa: S704 - numbers, and escaped labels
        f'<svg class=ps-flow viewBox="0 0 {_WIDTH} {height}" role=img aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _spoken(drawn: list[Step]) -> Iterator[str]:
    for step in drawn:
        yield texts.numbered(step.label, step.number)
        if step.leaving:
            yield texts.numbered(*step.leaving)


def _drawn(step: Step, place: int) -> Iterator[str]:
    """Yield the elements of a step: its box, the way to it, and what leaves beside it."""
    top = place * (_TALL + _BETWEEN)
    if place:
        yield f'<path d="M{_BOX // 2} {top - _BETWEEN}v{_BETWEEN - 1}m-4-5 4 5 4-5"/>'
    yield _box(0, top, _BOX, step.label, step.number)
    if step.leaving:
        yield f'<path d="M{_BOX} {top + _TALL // 2}h{_GAP - 1}m-5-4 5 4-5 4"/>'
        yield _box(_BOX + _GAP, top, _SIDE, *step.leaving)


def _box(left: int, top: int, width: int, label: str, number: int) -> str:
    """Return a box with a label and a number; its line is within its sides."""
    rect = f"<rect x={left}.5 y={top}.5 width={width - 1} height={_TALL - 1} rx=3 />"
    words = f"<text x={left + 9} y={top + 19}>{escape(label)}</text>"
    count = f"<text class=ps-flow__count x={left + 9} y={top + 37}>{number:,}</text>"
    return rect + words + count
