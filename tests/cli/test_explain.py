"""``papershelf explain`` tells how one record is read."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import GOOD, run


def test_explain_shows_a_record_field_by_field(papers: Path) -> None:
    result = run("explain", papers / "flawed.md")
    assert result.exit_code == 0
    assert "read by the rules of variant generic" in result.stdout
    assert "page: papers/rest-and-attention-in-adults/ (" in result.stdout
    assert "  supplied  title: Rest and attention in adults." in result.stdout
    assert "  found     title-trailing-period: " in result.stdout
    assert "  result    Rest and attention in adults\n" in result.stdout


def test_a_page_without_doi_and_title_is_at_the_path_in_the_shelf(papers: Path) -> None:
    (papers / "new").mkdir()
    text = GOOD.replace("10.1234/sleep.1", "''")
    text = "\n".join(line for line in text.split("\n") if not line.startswith(("title:", "# ")))
    (papers / "new/nameless.md").write_text(text, "utf-8")
    ids = [
        line.split()[1]
        for line in run("explain", papers / "new/nameless.md").stdout.split("\n")
        if line.startswith("page: ")
    ]
    assert ids == ["papers/untitled-new-nameless-md/"]


def test_explain_names_what_was_refused(papers: Path) -> None:
    (papers / "refused.md").write_text(GOOD.replace("10.1234/sleep.1", "not a doi"), "utf-8")
    assert "  refused   doi: not a doi\n" in run("explain", papers / "refused.md").stdout


def test_explain_says_why_a_record_is_rejected(papers: Path) -> None:
    (papers / "note.md").write_text("Remember the milk.\n", "utf-8")
    (papers / "binary.md").write_bytes(b"\x7fELF\x00")
    note, binary = run("explain", papers / "note.md"), run("explain", papers / "binary.md")
    assert (note.exit_code, binary.exit_code) == (1, 1)
    assert "rejected: no front matter" in note.stdout
    assert "unreadable" in binary.stdout


def test_explaining_a_missing_file_is_a_fault_of_usage(tmp_path: Path) -> None:
    result = run("explain", tmp_path / "nothing.md")
    assert result.exit_code == 2
    assert "nothing.md: there is no such file" in result.stderr


# From the place that is looked at first to the last.
