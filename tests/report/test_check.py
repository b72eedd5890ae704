"""The report of a folder chooses, sorts and counts problems, and names their places."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from papershelf.catalogue import Catalogue
from papershelf.pipeline import load_catalogue
from papershelf.problems import Problem, Severity, meaning_of
from papershelf.report.account import text_conservation
from papershelf.report.check import Grouping, as_json, choose, report
from papershelf.report.listed import REPAIRED
from papershelf.report.locate import Places
from papershelf.settings import Settings

from tests.shelf import SHELF, VOCABULARY

PROBLEMS = (
    Problem(path="a.md", code="journal-missing", field="journal", message="none"),
    Problem(path="a.md", code="doi-missing", field="doi", message="none"),
    Problem(path="b.md", code="date-missing", field="published", message="none"),
    Problem(path="c.md", code="date-missing", field="published", message="wipes \x1b[2J"),
    Problem(path="gone.md", code="not-a-paper", field="", message="a note"),
)
FULL_STOP = Problem("a.md", "title-trailing-period", "title", "ends in a full stop")


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


def lines_of(
    catalogue: Catalogue, problems: Sequence[Problem], folder: Path, **how: Any
) -> list[str]:
    """The lines of a report without colours, up to the sums."""
    lines = list(map(click.unstyle, report(catalogue, problems, Places(folder), **how)))
    assert lines[-2] == text_conservation(catalogue.text)
    assert lines[-1].startswith(f"{catalogue.files} files = ")
    return lines[:-2]


def test_the_worst_and_then_the_most_frequent_come_first(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "b.md").write_text("---\ntitle: B\ndate: soon\n---\n", "utf-8")
    assert lines_of(catalogue, PROBLEMS, tmp_path) == [
        "error not-a-paper (1)",
        f"  To do: {meaning_of('not-a-paper').todo}",
        "  gone.md: a note",
        "",
        "warning date-missing (2)",
        f"  To do: {meaning_of('date-missing').todo}",
        "  b.md:3: none",
        "  c.md: wipes \ufffd[2J",
        "",
        "warning doi-missing (1)",
        f"  To do: {meaning_of('doi-missing').todo}",
        "  a.md: none",
        "",
        "info journal-missing (1)",
        f"  To do: {meaning_of('journal-missing').todo}",
        "  a.md: none",
        "",
    ]
    assert list(report(catalogue, PROBLEMS, Places(tmp_path)))[-1].endswith(
        "; 1 error, 3 warnings, 1 info"
    )


def test_repairs_are_apart_at_the_end_and_counted_only(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    problems = (FULL_STOP, *PROBLEMS)
    heading = f"info title-trailing-period (1): {meaning_of('title-trailing-period').found}"
    assert lines_of(catalogue, problems, tmp_path)[-3:] == [REPAIRED, heading, ""]
    in_full = lines_of(catalogue, problems, tmp_path, in_full=True)
    assert in_full[-4:] == [REPAIRED, heading, "  a.md: ends in a full stop", ""]


def test_by_file_each_file_has_its_problems_and_its_repairs(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    (tmp_path / "b.md").write_text("---\ntitle: B\ndate: soon\n---\n", "utf-8")
    problems = (*PROBLEMS[1:3], FULL_STOP, PROBLEMS[0])
    assert lines_of(catalogue, problems, tmp_path, grouping=Grouping.FILE) == [
        "a.md",
        "  warning doi-missing: none",
        "  info journal-missing: none",
        "  repaired: title-trailing-period",
        "",
        "b.md",
        "  warning date-missing, line 3: none",
        "",
        "What to do:",
        f"  date-missing: {meaning_of('date-missing').todo}",
        f"  doi-missing: {meaning_of('doi-missing').todo}",
        f"  journal-missing: {meaning_of('journal-missing').todo}",
        "",
    ]


def test_a_code_of_any_field_names_the_field(catalogue: Catalogue, tmp_path: Path) -> None:
    problem = Problem("a.md", "field-invalid", "pmid", "found 'x', expected one to eight digits")
    for grouping in Grouping:
        text = "\n".join(lines_of(catalogue, [problem], tmp_path, grouping=grouping))
        assert ": pmid: found 'x', expected one to eight digits" in text


@pytest.mark.parametrize("grouping", Grouping)
def test_without_problems_there_are_only_the_sums(
    catalogue: Catalogue, tmp_path: Path, grouping: Grouping
) -> None:
    assert lines_of(catalogue, (), tmp_path, grouping=grouping) == []


def test_each_severity_has_a_colour(catalogue: Catalogue, tmp_path: Path) -> None:
    text = "\n".join(report(catalogue, PROBLEMS, Places(tmp_path)))
    for colour, heading in (("31", "error not-a-paper"), ("33", "warning doi-missing")):
        assert f"\x1b[{colour}m{heading}\x1b[0m (1)" in text
    assert "\x1b[36minfo journal-missing\x1b[0m (1)" in text


def test_the_account_counts_all_files_and_the_chosen_problems(catalogue: Catalogue) -> None:
    account: Any = as_json(catalogue, (*PROBLEMS[1:4], FULL_STOP))
    assert account["files"] == catalogue.files
    assert account["text"] == {
        "read": catalogue.text.read,
        "shown": catalogue.text.shown,
        "withheld": catalogue.text.withheld,
    }
    assert json.dumps(account["by_code"]) == (
        '{"date-missing": 2, "doi-missing": 1, "title-trailing-period": 1}'
    )
    assert account["other_files"] == {"unread": 0, "ignored": 0}
    assert list(account["codes"]) == list(account["by_code"])
    missing, repaired = account["codes"]["doi-missing"], account["codes"]["title-trailing-period"]
    assert (missing["done"], repaired["done"], repaired["todo"]) == (False, True, "")
    assert missing == json.loads(json.dumps(missing))
