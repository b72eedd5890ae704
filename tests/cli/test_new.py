"""`papershelf new` makes a shelf without faults, and overwrites nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.cli.command import run

WORDS = re.compile(r"@[A-Z]+@")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "soil-papers").exit_code == 0
    return tmp_path / "soil-papers"


def test_a_new_shelf_has_records_without_problems(shelf: Path) -> None:
    result = run("check", shelf / "papers")
    assert result.exit_code == 0
    assert "2 files = 2 papers + 0 merged + 0 rejected; 0 errors, 0 warnings" in result.stdout


def test_its_example_records_show_each_facet_of_its_vocabulary(shelf: Path) -> None:
    told = "".join(run("explain", record).stdout for record in (shelf / "papers").glob("*.md"))
    for term in ("soil", "water", "experiment", "survey"):
        assert term in told


def test_its_files_are_short_and_complete(shelf: Path) -> None:
    names = {path.relative_to(shelf).as_posix() for path in shelf.rglob("*") if path.is_file()}
    assert names == {
        *(".gitignore", "README.md", "mkdocs.yml", "requirements.txt", "docs/this-shelf.md"),
        *("papers/shelf.yml", "papers/vocabulary.yml", ".github/workflows/shelf.yml"),
        *(".github/workflows/paper.yml", ".github/ISSUE_TEMPLATE/paper.yml"),
        *("papers/an-example-experiment.md", "papers/an-example-survey.md"),
    }
    assert len((shelf / "mkdocs.yml").read_text("utf-8").splitlines()) <= 25
    for workflow in (shelf / ".github/workflows").iterdir():
        assert len(workflow.read_text("utf-8").splitlines()) <= 12
    left = [name for name in names if WORDS.search((shelf / name).read_text("utf-8"))]
    assert left == []


def test_it_has_the_name_of_the_folder_or_the_one_that_is_given(tmp_path: Path) -> None:
    for arguments, name in (
        ((), "Soil and water"),
        (("--name", 'Soil: a "shelf" \\ with #1'), "Soil: a 'shelf'  with #1"),
        (("--name", "Öd 土"), "Öd 土"),
    ):
        folder = tmp_path / str(len(name)) / "soil-and_water"
        assert run("new", folder, *arguments).exit_code == 0
        shelf = yaml.safe_load((folder / "papers/shelf.yml").read_text("utf-8"))
        assert shelf["heading"] == name


def test_a_folder_that_holds_something_is_left_alone(shelf: Path) -> None:
    (shelf / "README.md").write_text("mine", "utf-8")
    for folder in (shelf, shelf / "README.md"):
        result = run("new", folder)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"papershelf: {folder}: ")
        assert "name a new" in result.stderr
    assert (shelf / "README.md").read_text("utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert run("new", tmp_path).exit_code == 0
    assert (tmp_path / "papers/vocabulary.yml").is_file()
