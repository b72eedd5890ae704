"""``papershelf add`` and ``papershelf acquire`` fetch papers; only they use the network."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest
from papershelf.records.searches import read_searches

from tests.acquire.service import Answer, Service
from tests.acquire.shapes import answer, garden, result
from tests.cli.command import run


@pytest.fixture
def shelf(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf, with a cache of its own."""
    monkeypatch.setenv("CACHE_DIR", str(tmp_path / "cache"))
    return papers


def use(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the commands ask the local server."""
    monkeypatch.setenv("EUROPE_PMC_URL", service.services.europe_pmc)
    monkeypatch.setenv("CROSSREF_URL", service.services.crossref)
    monkeypatch.setenv("DOI_URL", service.services.doi)


def test_papers_are_added_by_their_ids(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Service(garden(3)) as service:
        use(service, monkeypatch)
        result = run("add", "10.5555/garden.1", "nonsense", "--into", shelf)
        assert result.exit_code == 1
        assert result.stdout.splitlines()[-1] == (
            "2 entries = 1 written + 0 updated + 0 already there + 1 rejected"
        )
        assert "nonsense: no DOI, PubMed id, PMC id or arXiv id" in result.stdout
        assert "New (1):\n  10.5555-garden.1.md" in result.stdout
        assert run("add", "1001", "--into", shelf).exit_code == 0
    assert len(json.loads(run("list", shelf).stdout)) == 3


def test_a_search_is_made_and_repeated(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Service(garden(3)) as service:
        use(service, monkeypatch)
        result = run("acquire", "compost", "--most", "2", "--by", "Ann", "--into", shelf)
    assert result.exit_code == 0
    assert "3 papers match, 2 were fetched: raise --most" in result.stdout
    (file,) = (shelf / "searches").iterdir()
    assert f"The search is kept in {file}" in result.stdout
    with Service(garden(9)) as service:
        use(service, monkeypatch)
        again = run("acquire", "--again", file, "--most", "5", "--into", shelf)
    assert again.stdout.splitlines()[-1] == (
        "5 entries = 3 written + 0 updated + 2 already there + 0 rejected"
    )
    texts = sorted(path.read_text("utf-8") for path in (shelf / "searches").iterdir())
    assert f"updates: {file.name}\n" in texts[0] + texts[1]
    assert run("check", shelf).exit_code == 0


def test_the_file_of_a_search_can_be_read_whatever_blanks_were_typed(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Service(garden(1)) as service:
        use(service, monkeypatch)
        run("acquire", " compost\n", "--by", "  ", "--into", shelf)
    (search,) = read_searches(shelf).values()
    assert (search.query, search.by) == ("compost", "")


@pytest.mark.parametrize(("given", "by"), [([], "Bo Diaz"), (["--by", "Ann Lee"], "Ann Lee")])
def test_who_searches_may_be_named_in_the_environment(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, given: list[str], by: str
) -> None:
    monkeypatch.setenv("PAPERSHELF_BY", "Bo Diaz")
    with Service(garden(1)) as service:
        use(service, monkeypatch)
        run("acquire", "compost", *given, "--into", shelf)
    (search,) = read_searches(shelf).values()
    assert search.by == by


def test_a_service_that_gives_fewer_than_it_has_is_named(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Service(lambda _: Answer(answer([result(1)], 9, "*"))) as service:
        use(service, monkeypatch)
        said = run("acquire", "compost", "--into", shelf).stdout
    assert "9 papers match, 1 were fetched: the service gave no more" in said


def test_a_dry_run_writes_nothing(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sorted(shelf.rglob("*"))
    with Service(garden(3)) as service:
        use(service, monkeypatch)
        assert "3 written" in run("acquire", "compost", "--dry-run", "--into", shelf).stdout
        assert "1 written" in run("add", "1001", "--dry-run", "--into", shelf).stdout
    assert sorted(shelf.rglob("*")) == before


def test_a_service_that_fails_is_a_message(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Service(lambda _: Answer(b"bad query", 400)) as service:
        use(service, monkeypatch)
        result = run("acquire", "compost", "--into", shelf)
    assert result.exit_code == 2
    assert result.stderr.startswith("papershelf: 127.0.0.1: answered 400 to ")
    assert not (shelf / "searches").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["acquire"],
        ["acquire", "x", "--again", "y.yml"],
        ["acquire", ""],
        ["acquire", " \n"],
        ["acquire", "x", "--since", "yesterday"],
        ["acquire", "x", "--since", "2020"],
        ["acquire", "x", "--most", "0"],
        ["acquire", "--again", "missing.yml"],
        ["add"],
    ],
)
def test_faulty_arguments_are_faults_of_usage(shelf: Path, arguments: list[str]) -> None:
    assert run(*arguments, "--into", shelf).exit_code == 2


def test_without_the_extra_the_command_says_what_to_install(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def lacking(name: str, *arguments: Any, **named: Any) -> Any:
        if name in ("tenacity", "papershelf.acquire.transport"):
            raise ModuleNotFoundError(f"No module named {name!r}", name="tenacity")
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    result = run("add", "1001", "--into", shelf)
    assert result.exit_code != 0
    assert "tenacity is missing: pip install 'papershelf[acquire]'" in result.stderr
