"""The report of a folder chooses, sorts and counts problems, and names their places."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from papershelf.catalogue import Catalogue
from papershelf.pipeline import load_catalogue
from papershelf.problems import Problem, Severity
from papershelf.report.account import text_conservation
from papershelf.report.check import as_json, choose, report
from papershelf.settings import Settings

from tests.shelf import SHELF, VOCABULARY

PROBLEMS = (
    Problem(path="a.md", code="journal-missing", field="journal", message="none"),
    Problem(path="a.md", code="doi-missing", field="doi", message="none"),
    Problem(path="b.md", code="date-missing", field="published", message="none"),
    Problem(path="c.md", code="date-missing", field="published", message="wipes \x1b[2J"),
    Problem(path="gone.md", code="not-a-paper", field="", message="a note"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHELF, VOCABULARY, Settings(workers=1))


@pytest.mark.parametrize(
    ("codes", "least", "chosen"),
    [
        ((), None, "a.md a.md b.md c.md gone.md"),
        ((), Severity.INFO, "a.md a.md b.md c.md gone.md"),
        ((), Severity.WARNING, "a.md b.md c.md gone.md"),
        ((), Severity.ERROR, "gone.md"),
        (("date-missing", "not-a-paper"), None, "b.md c.md gone.md"),
        (("date-missing", "not-a-paper"), Severity.ERROR, "gone.md"),
    ],
)
def test_problems_are_chosen_by_code_and_severity(
    codes: tuple[str, ...], least: Severity | None, chosen: str
) -> None:
    assert " ".join(problem.path for problem in choose(PROBLEMS, codes, least)) == chosen


def test_the_worst_and_then_the_most_frequent_come_first(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "b.md").write_text("---\ntitle: B\ndate: soon\n---\n", "utf-8")
    lines = list(report(catalogue, PROBLEMS, tmp_path))
    assert [click.unstyle(line) for line in lines[:-2]] == [
        "error not-a-paper (1)",
        "  gone.md: a note",
        "",
        "warning date-missing (2)",
        "  b.md:3: none",
        "  c.md: wipes \ufffd[2J",
        "",
        "warning doi-missing (1)",
        "  a.md: none",
        "",
        "info journal-missing (1)",
        "  a.md: none",
        "",
    ]
    assert lines[-2] == text_conservation(catalogue.text)
    assert lines[-1].startswith(f"{catalogue.files} files = ")
    assert lines[-1].endswith("; 1 error, 3 warnings, 1 info")


def test_each_severity_has_a_colour(catalogue: Catalogue, tmp_path: Path) -> None:
    text = "\n".join(report(catalogue, PROBLEMS, tmp_path))
    for colour, heading in (("31", "error not-a-paper"), ("33", "warning doi-missing")):
        assert f"\x1b[{colour}m{heading}\x1b[0m (1)" in text
    assert "\x1b[36minfo journal-missing\x1b[0m (1)" in text


def test_the_account_counts_all_files_and_the_chosen_problems(catalogue: Catalogue) -> None:
    account = as_json(catalogue, PROBLEMS[1:4])
    assert account["files"] == catalogue.files
    assert account["text"] == {
        "read": catalogue.text.read,
        "shown": catalogue.text.shown,
        "withheld": catalogue.text.withheld,
    }
    assert json.dumps(account["by_code"]) == '{"date-missing": 2, "doi-missing": 1}'
