"""Draws charts as SVG when the site is built: they need no script and no file of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from markupsafe import Markup, escape

from papershelf import texts

# Of a sparkline, in units of its viewBox; the style sheet decides the size on the screen.
_WIDTH, _HEIGHT = 120, 24


def heights(counts: Sequence[int], tallest: float) -> list[float]:
    """Return the heights of bars on a square-root scale, on which small numbers can be seen.

    Args:
        counts: numbers of 0 or more.
        tallest: the height of the largest number; a number above 0 gets at least 1.
    """
    most = max(counts, default=0) or 1
    return [max(1.0, round(tallest * sqrt(count / most), 1)) if count else 0 for count in counts]


def bars(counts: Sequence[int], width: float, height: float) -> str:
    """Return the path of an SVG that draws bars side by side, on the square-root scale."""
    step = width / max(1, len(counts))
    gap = 1 if step > 3 else step / 4
    parts = [
        f"M{at * step:.4g} {height:g}v-{tall:g}h{step - gap:.3g}v{tall:g}"
        for at, tall in enumerate(heights(counts, height))
        if tall
    ]
    return "".join(parts)


def sparkline(years: Mapping[int, int], first: int, last: int) -> Markup:
    """Return papers per year as a small chart, ``""`` without any.

    Args:
        years: year -> number of papers.
        first: the year at the left.
        last: the year at the right.
    """
    counts = [years.get(year, 0) for year in range(first, last + 1)]
    if not any(counts):
        return Markup()
    label = escape(texts.per_year(years))
    path = bars(counts, _WIDTH, _HEIGHT)
    return Markup(  # noqa: S704 - numbers, and an escaped label
        f'<svg class=ps-spark viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio=none role=img'
        f' aria-label="{label}"><path d="{path}"/></svg>'
    )


def share_bar(share: float) -> Markup:
    """Return a bar of a share, 0 to 1; the number that it shows is beside it."""
    return Markup(  # noqa: S704 - a number
        '<svg class=ps-bar viewBox="0 0 100 1" preserveAspectRatio=none aria-hidden=true>'
        f'<path d="M0 0h{100 * share:.4g}v1h-{100 * share:.4g}"/></svg>'
    )


def heat(rows: Sequence[Sequence[int]], label: str) -> Markup:
    """Return shades as a small picture of squares side by side.

    Args:
        rows: for each row the shades of its squares, 0 (none) to 5.
        label: what the picture shows, in words.
    """
    paths: dict[int, list[str]] = {}
    for y, shades in enumerate(rows):
        for x, shade in enumerate(shades):
            paths.setdefault(shade, []).append(f"M{x} {y}h.9v.9h-.9")
    width = max(map(len, rows), default=0)
    drawn = "".join(
        f'<path class=h{shade} d="{"".join(path)}"/>' for shade, path in sorted(paths.items())
    )
    return Markup(  # noqa: S704 - numbers, and an escaped label
        f'<svg class=ps-heat viewBox="0 0 {width} {len(rows)}" preserveAspectRatio=none role=img'
        f' aria-label="{escape(label)}">{drawn}</svg>'
    )


# Of the large chart: the room above the bars and below them is for its numbers.
_WIDE, _TALL, _ABOVE, _BELOW = 256, 104, 14, 16


def year_chart(numbers: Sequence[tuple[int, int]]) -> Markup:
    """Return papers per year as a chart with its first and last year and its largest number.

    Args:
        numbers: year and number of papers, not empty.
    """
    years = dict(numbers)
    first, last = min(years), max(years)
    counts = [years.get(year, 0) for year in range(first, last + 1)]
    height, most = _TALL + _ABOVE + _BELOW, max(counts)
    step = _WIDE / len(counts)
    at = min(max(step * (counts.index(most) + 0.5), 16), _WIDE - 16)
    label = escape(texts.each_year(years))
    end = f"<text x={_WIDE} y={height - 3} text-anchor=end>{last}</text>" if last > first else ""
    return Markup(  # noqa: S704 - numbers, and an escaped label
        f'<svg class=ps-chart viewBox="0 0 {_WIDE} {height}" role=img aria-label="{label}">'
        f'<path d="{bars(counts, _WIDE, _TALL)}" transform="translate(0 {_ABOVE})"/>'
        f'<path class=ps-chart__line d="M0 {_TALL + _ABOVE}.5h{_WIDE}"/>'
        f"<text x={at:g} y=10 text-anchor=middle>{most:,}</text>"
        f"<text x=0 y={height - 3}>{first}</text>{end}</svg>"
    )
