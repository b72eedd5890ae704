"""A chart of processor time against papers, drawn from figures of builds.

Both axes are logarithmic, so that linear growth is a straight line with a fixed slope.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import cycle
from typing import Any

from tests.bench.build import PAGEFIND

Point = tuple[int, float]  # papers, seconds
Series = Mapping[str, Sequence[Point]]  # name -> points, papers ascending

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 540, 24, 366  # of the field
_LINE = 16  # pixels between two labels
# Colours that colour-blind people can distinguish (Okabe and Ito, 2008); lines have labels.
_COLOURS = ("#0072b2", "#56b4e9", "#009e73", "#d55e00", "#cc79a7", "#b8860b")


@dataclass(frozen=True, slots=True)
class _Axis:
    """A logarithmic axis: values `low` to `high` fall on pixels `start` to `end`."""

    low: float
    high: float
    start: int
    end: int

    def at(self, value: float) -> float:
        """The pixel of a value."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def decades(self) -> Iterator[int]:
        """The powers of ten on the axis, from 1 on."""
        for power in range(max(0, math.ceil(math.log10(self.low))), 9):
            if 10**power <= self.high:
                yield 10**power


def series_of(runs: Iterable[Mapping[str, Any]]) -> Series:
    """Return processor time against papers for each builder and state, in the order of the runs."""
    found: dict[str, list[Point]] = defaultdict(list)
    for run in runs:
        if run["builder"] == PAGEFIND:
            continue  # a part of another line
        name = run["builder"] if run["state"] == "cold" else f"{run['builder']}, {run['state']}"
        found[name].append((run["papers"], run["processor_seconds"]))
    return {name: sorted(points) for name, points in found.items()}


def draw(series: Series) -> str:
    """The chart as an SVG document."""
    papers = [count for points in series.values() for count, _ in points]
    times = [seconds for points in series.values() for _, seconds in points]
    x = _Axis(min(papers) / 1.3, max(papers) * 1.3, LEFT, RIGHT)
    y = _Axis(min(times) / 1.5, max(times) * 1.5, BOTTOM, TOP)
    whole = {name for name, points in series.items() if points[-1][0] == max(papers)}
    labels = _spread({name: y.at(series[name][-1][1]) for name in series if name in whole})
    parts = [*_grid(x, y, sorted(set(papers)))]
    for (name, points), colour in zip(series.items(), cycle(_COLOURS), strict=False):
        places = [(x.at(count), y.at(seconds)) for count, seconds in points]
        path = " ".join(f"{across},{down}" for across, down in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a}" cy="{d}" r="4" fill="{colour}"/>' for a, d in places]
        parts.append(_label(name, colour, places[-1], labels.get(name)))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        ' font-family="sans-serif" font-size="12">\n'
        "<title>Processor time of builds against number of papers</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _label(name: str, colour: str, end: tuple[float, float], height: float | None) -> str:
    """Return the label of a line: in the margin at `height`, or where a shorter line ends."""
    text = f'fill="{colour}">{escape(name)}</text>'
    if height is None:
        return f'<text x="{end[0] + 8}" y="{end[1] + 4}" {text}'
    return (
        f'<path d="M{end[0]} {end[1]}L{RIGHT + 14} {height}" stroke="{colour}" opacity=".4"/>'
        f'<text x="{RIGHT + 18}" y="{height + 4}" {text}'
    )


def _grid(x: _Axis, y: _Axis, papers: Sequence[int]) -> Iterator[str]:
    for count in papers:
        at = x.at(count)
        yield f'<path d="M{at} {TOP}V{BOTTOM}" stroke="#ddd"/>'
        yield f'<text x="{at}" y="{BOTTOM + 18}" text-anchor="middle" fill="#444">{count:,}</text>'
    for seconds in y.decades():
        at = y.at(seconds)
        yield f'<path d="M{LEFT} {at}H{RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end" fill="#444">{seconds} s</text>'
    yield f'<text x="{LEFT - 8}" y="{TOP}" text-anchor="end" fill="#444">processors</text>'
    middle = (LEFT + RIGHT) / 2
    yield f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle" fill="#444">papers</text>'


def _spread(wanted: Mapping[str, float]) -> dict[str, float]:
    """Return heights of labels near the wanted ones, without overlaps, inside the drawing."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name, height in sorted(wanted.items(), key=lambda item: item[1]):
        last = max(height, last + _LINE)
        placed[name] = last
    over = max(0, last - (HEIGHT - 10))
    return {name: round(height - over, 1) for name, height in placed.items()}
