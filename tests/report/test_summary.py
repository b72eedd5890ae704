"""The summary fits on one screen, whatever there is to do."""

from __future__ import annotations

import click
from papershelf.problems import CODES, Problem, meaning_of
from papershelf.report.check import conclusion
from papershelf.report.listed import REPAIRED
from papershelf.report.summary import summary

from tests.factories import catalogue, paper

PAPERS = catalogue([paper("a")])


def lines_of(*problems: Problem) -> list[str]:
    return [click.unstyle(line) for line in summary(PAPERS, problems)]


def test_without_problems_there_are_only_the_sums() -> None:
    assert lines_of() == ["0 characters = 0 shown + 0 withheld", conclusion(PAPERS, ())]


def test_each_code_has_its_number_and_what_to_do() -> None:
    twice = [Problem(path, "date-missing", "", "none") for path in ("b.md", "a.md")]
    lines = lines_of(*twice, Problem("b.md", "title-missing", "", "none"))
    assert lines[:7] == [
        "To do: errors",
        f"      1  title-missing  {CODES['title-missing'].todo}",
        "To do: warnings",
        f"      2  date-missing   {CODES['date-missing'].todo}",
        "Files with most to do",
        "      2  b.md",
        "      1  a.md",
    ]


def test_repairs_are_one_line_apart() -> None:
    line, *sums = lines_of(Problem("a.md", "title-trailing-period", "", "a full stop"))
    assert line.startswith(REPAIRED)
    assert len(sums) == 2


def test_every_code_in_long_paths_fits_on_a_screen() -> None:
    problems = [
        Problem(f"{number}{'long' * 50}.md", code, "", "message " * 50)
        for number in range(30)
        for code in (*CODES, "plant-unlisted", "plant-unsupported")
    ]
    lines = lines_of(*problems)
    assert len(lines) <= 24
    assert all(len(line) <= 80 for line in lines[:-1])
    left = sum(1 for problem in problems if not meaning_of(problem.code).done)
    counted = [line.split()[0].replace(",", "") for line in lines if line.startswith("  ")]
    assert sum(int(number) for number in counted[:11]) == left


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    lines = lines_of(Problem("\x1b[2J.md", "doi-missing", "", "none"))
    assert "      1  \ufffd[2J.md" in lines
