"""Time, memory and size of builds: ours cold, warm and with one record changed, and rivals'.

``python -m tests.bench build [--papers N …] [--records DIR]``.  Every build of one number
of papers has the same records, runs once, one after the other, on the same machine:
ratios hold elsewhere, seconds do not.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from papershelf.catalogue import Catalogue
from papershelf.machinery.files import site_size
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.render.view import SiteView
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.process import Usage, measure
from tests.bench.report import Column, megabytes, ratio, render_table, seconds, write_json
from tests.bench.rivals import SITE_URL, write_hugo, write_material
from tests.bench.tools import Tools, install_tools
from tests.bench.workload import take_records

OURS = "Papershelf"
MATERIAL, MATERIAL_NAV = "Material, papers not in nav", "Material, default nav"
HUGO, PAGEFIND = "Hugo + Pagefind", "Pagefind's part"
COLD, WARM, CHANGED = "cold", "warm", "one record changed"


@dataclass(frozen=True, slots=True)
class Run:
    """One measured build; `files` and `bytes` are those of the whole site."""

    papers: int
    builder: str
    state: str
    seconds: float
    processor_seconds: float
    peak_bytes: int
    files: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder with the records, sites and logs of all builds of one number of papers."""

    papers: int
    work: Path
    timeout: float

    @property
    def records(self) -> Path:
        """The records, which the bench may change."""
        return self.work / "records"

    @property
    def ours(self) -> Path:
        """Our site."""
        return self.work / "ours"

    @property
    def material(self) -> Path:
        """The MkDocs project without papers in its nav; its site is in ``site``."""
        return self.work / "material"

    @property
    def hugo(self) -> Path:
        """The Hugo project; its site is in ``public``."""
        return self.work / "hugo"

    def run(self, name: str, command: list[str], cwd: Path, **environment: str) -> Usage:
        """Measure one command; its log is kept in the work folder."""
        log = self.work / f"{name}.log"
        environment |= {"NO_MKDOCS_2_WARNING": "1"}
        return measure(command, cwd=cwd, log=log, environment=environment, timeout=self.timeout)

    def result(self, builder: str, state: str, usage: Usage, site: Path) -> Run:
        """Return the figures of a build that wrote `site`."""
        size = site_size(site)
        return Run(self.papers, builder, state, **asdict(usage), files=size.files, bytes=size.bytes)


def build_ours(bench: Bench, state: str) -> Run:
    """Run our build; its store is in the work folder, and empty at first."""
    environment = {
        "PAPERS_DIR": str(bench.records),
        "SITE_DIR": str(bench.ours),
        "SITE_URL": SITE_URL,
        "CACHE_DIR": str(bench.work / "cache"),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    usage = bench.run(f"ours-{state.split()[0]}", command, REPOSITORY, **environment)
    return bench.result(OURS, state, usage, bench.ours)


def edit_one(records: Path) -> None:
    """Add a sentence to the record in the middle."""
    files = sorted(records.rglob("*.md"))
    with files[len(files) // 2].open("a", encoding="utf-8") as file:
        file.write("\nA sentence was added to this record.\n")


def build_material(bench: Bench, catalogue: Catalogue, *, nav: bool) -> Run:
    """Build with Material, with a plain page for each paper."""
    folder = bench.work / "material-nav" if nav else bench.material
    write_material(catalogue, folder, nav=nav)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    usage = bench.run(folder.name, command, folder)
    return bench.result(MATERIAL_NAV if nav else MATERIAL, COLD, usage, folder / "site")


def build_hugo(bench: Bench, catalogue: Catalogue, tools: Tools) -> tuple[Run, Run]:
    """Run Hugo, then Pagefind on its pages; return both together, and Pagefind alone."""
    write_hugo(catalogue, bench.hugo, SiteView(catalogue, Settings()).author_pages_from)
    pages = bench.run("hugo-pages", [*tools.hugo, "--quiet"], bench.hugo)
    index = bench.run("hugo-pagefind", [*tools.pagefind, "--site", "public"], bench.hugo)
    both = Usage(
        pages.seconds + index.seconds,
        pages.processor_seconds + index.processor_seconds,
        max(pages.peak_bytes, index.peak_bytes),
    )
    site = bench.hugo / "public"
    return (
        bench.result(HUGO, COLD, both, site),
        bench.result(PAGEFIND, COLD, index, site / "pagefind"),
    )


def build_all(bench: Bench, tools: Tools, nav_limit: int, rivals_limit: int) -> Iterator[Run]:
    """Run every build of one number of papers, up to the limits of each."""
    for state in (COLD, WARM, CHANGED):
        if state == CHANGED:
            edit_one(bench.records)
        yield build_ours(bench, state)
    if bench.papers > rivals_limit:
        return
    settings = Settings()
    vocabulary = vocabulary_of(bench.records, default=REPOSITORY / settings.vocabulary)
    catalogue = load_catalogue(bench.records, vocabulary, settings)
    yield build_material(bench, catalogue, nav=False)
    if bench.papers <= nav_limit:
        yield build_material(bench, catalogue, nav=True)
    yield from build_hugo(bench, catalogue, tools)


def table(runs: Iterable[Run]) -> str:
    """Runs as a table; ratios of processor time are to our cold build of as many papers."""
    rows = list(runs)
    ours = {
        run.papers: run.processor_seconds
        for run in rows
        if (run.builder, run.state) == (OURS, COLD)
    }
    columns: Mapping[str, Column[Run]] = {
        "papers": lambda run: f"{run.papers:,}",
        "builder": lambda run: run.builder,
        "state": lambda run: run.state,
        "processor time": lambda run: seconds(run.processor_seconds),
        "ratio": lambda run: ratio(run.processor_seconds, ours[run.papers]),
        "peak memory": lambda run: megabytes(run.peak_bytes),
        "files": lambda run: f"{run.files:,}",
        "size": lambda run: megabytes(run.bytes),
        "bytes a paper": lambda run: f"{run.bytes / run.papers:,.0f}",
    }
    return render_table(columns, rows)


def main() -> None:
    """Build, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench build", description=__doc__)
    add_common(parser, papers=[1_000, 10_000])
    parser.add_argument(
        "--nav-limit",
        type=int,
        default=2_000,
        help="papers up to which Material runs with its default nav, whose size grows with n²",
    )
    parser.add_argument(
        "--rivals-limit",
        type=int,
        default=100_000,
        help="papers up to which Material, Hugo and Pagefind run",
    )
    arguments = parser.parse_args()
    tools = install_tools(arguments.tools)
    runs: list[Run] = []
    for number in arguments.papers:
        work = arguments.work / f"build-{number}"
        shutil.rmtree(work, ignore_errors=True)
        bench = Bench(number, work, arguments.timeout)
        take_records(bench.records, number, arguments.records)
        found = []
        for run in build_all(bench, tools, arguments.nav_limit, arguments.rivals_limit):
            say(f"{run.papers:,} papers, {run.builder}, {run.state}: {run.seconds:.1f} s")
            found.append(run)
        print(table(found), flush=True)
        runs += found
    # Delete only now: after many deletions some file systems are slow to make new files.
    if not arguments.keep:
        for number in arguments.papers:
            shutil.rmtree(arguments.work / f"build-{number}")
    write_json(arguments.json or arguments.work / "build.json", "build", map(asdict, runs))


if __name__ == "__main__":
    main()
