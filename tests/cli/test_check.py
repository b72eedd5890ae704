"""The command reports what the curator needs, and says by its status how it went."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
from pathlib import Path

import pytest
from papershelf.records import RECORD_FORMAT

from tests.cli.command import COMMAND, GOOD, VOCABULARY, run
from tests.facets import DECLARED
from tests.factories import too_deep


def test_the_report_names_files_and_lines_by_severity_and_ends_in_the_sum(papers: Path) -> None:
    result = run("check", papers)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "warning doi-missing (1)"
    assert lines[1].startswith("  To do: ")
    assert lines[2].startswith("  flawed.md:8: ")
    assert lines[5].startswith("info title-trailing-period (1): ")
    assert lines[-1] == ("2 files = 2 papers + 0 merged + 0 rejected; 0 errors, 1 warning, 1 info")


def test_errors_in_records_make_the_status_1(papers: Path) -> None:
    (papers / "note.md").write_text("Remember the milk.\n", "utf-8")
    result = run("check", papers, "--code", "doi-missing")
    assert result.exit_code == 1
    assert "note.md" not in result.stdout


def test_json_has_the_account_and_every_problem(papers: Path) -> None:
    account = json.loads(run("check", papers, "--format", "json").stdout)
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
    papers: Path, arguments: list[str], codes: set[str]
) -> None:
    result = run("check", papers, "--format", "json", *arguments)
    assert set(json.loads(result.stdout)["by_code"]) == codes


def test_by_file_a_file_has_its_problems_together(papers: Path) -> None:
    lines = run("check", papers, "--by", "file").stdout.splitlines()
    assert lines[0] == "flawed.md"
    assert lines[1].startswith("  warning doi-missing, line 8: ")
    assert lines[2] == "  repaired: title-trailing-period"


def test_the_summary_says_what_to_do(papers: Path) -> None:
    lines = run("check", papers, "--summary").stdout.splitlines()
    assert lines[0] == "To do: warnings"
    assert lines[-1].startswith("2 files = 2 papers")


def test_a_repair_is_listed_where_its_code_is_asked_for(papers: Path) -> None:
    assert "  flawed.md:2: " not in run("check", papers).stdout
    assert "  flawed.md:2: " in run("check", papers, "--code", "title-trailing-period").stdout


def test_other_files_are_counted_and_named_unless_the_curator_ignores_them(papers: Path) -> None:
    for name in ("refs.bib", "drafts/new.md", "drafts/new.pdf"):
        (papers / name).parent.mkdir(exist_ok=True)
        (papers / name).write_text("Remember the milk.", "utf-8")
    account = json.loads(run("check", papers, "--format", "json").stdout)
    assert (account["files"], account["other_files"]) == (3, {"unread": 2, "ignored": 0})
    assert account["by_code"]["file-unread"] == 2
    lines = run("check", papers).stdout.splitlines()
    assert "  refs.bib: a file .bib is not read, only .md" in lines
    assert lines[-2] == "other files: 2 not read (.bib 1, .pdf 1): drafts/new.pdf, refs.bib"
    (papers / "vocabulary.yml").write_text(f'{VOCABULARY}ignored_files: ["*.bib", /drafts/]\n')
    result = run("check", papers)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-2:] == [
        "other files: 3 ignored",
        "2 files = 2 papers + 0 merged + 0 rejected; 0 errors, 1 warning, 1 info",
    ]


def test_a_file_of_another_kind_is_named_if_it_is_to_be_checked(papers: Path) -> None:
    (papers / "refs.bib").write_text("@article{}", "utf-8")
    result = run("check", papers / "refs.bib", papers / "good.md")
    assert "  refs.bib: a file .bib is not read, only .md" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("1 files = 1 papers")


def test_single_files_are_checked_alone(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (papers / "new").mkdir()
    (papers / "new/other.md").write_text(GOOD.replace("10.1234/sleep.1", "''"), "utf-8")
    result = run("check", papers / "flawed.md", papers / "new/other.md", "--format", "json")
    account = json.loads(result.stdout)
    assert account["files"] == 2
    assert {problem["path"] for problem in account["problems"]} == {"flawed.md", "new/other.md"}
    monkeypatch.chdir(papers)
    one = json.loads(run("check", "new/other.md", "--format", "json").stdout)
    assert [(p["path"], p["code"]) for p in one["problems"]] == [("new/other.md", "doi-missing")]
    assert "  new/other.md:8: " in run("check", "new/other.md").stdout


def test_a_file_that_is_named_twice_is_checked_once(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "new").mkdir()
    (papers / "new/other.md").write_text(GOOD.replace("10.1234/sleep.1", "''"), "utf-8")
    monkeypatch.chdir(papers / "new")
    result = run("check", "../flawed.md", "other.md", "./other.md", "--format", "json")
    report = json.loads(result.stdout)
    assert report["files"] == 2
    assert {problem["path"] for problem in report["problems"]} == {"flawed.md", "new/other.md"}


def test_the_status_of_single_files_is_theirs(papers: Path) -> None:
    (papers / "note.md").write_text("Remember the milk.\n", "utf-8")
    assert run("check", papers / "good.md").exit_code == 0
    assert run("check", papers / "good.md", papers / "note.md").exit_code == 1


@pytest.mark.parametrize("others", [["gone.md"], ["new"], ["good.md", "gone.md"]])
def test_files_that_are_none_are_a_fault_of_usage(papers: Path, others: list[str]) -> None:
    (papers / "new").mkdir()
    result = run("check", papers / "flawed.md", *(papers / other for other in others))
    assert (result.exit_code, result.stdout) == (2, "")
    assert others[-1] in result.stderr


@pytest.mark.parametrize("command", [[], ["check"], ["explain"]])
def test_the_help_documents_the_exit_status(command: list[str]) -> None:
    text = " ".join(run(*command, "--help").stdout.split())
    assert "Exit status: 0 if the records read have no errors, 1 if some have, 2 if" in text


def test_the_folder_is_that_of_the_environment_else_papers(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(papers.parent)
    monkeypatch.delenv("PAPERS_DIR", raising=False)
    assert "2 files" in run("check").stdout
    monkeypatch.setenv("PAPERS_DIR", "elsewhere")
    assert "elsewhere" in run("check").stderr


@pytest.mark.parametrize(
    "arguments", [[], ["no-such-command"], ["explain"], ["check", "--severity", "awful"]]
)
def test_arguments_that_make_no_command_are_a_fault_of_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: papershelf" in result.stderr


def test_a_missing_folder_is_a_fault_of_usage(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


def test_a_faulty_vocabulary_is_a_fault_of_usage(papers: Path) -> None:
    (papers / "vocabulary.yml").write_text(f"{DECLARED}conditions:\n  adhd: {{}}\n", "utf-8")
    result = run("check", papers)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"papershelf: {papers / 'vocabulary.yml'}: ")
    assert "label" in result.stderr


@pytest.mark.parametrize(
    ("code", "hint"),
    [("conditions-unlisted", "; did you mean 'condition-unlisted'?\n"), ("zzz", "\n")],
)
def test_an_unknown_code_is_a_fault_of_usage(papers: Path, code: str, hint: str) -> None:
    result = run("check", papers, "--code", code)
    assert result.exit_code == 2
    assert f"{code}: unknown code{hint}" in result.stderr


def test_control_characters_are_not_printed(papers: Path) -> None:
    (papers / "evil.md").write_text(GOOD.replace("10.1234/sleep.1", '"\\e[2J 10.1234/y z"'))
    assert "\x1b[2J" not in run("check", papers, color=True).stdout
    text = run("explain", papers / "evil.md", color=True).stdout
    assert "supplied  doi: \ufffd[2J" in text
    assert "\x1b[2J" not in text


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


def test_an_interrupted_command_does_not_end_as_if_records_had_errors(papers: Path) -> None:
    for number in range(3000):
        (papers / f"{number}.md").write_text("no front matter\n", "utf-8")
    process = subprocess.Popen(
        [*COMMAND, "check", str(papers)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "hooks"},
    )
    assert process.stdout is not None
    process.stdout.readline()  # the rest is more than a pipe holds: the command waits to write it
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 130


@pytest.mark.parametrize("command", ["check", "explain"])
def test_a_record_that_finds_a_fault_of_the_program_is_named_by_every_command(
    papers: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise TypeError("unhashable")

    monkeypatch.setattr("papershelf.normalise.reading.split_headings", fails)
    result = run(command, papers / "good.md")
    assert result.exit_code == 1
    assert "unreadable" in result.stdout
    assert "TypeError: unhashable" in result.stdout


@pytest.mark.parametrize(
    "field",
    [
        "authors: \"[{[]: '\\\\n'}]\"",
        f"journal: '&#{'1' * 4301}'",
        f"authors: ['&#{'1' * 4301} Lee']",
    ],
)
def test_records_that_once_ended_the_command_are_read(papers: Path, field: str) -> None:
    (papers / "hostile.md").write_text(
        f"---\ntitle: Sleep\ndoi: 10.1234/y\n{field}\n---\n", "utf-8"
    )
    result = run("check", papers)
    assert result.exit_code == 0, result.stdout
    assert result.stdout.splitlines()[-1].startswith("3 files = 3 papers")


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, which a pipe must not hold up."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("what", ["pipe", "device"])
def test_no_command_waits_for_a_pipe_or_reads_a_device(papers: Path, what: str) -> None:
    odd = papers / "odd.md"
    if what == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero")
    for grouping in ("code", "file"):
        result = command("check", papers, "--by", grouping)
        assert result.returncode == 1, result.stderr
        assert "3 files = 2 papers + 0 merged + 1 rejected" in result.stdout
        assert "odd.md" in result.stdout
    assert command("check", odd).returncode == 2
    assert command("explain", odd).returncode == 2
    assert command("list", papers).returncode == 0
    assert command("check", papers, "--vocabulary", odd).returncode == 2
    (papers / "vocabulary.yml").unlink()
    odd.rename(papers / "vocabulary.yml")
    assert command("check", papers, "--vocabulary", papers / "vocabulary.yml").returncode == 2


def test_what_the_system_lets_nobody_read_is_named_and_makes_the_status_1(papers: Path) -> None:
    name = too_deep(papers, "deep.md", GOOD.encode())
    result = run("check", papers)
    assert result.exit_code == 1
    assert "unreadable" in result.stdout
    assert name in result.stdout
    assert "3 files = 2 papers + 0 merged + 1 rejected" in result.stdout
    result = run("list", papers)
    assert result.exit_code == 1
    assert name in result.stderr
    assert len(json.loads(result.stdout)) == 2


def test_against_what_was_read_before_it_says_what_is_read_differently(papers: Path) -> None:
    before = papers.with_name("before.json")
    before.write_bytes(run("list", papers).stdout_bytes)
    result = run("check", papers, "--against", before)
    assert (result.exit_code, result.stdout) == (0, "2 papers compared: all are read as before\n")
    flawed = papers / "flawed.md"
    flawed.write_text(flawed.read_text("utf-8").replace("Rest and", "Repose and"), "utf-8")
    result = run("check", papers, "--against", before)
    assert result.exit_code == 1
    assert "title: read differently in 1 paper" in result.stdout
    assert run("check", papers, "--against", flawed).exit_code == 2
    assert run("check", flawed, "--against", before).exit_code == 2


def test_the_version_names_the_format_that_the_documentation_describes() -> None:
    said = f"record format {RECORD_FORMAT}"
    assert run("--version").stdout.strip().endswith(said)
    assert f"**version {RECORD_FORMAT}** of the format" in Path("docs/records.md").read_text(
        "utf-8"
    )
