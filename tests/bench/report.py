"""Figures as a text table and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")
Column = Callable[[Row], str]


def render_table(columns: Mapping[str, Column[Row]], rows: Sequence[Row]) -> str:
    """A Markdown table, its cells padded so that it reads as plain text too.

    Args:
        columns: heading -> what a row shows there; cells that begin with a digit are
            set to the right.
        rows: in the order of the table.
    """
    cells = [[show(row) for show in columns.values()] for row in rows]
    lines = [list(columns), *cells]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    right = [all(line[place][:1].isdigit() for line in cells) for place in range(len(columns))]
    rule = [
        "-" * (width - 1) + ":" if to_right else "-" * width
        for width, to_right in zip(widths, right, strict=True)
    ]
    return "\n".join(
        "| " + " | ".join(map(_pad, line, widths, right)) + " |"
        for line in (lines[0], rule, *cells)
    )


def _pad(text: str, width: int, to_right: bool) -> str:
    return text.rjust(width) if to_right else text.ljust(width)


def seconds(value: float) -> str:
    """``2.31 s``, ``41.7 s``, ``283 s``: three digits."""
    return f"{value:.{2 if value < 10 else 1 if value < 100 else 0}f} s"


def milliseconds(value: float) -> str:
    """``36 ms``, ``2,480 ms``."""
    return f"{value:,.0f} ms"


def megabytes(value: float) -> str:
    """Millions of bytes: ``0.25 MB``, ``41.2 MB``, ``1,630 MB``."""
    value /= 1_000_000
    return f"{value:,.{2 if value < 1 else 1 if value < 100 else 0}f} MB"


def kilobytes(value: float) -> str:
    """Thousands of bytes: ``41.2 KB``."""
    return f"{value / 1000:,.1f} KB"


def ratio(value: float, to: float) -> str:
    """How many times `to` a value is: ``2.4x``."""
    return f"{value / to:.{2 if value < to else 1}f}x"


def machine() -> dict[str, Any]:
    """Describe the machine of the measurement, without details that identify it."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "python": platform.python_version(),
        "system": platform.system(),
    }


def write_json(path: Path, part: str, runs: Iterable[Mapping[str, Any]]) -> None:
    """Write the figures of one part: ``{"part", "machine", "runs": […]}``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    figures = {"part": part, "machine": machine(), "runs": list(runs)}
    path.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
