"""Charts show small numbers beside large ones, and say in words what they show."""

from __future__ import annotations

from papershelf.render.charts import heat, heights, share_bar, sparkline, year_chart


def test_heights_are_on_a_square_root_scale() -> None:
    assert heights([0, 1, 4, 100], 20) == [0, 2.0, 4.0, 20.0]


def test_a_small_number_beside_a_huge_one_can_be_seen() -> None:
    assert heights([1, 1_000_000], 20) == [1.0, 20.0]


def test_a_sparkline_has_a_bar_for_each_year_with_papers() -> None:
    chart = sparkline({2020: 4, 2022: 1}, 2019, 2022)
    assert chart.count("M") == 2
    assert 'aria-label="Papers a year, 2020 to 2022; most in 2020: 4"' in chart


def test_nothing_is_drawn_of_nothing() -> None:
    assert sparkline({}, 0, 0) == ""


def test_a_picture_of_shades_has_a_square_for_each() -> None:
    picture = heat([[0, 3], [3, 5]], "Two <rows>")
    assert 'aria-label="Two &lt;rows&gt;"' in picture
    assert '<path class=h3 d="M1 0h.9v.9h-.9M0 1h.9v.9h-.9"/>' in picture
    assert picture.count("M") == 4


def test_a_bar_of_a_share_is_as_wide_as_it() -> None:
    assert 'd="M0 0h25v1h-25"' in share_bar(0.25)


def test_a_chart_names_its_ends_and_says_every_number() -> None:
    chart = year_chart([(2018, 1), (2020, 1200)])
    assert ">2018<" in chart
    assert ">2020<" in chart
    assert ">1,200<" in chart
    assert "most in 2020: 1,200. 2018: 1, 2020: 1,200" in chart
