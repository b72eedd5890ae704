"""Writes figures into docs/performance.md: ``python -m tests.bench publish JSON …``.

Keeps the figures of a bench's parts in ``figures/``, writes their tables between the
page's marks and draws its chart, so that the page says what was measured and no more.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.bench import ablation, build, keystroke, memory, preview, relevance, search, typed
from tests.bench.chart import draw, series_of
from tests.bench.options import REPOSITORY

FIGURES = Path(__file__).with_name("figures")
PAGE = REPOSITORY / "docs" / "performance.md"
CHART = REPOSITORY / "docs" / "assets" / "performance.svg"

# Part -> the table of its figures.
_TABLES: Mapping[str, Callable[[list[dict[str, Any]]], str]] = {
    "build": lambda runs: build.table(build.Run(**run) for run in runs),
    "preview": lambda runs: preview.table(preview.Preview(**run) for run in runs),
    "search": lambda runs: search.table(search.Figures(**run) for run in runs),
    "keystroke": lambda runs: keystroke.table(keystroke.Keystrokes(**run) for run in runs),
    "typed": lambda runs: typed.table(typed.Typed(**run) for run in runs),
    "memory": lambda runs: memory.table(memory.Memory(**run) for run in runs),
    "relevance": lambda runs: relevance.table([relevance.Score(**run) for run in runs]),
    "ablation": lambda runs: ablation.table(ablation.Share(**run) for run in runs),
}
_MARKS = re.compile(r"(<!-- figures of (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def read_figures(folder: Path) -> dict[str, dict[str, Any]]:
    """Part -> its figures, of all files in `folder`."""
    files = sorted(folder.glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def fill(page: str, figures: Mapping[str, Mapping[str, Any]]) -> str:
    """`page` with the tables of `figures` between its marks; a part without any keeps its text."""

    def table(match: re.Match[str]) -> str:
        if match[2] not in figures:
            return match[0]
        part = figures[match[2]]
        machine = part["machine"]
        memory = f"{machine['memory_bytes'] / 1e9:.0f} GB"
        where = f"Measured on {machine['cores']} cores, {memory}, Python {machine['python']}."
        return f"{match[1]}\n{_TABLES[match[2]](part['runs'])}\n\n{where}\n\n{match[3]}"

    return _MARKS.sub(table, page)


def main() -> None:
    """Keep figures and renew the page and its chart."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench publish", description=__doc__)
    parser.add_argument("json", type=Path, nargs="*", help="figures to keep first")
    arguments = parser.parse_args()
    for file in arguments.json:
        text = file.read_text(encoding="utf-8")
        (FIGURES / f"{json.loads(text)['part']}.json").write_text(text, encoding="utf-8")
    figures = read_figures(FIGURES)
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")
    CHART.write_text(draw(series_of(figures["build"]["runs"])), encoding="utf-8")


if __name__ == "__main__":
    main()
