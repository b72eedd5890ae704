"""``papershelf import`` makes records, and says what became of each entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.importers.foreign import bibtex, csl, made_up


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A BibTeX file of three papers and a broken entry, and a JSON file of two of them and one."""
    facts = made_up(4)
    bib, refs = tmp_path / "refs.bib", tmp_path / "refs.json"
    bib.write_text(f"{bibtex(facts[:3])}\n@article{{broken, title={{x", "utf-8")
    refs.write_text(csl(facts[1:]), "utf-8")
    return bib, refs


def test_every_entry_is_counted(papers: Path, files: tuple[Path, Path]) -> None:
    result = run("import", *files, "--into", papers / "new")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    bib, refs = files
    assert lines[0] == "Rejected (1):"
    assert lines[1].startswith(f"  {bib}, line ")
    assert lines[-3:] == [
        f"{bib} (BibTeX): 4 entries = 3 written + 0 updated + 0 already there + 1 rejected",
        f"{refs} (CSL-JSON): 3 entries = 1 written + 0 updated + 2 already there + 0 rejected",
        "7 entries = 4 written + 0 updated + 2 already there + 1 rejected",
    ]
    assert len(list((papers / "new").glob("*.md"))) == 4
    listed = json.loads(run("list", papers).stdout)
    assert len(listed) == 6
    assert run("check", papers).exit_code == 0


def test_a_dry_run_writes_nothing_and_reports_the_same(
    papers: Path, files: tuple[Path, Path]
) -> None:
    target = papers / "new"
    dry = run("import", *files, "--into", target, "--dry-run")
    assert not target.exists()
    real = run("import", *files, "--into", target)
    assert dry.stdout == real.stdout.replace(
        "1 rejected\n", "1 rejected; nothing was written (--dry-run)\n"
    ).replace("; nothing was written (--dry-run)\n", "\n", 1)
    assert dry.exit_code == real.exit_code


def test_if_one_file_is_broken_nothing_is_written(papers: Path, files: tuple[Path, Path]) -> None:
    bib, refs = files
    refs.write_text(refs.read_text("utf-8")[:-9], "utf-8")
    result = run("import", bib, refs, "--into", papers / "new")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"papershelf: {refs}: line 1, column ")
    assert result.stderr.endswith("papershelf: nothing was written\n")
    assert not (papers / "new").exists()


def test_the_folder_is_that_of_the_environment_else_papers(
    papers: Path, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    monkeypatch.delenv("PAPERS_DIR", raising=False)
    assert run("import", files[1]).exit_code == 0
    assert len(list(papers.glob("*.md"))) == 5
    monkeypatch.setenv("PAPERS_DIR", "other")
    assert run("import", files[1]).exit_code == 0
    assert len(list((papers.parent / "other").glob("*.md"))) == 3


def test_papers_elsewhere_on_the_shelf_are_found(papers: Path, files: tuple[Path, Path]) -> None:
    run("import", files[1], "--into", papers / "one")
    result = run("import", files[1], "--into", papers / "two")
    assert result.stdout == "3 entries = 0 written + 0 updated + 3 already there + 0 rejected\n"
    assert not (papers / "two").exists()


def test_a_missing_file_is_a_fault_of_usage(papers: Path) -> None:
    result = run("import", papers / "none.bib", "--into", papers)
    assert result.exit_code == 2
    assert result.stderr == f"papershelf: {papers / 'none.bib'}: No such file or directory\n"
    assert "\x1b" not in run("import", papers / "\x1b[2J.bib", "--into", papers).stderr


def test_control_characters_of_a_file_are_not_printed(papers: Path, tmp_path: Path) -> None:
    evil = tmp_path / "evil.bib"
    evil.write_text("@misc{\x1b[2Jkey, title={\x1b[2JTitle}}\n", "utf-8")
    assert "\x1b" not in run("import", evil, "--into", papers, color=True).stdout
