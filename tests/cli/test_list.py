"""``papershelf list`` prints all papers as data."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import msgspec
import pytest
from papershelf.exports.form import PaperForm, PaperForms
from papershelf.vocabulary import load_vocabulary

from tests.cli.command import COMMAND, GOOD, VOCABULARY, run
from tests.shelf import SHELF

ENVIRONMENT = {**os.environ, "PYTHONPATH": "hooks", "PYTHONIOENCODING": "ascii"}


def record(folder: Path, name: str, **changes: str) -> None:
    """Write a sound record with another title, DOI or date."""
    text = GOOD
    for key, value in {"doi": f"10.1234/{name}", **changes}.items():
        text = re.sub(rf"^{key}: .*$", f"{key}: {value}", text, count=1, flags=re.MULTILINE)
    (folder / f"{name}.md").write_text(text, "utf-8")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Three records: one of them without DOI, the oldest in other scripts."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "vocabulary.yml").write_text(VOCABULARY, "utf-8")
    record(folder, "old", title="Gehör im Alter, 睡眠", publication_date="1999")
    record(folder, "good")
    record(folder, "flawed", title="Rest and attention.", doi="''", publication_date="2001-05")
    return folder


def test_all_papers_are_printed_as_one_array_the_newest_first(papers: Path) -> None:
    result = run("list", papers, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    listed = json.loads(result.stdout)
    assert [paper["provenance"]["path"] for paper in listed] == ["good.md", "flawed.md", "old.md"]
    assert listed[0]["conditions"] == [{"id": "adhd", "evidence": "mentions"}]
    assert listed[1]["problems"] == ["doi-missing", "title-trailing-period"]
    assert '"title":"Gehör im Alter, 睡眠"' in result.stdout
    assert run("list", papers).stdout == result.stdout


def test_files_that_are_no_papers_are_left_out_and_counted(papers: Path) -> None:
    (papers / "note.md").write_text("Remember the milk.\n", "utf-8")
    result = run("list", papers)
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)) == 3
    assert result.stderr == (
        "papershelf: 1 of 4 files are no papers; `papershelf check` names them\n"
    )


def test_an_empty_folder_gives_an_empty_array(papers: Path) -> None:
    for path in papers.glob("*.md"):
        path.unlink()
    assert json.loads(run("list", papers).stdout) == []


def test_the_folder_is_that_of_the_environment_else_papers(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    monkeypatch.delenv("PAPERS_DIR", raising=False)
    assert len(json.loads(run("list").stdout)) == 3
    monkeypatch.setenv("PAPERS_DIR", "elsewhere")
    assert "elsewhere" in run("list").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["list", "--format", "xml"], "'xml' is not one of 'json', "),
        (["list", "--vocabulary", "none.yml"], "papershelf: none.yml: "),
        (["list", "nowhere"], "nowhere: there is no such folder of records"),
    ],
)
def test_a_fault_of_usage_prints_no_paper(
    papers: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(papers.parent)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_another_vocabulary_may_be_named(papers: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.yml"
    words.write_text(VOCABULARY.replace("adhd:", "attention-deficit:"), "utf-8")
    listed = json.loads(run("list", papers, "--vocabulary", words).stdout)
    assert listed[0]["conditions"] == [{"id": "attention-deficit", "evidence": "mentions"}]


def test_the_help_has_an_example_that_works(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = run("list", "-h").stdout
    (example,) = re.findall(r"^ +papershelf (list .*) > papers.json$", usage, re.MULTILINE)
    monkeypatch.chdir(papers.parent)
    assert len(json.loads(run(*example.split()).stdout)) == 3


def test_a_whole_shelf_has_the_declared_form_in_utf_8_whatever_the_console_takes() -> None:
    command = [*COMMAND, "list", str(SHELF), "--format", "json"]
    first, second = (
        subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT).stdout
        for _ in range(2)
    )
    assert first == second
    listed = json.loads(first.decode("utf-8"))
    account = json.loads(run("check", SHELF, "--format", "json").stdout)
    assert len({paper["id"] for paper in listed}) == len(listed) == account["papers"]
    form = PaperForms(load_vocabulary(SHELF / "vocabulary.yml")).whole
    for paper in listed:
        assert isinstance(msgspec.convert(paper, form), PaperForm)
        assert list(paper) == [field.encode_name for field in msgspec.structs.fields(form)]


def test_other_scripts_are_written_whatever_the_console_takes(papers: Path) -> None:
    command = [*COMMAND, "list", str(papers)]
    output = subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT).stdout
    assert "Gehör im Alter, 睡眠".encode() in output


def test_a_reader_that_stops_early_is_no_error(papers: Path) -> None:
    for number in range(300):  # more than a pipe takes at once
        record(papers, str(number), title=f"Sleep, part {number}, and attention in adults")
    process = subprocess.Popen(
        [*COMMAND, "list", str(papers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    process.stderr.close()
