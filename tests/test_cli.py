"""The command reports what the curator needs, and says by its status how it went."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from papershelf.cli import main

FIXTURES = Path(__file__).parent / "fixtures/records"
GOOD = (FIXTURES / "nothing_is_wrong_with_this_record.md").read_text("utf-8")
VOCABULARY = """\
conditions:
  adhd:
    label: ADHD
    synonyms: [attention deficit hyperactivity disorder]
"""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Two records: a sound one, and one without DOI whose title ends in a full stop."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "vocabulary.yml").write_text(VOCABULARY, "utf-8")
    (folder / "good.md").write_text(GOOD, "utf-8")
    flawed = GOOD.replace("10.1234/sleep.1", "''").replace(
        "title: Sleep and attention in adults", "title: Rest and attention in adults."
    )
    (folder / "flawed.md").write_text(flawed, "utf-8")
    return folder


def test_the_report_names_files_and_lines_by_severity_and_ends_in_the_sum(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(papers)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "warning doi-missing (1)"
    assert lines[1].startswith("  flawed.md:8: ")
    assert "info title-trailing-period (1)" in lines
    assert lines[-1] == ("2 files = 2 papers + 0 merged + 0 rejected; 0 errors, 1 warning, 1 info")


def test_errors_in_records_make_the_status_1(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "note.md").write_text("Remember the milk.\n", "utf-8")
    assert main(["check", str(papers), "--code", "doi-missing"]) == 1
    assert "note.md" not in capsys.readouterr().out


def test_json_has_the_account_and_every_problem(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", str(papers), "--format", "json"])
    account = json.loads(capsys.readouterr().out)
    assert {key: account[key] for key in ("files", "papers", "merged", "rejected")} == {
        "files": 2,
        "papers": 2,
        "merged": 0,
        "rejected": 0,
    }
    assert account["by_code"] == {"doi-missing": 1, "title-trailing-period": 1}
    assert account["problems"][0] == {
        "code": "doi-missing",
        "severity": "warning",
        "path": "flawed.md",
        "field": "doi",
        "message": "no DOI of its own is given",
    }


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--severity", "warning"], {"doi-missing"}),
        (["--severity", "error"], set()),
        (["--code", "title-trailing-period"], {"title-trailing-period"}),
        (
            ["--code", "title-trailing-period", "--code", "doi-missing"],
            {"title-trailing-period", "doi-missing"},
        ),
    ],
)
def test_code_and_severity_choose_what_is_listed(
    papers: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], codes: set[str]
) -> None:
    main(["check", str(papers), "--format", "json", *arguments])
    assert set(json.loads(capsys.readouterr().out)["by_code"]) == codes


def test_a_missing_folder_is_a_fault_of_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_a_faulty_vocabulary_is_a_fault_of_usage(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "vocabulary.yml").write_text("conditions:\n  adhd: {}\n", "utf-8")
    assert main(["check", str(papers)]) == 2
    assert "label" in capsys.readouterr().err


def test_an_unknown_code_is_a_fault_of_usage(papers: Path) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["check", str(papers), "--code", "no-such-code"])
    assert exit_.value.code == 2


def test_explain_shows_a_record_field_by_field(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(papers / "flawed.md")]) == 0
    text = capsys.readouterr().out
    assert "read by the rules of variant generic" in text
    assert "  supplied  title: Rest and attention in adults." in text
    assert "  found     title-trailing-period: " in text
    assert "  result    Rest and attention in adults\n" in text


def test_explain_names_what_was_refused(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (papers / "refused.md").write_text(GOOD.replace("10.1234/sleep.1", "not a doi"), "utf-8")
    main(["explain", str(papers / "refused.md")])
    assert "  refused   doi: not a doi\n" in capsys.readouterr().out


def test_explain_tells_why_a_record_is_rejected(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "note.md").write_text("Remember the milk.\n", "utf-8")
    (papers / "binary.md").write_bytes(b"\x7fELF\x00")
    assert main(["explain", str(papers / "note.md")]) == 1
    assert "rejected: no front matter" in capsys.readouterr().out
    assert main(["explain", str(papers / "binary.md")]) == 1
    assert "unreadable" in capsys.readouterr().out


def test_explaining_a_missing_file_is_a_fault_of_usage(tmp_path: Path) -> None:
    assert main(["explain", str(tmp_path / "nothing.md")]) == 2


def test_what_a_terminal_would_obey_is_not_printed(
    papers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (papers / "evil.md").write_text(GOOD.replace("10.1234/sleep.1", '"\\e[2J 10.1234/y z"'))
    main(["check", str(papers)])
    main(["explain", str(papers / "evil.md")])
    assert "\x1b" not in capsys.readouterr().out


COMMAND = [sys.executable, "-m", "papershelf.cli"]


def in_terminal(papers: Path, **environment: str) -> bytes:
    """What the command writes to a terminal."""
    reader, writer = pty.openpty()
    environ = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    process = subprocess.Popen(
        [*COMMAND, "check", str(papers)],
        stdout=writer,
        env={**environ, "TERM": "xterm", "PYTHONPATH": "hooks", **environment},
    )
    os.close(writer)
    output = b""
    while True:
        try:
            chunk = os.read(reader, 65536)
        except OSError:  # Linux ends a terminal's output so
            break
        if not chunk:
            break
        output += chunk
    os.close(reader)
    assert process.wait() == 0
    return output


def test_colours_appear_in_a_terminal_that_wants_them(papers: Path) -> None:
    assert b"\x1b[33mwarning doi-missing\x1b[0m" in in_terminal(papers)
    assert b"\x1b" not in in_terminal(papers, NO_COLOR="1")
    assert b"\x1b" not in in_terminal(papers, TERM="dumb")


def test_a_reader_that_stops_early_is_no_error(papers: Path) -> None:
    for number in range(3000):
        (papers / f"{number}.md").write_text("no front matter\n", "utf-8")
    process = subprocess.Popen(
        [*COMMAND, "check", str(papers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    process.stderr.close()
