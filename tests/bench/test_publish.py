"""The page about performance says what the figures say."""

from __future__ import annotations

from typing import Any

from tests.bench.chart import draw, series_of
from tests.bench.publish import CHART, FIGURES, PAGE, fill, read_figures

FIGURE: dict[str, Any] = {
    "machine": {"cores": 2, "memory_bytes": 24_100_000_000, "python": "3.11.7", "system": "Linux"},
    "runs": [
        {"collection": "CACM", "engine": "lunr", "ndcg": 0.52, "queries": 52, "empty": 0},
    ],
}


def test_a_table_and_its_machine_replace_the_text_between_the_marks() -> None:
    page = "# P\n\n<!-- figures of relevance -->\nold\n<!-- end -->\n\nMore.\n"
    lines = fill(page, {"relevance": FIGURE}).splitlines()
    assert "old" not in lines
    assert "| CACM       | lunr   |   0.520 |      52 |                0 |" in lines
    assert "Measured on 2 cores, 24 GB, Python 3.11.7." in lines
    assert lines[-1] == "More."


def test_filling_a_page_twice_changes_nothing() -> None:
    page = "<!-- figures of relevance -->\n<!-- end -->\n"
    once = fill(page, {"relevance": FIGURE})
    assert fill(once, {"relevance": FIGURE}) == once


def test_the_published_tables_are_those_of_the_figures() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert fill(page, read_figures(FIGURES)) == page


def test_the_published_chart_is_drawn_from_the_figures() -> None:
    runs = read_figures(FIGURES)["build"]["runs"]
    assert CHART.read_text(encoding="utf-8") == draw(series_of(runs))
