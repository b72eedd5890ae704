"""`papershelf build` and `papershelf serve`, as a curator starts them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from papershelf.cli import main

from tests.cli.command import COMMAND, run
from tests.factories import files_of


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    assert run("new", tmp_path / "shelf").exit_code == 0
    return tmp_path / "shelf"


def started(*arguments: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with what CI may have set taken away."""
    environment = {key: os.environ[key] for key in os.environ if not key.endswith(("_DIR", "_URL"))}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_a_new_shelf_is_built_from_anywhere_and_from_its_own_folder(shelf: Path) -> None:
    built = started("build", shelf)
    assert built.returncode == 0, built.stderr
    assert f"The site is in {shelf / 'site'}" in built.stdout
    assert "2 files = 2 papers" in built.stderr
    names = {path.parent.name for path in (shelf / "site").glob("*/index.html")}
    assert {"search", "topics", "about", "records", "vocabulary", "this-shelf"} <= names
    assert names.isdisjoint({"design", "performance"})
    about = (shelf / "site/about/index.html").read_text("utf-8")
    assert 'href="../this-shelf/">Who keeps this shelf</a>' in about
    again = started("build", "--quiet", folder=shelf)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def with_a_word(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(shelf: Path) -> None:
        path = shelf / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def without_records(shelf: Path) -> None:
    (shelf / "papers").rename(shelf / "elsewhere")


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        (
            with_a_word("papers/vocabulary.yml", "label: Soil", "labl: Soil"),
            2,
            "labl: unknown key; did you mean 'label'?",
        ),
        (with_a_word("mkdocs.yml", "papers_dir", "papers_dri"), 2, "did you mean 'papers_dir'?"),
        (with_a_word("mkdocs.yml", "material", "mkdocs"), 2, "write `theme: material`"),
        (with_a_word("mkdocs.yml", "plugins:", "plugins: ["), 2, "mkdocs.yml"),
        (with_a_word("docs/this-shelf.md", "*About*", "[x](no.md)"), 1, "no.md"),
        (without_records, 2, "vocabulary.yml"),
    ],
)
def test_a_fault_is_told_in_a_sentence_and_the_site_is_left_as_it_was(
    shelf: Path, change: Callable[[Path], None], status: int, message: str
) -> None:
    (shelf / "site").mkdir()
    (shelf / "site/index.html").write_text("before", "utf-8")
    change(shelf)
    result = started("build", shelf)
    assert result.returncode == status, result.stderr
    assert message in result.stderr
    assert "papershelf: the site was not built" in result.stderr
    assert "Traceback" not in result.stderr
    assert files_of(shelf / "site") == {"index.html": b"before"}


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_folder_that_is_no_shelf_is_named(tmp_path: Path, command: str) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert result.stderr == (
        f"papershelf: {tmp_path}: no shelf, since it has no mkdocs.yml; `papershelf new DIR` makes"
        " one\n"
    )


def test_a_taken_port_is_told_before_anything_is_built(shelf: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = run("serve", shelf, "--port", str(port))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"papershelf: 127.0.0.1:{port} cannot be used (")
    assert f"--port {port + 1}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not (shelf / ".cache").exists()


def test_a_preview_whose_first_build_fails_ends_with_the_fault(shelf: Path) -> None:
    (shelf / "papers/vocabulary.yml").write_text("]", "utf-8")
    result = started("serve", shelf, "--port", str(free_port()))
    assert result.returncode == 2
    assert "not valid YAML" in result.stderr
    assert "Traceback" not in result.stderr


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
    return port


def test_the_version_is_told_however_the_command_is_started() -> None:
    told = run("--version").stdout
    assert told.startswith("papershelf ")
    again = subprocess.run(
        [sys.executable, "-m", "papershelf", "-V"], capture_output=True, text=True, check=True
    )
    assert again.stdout == told


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_help_of_a_command_shows_an_example_and_its_exit_status(command: str) -> None:
    told = run(command, "--help").stdout
    assert "Example" in told
    assert "Exit status: 0" in told
