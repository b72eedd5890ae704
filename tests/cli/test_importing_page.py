"""Every command on the page about importing does what the page says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.acquire.service import Service
from tests.acquire.shapes import garden, result, work
from tests.cli.command import run
from tests.cli.test_acquire import use
from tests.conftest import ROOT
from tests.importers import test_nbib, test_paperscraper
from tests.importers.foreign import bibtex, csl, made_up, ris
from tests.importers.foreign_xml import endnote, zotero_rdf
from tests.shelf import GARDENING

PAGE = (ROOT / "docs/importing.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
# A command of each line; what follows a # is said to the reader.
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
OURS = [line for line in COMMANDS if line.startswith("papershelf ")]
FIXTURES = ROOT / "tests/fixtures/imports"
FACTS = made_up(3)
FILES: Mapping[str, str] = {
    "library.bib": bibtex(FACTS),
    "a.ris": ris(FACTS),
    "b.nbib": test_nbib.ENTRY,
    "My Library.json": csl(FACTS),
    "My Library.rdf": zotero_rdf(FACTS),
    "My Library.bib": bibtex(FACTS, latex=False),
    "My EndNote Library.xml": endnote(FACTS),
    "export.ris": ris(FACTS),
    "pubmed-compost-set.nbib": test_nbib.ENTRY,
    "pubmed.xml": (FIXTURES / "pubmed.xml").read_text("utf-8"),
    "article.nxml": (FIXTURES / "jats.xml").read_text("utf-8"),
    "references.bib": bibtex(FACTS),
    "works.json": json.dumps(work("10.5555/c")),
    "pubmed_papers.jsonl": test_paperscraper.PUBMED,
    "papers.json": run("list", GARDENING).stdout,
}
SEARCH = "papers/searches/2026-01-02-title-compost-and-tomatoes.yml"


def words_of(line: str) -> list[str]:
    """Return the words of a command line, without its name and what is said after it."""
    return shlex.split(line, comments=True)[1:]


def test_all_commands_are_ours_but_one_that_installs() -> None:
    others = [line for line in COMMANDS if line not in OURS]
    assert [line.split("#")[0].strip() for line in others] == ["pip install 'papershelf[acquire]'"]
    assert {words_of(line)[0] for line in OURS} == {"import", "add", "acquire"}


@pytest.fixture
def working(papers: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a shelf and the files that the page names, in which commands run."""
    monkeypatch.chdir(papers.parent)
    monkeypatch.setenv("CACHE_DIR", str(papers.parent / "cache"))
    monkeypatch.delenv("PAPERS_DIR", raising=False)
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")
    return papers


def account(words: list[str]) -> tuple[int, int]:
    """Run a command; return how many entries it read and how many records it made."""
    done = run(*words)
    assert done.exit_code == 0, done.output
    found = re.search(r"^(\d+) entries = (\d+) written", done.stdout, re.MULTILINE)
    assert found
    return int(found[1]), int(found[2])


@pytest.mark.parametrize("line", [line for line in OURS if words_of(line)[0] == "import"])
def test_a_file_is_imported(working: Path, line: str) -> None:
    before = set(working.rglob("*.md"))
    entries, written = account(words_of(line))
    made = set(working.rglob("*.md")) - before
    assert entries == written > 0
    assert len(made) == (0 if "--dry-run" in line else written)


def test_every_file_of_the_tests_is_on_the_page() -> None:
    named = {word for line in OURS for word in words_of(line)}
    assert named >= FILES.keys()


@pytest.mark.parametrize("line", [line for line in OURS if words_of(line)[0] == "add"])
def test_papers_are_added(working: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    ids = words_of(line)[1:]
    known = {"doi": ids[0], "pmid": ids[1].removeprefix("PMID:"), "pmcid": ids[2]}
    papers = [{**result(number), key: known[key]} for number, key in enumerate(known)]
    with Service(garden(9, papers)) as service:
        use(service, monkeypatch)
        assert account(words_of(line)) == (len(ids), len(ids))


def test_a_search_is_made_and_repeated_as_the_page_says(
    working: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, again = [line for line in OURS if words_of(line)[0] == "acquire"]
    monkeypatch.setattr("papershelf.cli.acquire.today", lambda: "2026-01-02")
    with Service(garden(3)) as service:
        use(service, monkeypatch)
        assert account(words_of(first)) == (3, 3)
        assert SEARCH in again
        assert Path(SEARCH).is_file()
    with Service(garden(4)) as service:
        use(service, monkeypatch)
        assert account(words_of(again)) == (4, 1)
