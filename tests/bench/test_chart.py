"""The chart shows the figures it is drawn from."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lxml import etree

from tests.bench.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, draw, series_of

SVG = "{http://www.w3.org/2000/svg}"


def run(papers: int, builder: str, state: str, seconds: float) -> dict[str, Any]:
    return {"papers": papers, "builder": builder, "state": state, "processor_seconds": seconds}


RUNS = [
    run(1_000, "Papershelf", "cold", 2),
    run(1_000, "Papershelf", "warm", 1),
    run(1_000, "Hugo & Pagefind", "cold", 2.01),
    run(1_000, "Pagefind's part", "cold", 1),
    run(10_000, "Papershelf", "cold", 20),
    run(10_000, "Papershelf", "warm", 10),
    run(10_000, "Hugo & Pagefind", "cold", 20.1),
]


def test_a_line_is_a_builder_in_a_state_and_parts_of_a_sum_are_left_out() -> None:
    assert series_of(RUNS) == {
        "Papershelf": [(1_000, 2), (10_000, 20)],
        "Papershelf, warm": [(1_000, 1), (10_000, 10)],
        "Hugo & Pagefind": [(1_000, 2.01), (10_000, 20.1)],
    }


def test_what_grows_linearly_has_the_slope_of_what_does_so_too() -> None:
    root = etree.fromstring(draw(series_of(RUNS)))
    slopes = set()
    for line in root.iter(f"{SVG}polyline"):
        (x1, y1), (x2, y2) = (map(float, at.split(",")) for at in line.attrib["points"].split())
        slopes.add(round((y1 - y2) / (x2 - x1), 2))
    assert len(slopes) == 1


def test_labels_name_the_lines_and_do_not_cover_each_other() -> None:
    root = etree.fromstring(draw(series_of(RUNS)))
    labels = {
        text.text: float(text.attrib["y"])
        for text in root.iter(f"{SVG}text")
        if float(text.attrib["x"]) > RIGHT
    }
    assert set(labels) == set(series_of(RUNS))
    heights = sorted(labels.values())
    assert min(below - above for above, below in pairwise(heights)) >= 15
    assert heights[-1] < HEIGHT


def test_points_lie_within_the_field_even_if_there_is_only_one() -> None:
    root = etree.fromstring(draw(series_of(RUNS[:1])))
    (point,) = root.iter(f"{SVG}circle")
    assert LEFT < float(point.attrib["cx"]) < RIGHT
    assert TOP < float(point.attrib["cy"]) < BOTTOM


def test_a_line_that_ends_early_is_named_where_it_ends() -> None:
    early = run(1_000, "Material, default nav", "cold", 24)
    root = etree.fromstring(draw(series_of([*RUNS, early])))
    (text,) = (text for text in root.iter(f"{SVG}text") if text.text == early["builder"])
    assert LEFT < float(text.attrib["x"]) < RIGHT / 2
