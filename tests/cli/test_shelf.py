"""The vocabulary of the nearest folder is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import GOOD, run

CHECK = ["given.yml", "papers/new/vocabulary.yml", "papers/vocabulary.yml"]
EXPLAIN = ["given.yml", "new/deep/vocabulary.yml", "new/vocabulary.yml", "vocabulary.yml"]


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (["check", "papers/new"], CHECK),
        (["explain", "papers/new/x.md"], [*CHECK, "vocabulary.yml"]),
        (["explain", "new/deep/x.md"], [*EXPLAIN, "papers/vocabulary.yml"]),
    ],
)
def test_the_nearest_vocabulary_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], places: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("papers/new", "new/deep"):
        Path(folder).mkdir(parents=True)
        Path(folder, "x.md").write_text(GOOD, "utf-8")
    for place in reversed(places):
        Path(place).write_text("]", "utf-8")
        given = ["--vocabulary", place] if place == "given.yml" else []
        result = run(*arguments, *given)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"papershelf: {place}: ")


def test_the_folder_of_a_shelf_names_its_records(tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    assert run("new", shelf).exit_code == 0
    for command in ("check", "list"):
        assert run(command, shelf).stdout == run(command, shelf / "papers").stdout
    (tmp_path / "a.ris").write_text(
        "TY  - JOUR\nTI  - How soil holds water\nAU  - Lee, Ann\nER  - \n"
    )
    assert run("import", tmp_path / "a.ris", "--into", shelf).exit_code == 0
    assert len(list((shelf / "papers").glob("*.md"))) == 3


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["check", "records"], "records,"),
        (["explain", "records/new/good.md"], "records/new or a folder above it,"),
    ],
)
def test_without_a_vocabulary_the_command_says_where_it_looked(
    papers: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], place: str
) -> None:
    working = papers / "below"
    (working / "records/new").mkdir(parents=True)
    (working / "records/new/good.md").write_text(GOOD, "utf-8")
    monkeypatch.chdir(working)  # the vocabulary above the working folder is not looked at
    result = run(*arguments)
    assert result.exit_code == 2
    assert f"no vocabulary.yml in {place} and no papers/vocabulary.yml in the" in result.stderr
    assert "--vocabulary" in result.stderr
