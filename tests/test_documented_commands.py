"""Every command that the documentation shows is run, and each that it names exists."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.request import urlopen

import click
import pytest
from papershelf.cli import main

from tests.acquire.service import Service
from tests.acquire.shapes import garden
from tests.cli.command import run
from tests.cli.test_site import free_port
from tests.conftest import ROOT
from tests.importers.foreign import bibtex, csl, made_up, ris
from tests.importers.foreign_xml import endnote, zotero_rdf
from tests.importers.test_paperscraper import PUBMED
from tests.shelf import FIXTURES

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("README.md", "docs/*.md", "examples/*/README.md", "hooks/**/README.md")
    for path in ROOT.glob(pattern)
    if path != ROOT / "docs/importing.md"  # tests/cli/test_importing_page.py runs its commands
)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:[A-Z_]+=\S+ )?(?:python -m )?papershelf [^`]*)`")
# Lines that other tests run, or that they run themselves in.
ELSEWHERE = {
    r"make (serve|test)|.* make site": "tests/test_workflows.py, and whoever runs the tests",
    r"python -m venv \.venv|(\.venv/bin/)?pip install .*": "tests/wheel",
}
# What a page names and a shelf has under another name.
NAMES = {
    "papers/FILE": "papers/an-example-survey.md",
    "papers/compost.md": "papers/an-example-survey.md",
}
NBIB = "PMID- 31234567\nTI  - Soil in winter.\nAU  - Lee A\nDP  - 2021 May\nAB  - Soil rests.\n"


def lines(page: str) -> list[str]:
    """The commands in a page's shell blocks, without comments."""
    blocks = BLOCK.findall((ROOT / page).read_text("utf-8"))
    found = [re.sub(r"\s+# .*|^#.*", "", line).strip() for b in blocks for line in b.splitlines()]
    return [line for line in found if line]


def elsewhere(line: str) -> bool:
    return any(re.fullmatch(pattern, line) for pattern in ELSEWHERE)


def foreign_files() -> Mapping[str, bytes]:
    """The files that the documentation imports, as other programs write them."""
    papers = made_up(3)
    written = {
        "bib": bibtex(papers),
        "ris": ris(papers),
        "json": csl(papers),
        "rdf": zotero_rdf(papers),
        "xml": endnote(papers),
    }
    names = ["library.bib", "references.bib", "a.ris", "export.ris", "library.ris", "works.json"]
    names += [f"My Library.{ending}" for ending in ("bib", "json", "rdf")]
    texts = {
        **{name: written[name.rpartition(".")[2]] for name in names},
        "My EndNote Library.xml": written["xml"],
        **dict.fromkeys(("b.nbib", "pubmed-compost-set.nbib"), NBIB),
        "pubmed_papers.jsonl": PUBMED,
    }
    fixtures = {"pubmed.xml": "pubmed.xml", "article.nxml": "jats.xml"}
    return {
        **{name: text.encode() for name, text in texts.items()},
        **{name: (FIXTURES / "imports" / file).read_bytes() for name, file in fixtures.items()},
    }


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A new shelf with files to import."""
    folder = tmp_path / "own"
    assert run("new", folder).exit_code == 0
    for name, data in foreign_files().items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    """The command on the path, and local servers in place of databases."""
    program = str(Path(sys.executable).parent)
    with Service(garden(60)) as service:
        yield {
            **os.environ,
            "PATH": os.pathsep.join([program, os.environ["PATH"]]),
            "CACHE_DIR": str(tmp_path / "cache"),
            "EUROPE_PMC_URL": service.services.europe_pmc,
            "CROSSREF_URL": service.services.crossref,
            "DOI_URL": service.services.doi,
        }


@pytest.mark.parametrize("page", [page for page in PAGES if lines(page)])
def test_the_commands_of_a_page_are_run(
    page: str, shelf: Path, environment: Mapping[str, str], tmp_path: Path
) -> None:
    commands = [line for line in lines(page) if not elsewhere(line)]
    assert [line for line in commands if "papershelf " not in line] == []
    folder = shelf
    if any(line.startswith("papershelf new") for line in commands):
        folder = tmp_path
    elif page.startswith("examples/"):
        folder = tmp_path / "repository"
        leave = shutil.ignore_patterns("site", ".*")
        shutil.copytree(ROOT / "examples", folder / "examples", ignore=leave)
    (folder / ".venv").mkdir(exist_ok=True)
    (folder / ".venv/bin").symlink_to(Path(sys.executable).parent)
    for line in commands:
        if " serve" in line:
            serve(line, folder, environment)
            continue
        result = subprocess.run(
            ["bash", "-c", substituted(line, folder)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        # A local server does not have every paper that a page names.
        rejected = re.search(r"papershelf (add|acquire) ", line) and "rejected" in result.stdout
        assert result.returncode == 0 or (rejected and result.returncode == 1), line + result.stderr


def substituted(line: str, folder: Path) -> str:
    """A command with the names of files that are there."""
    for name, other in NAMES.items():
        line = line.replace(name, other)
    searches = sorted((folder / "papers/searches").glob("*.yml"))
    return re.sub(r"papers/searches/\S+", str(searches[0]), line) if searches else line


def serve(line: str, folder: Path, environment: Mapping[str, str]) -> None:
    """Start the preview at a free port, and end it as soon as it answers."""
    port = free_port()
    process = subprocess.Popen(
        [*shlex.split(re.sub(r" --port \d+", "", line)), "--port", str(port)],
        cwd=folder,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for _ in range(1_200):
            try:
                urlopen(f"http://127.0.0.1:{port}/", timeout=60).close()
                break
            except OSError:
                assert process.poll() is None, process.communicate()
                time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, log = process.communicate(timeout=60)
        assert process.returncode == 0, log
    finally:
        process.kill()


@pytest.mark.parametrize("page", PAGES)
def test_a_command_that_a_page_names_exists_with_its_options(page: str) -> None:
    for text in INLINE.findall((ROOT / page).read_text("utf-8")):
        words = text.split("papershelf ", 1)[1].replace(",", " ").split()
        if words[0].startswith("-") or words[0] in ("COMMAND", "FILE…"):
            continue
        assert words[0] in main.commands, text
        command: click.Command = main.commands[words[0]]
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        assert {word for word in words if re.match(r"--[a-z]", word)} <= known, text
