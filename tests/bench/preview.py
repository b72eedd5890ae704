"""How long the live preview takes to show an edited record.

``python -m tests.bench preview [--papers N …] [--records DIR]``.  Starts `mkdocs serve`,
adds a sentence to a record, and asks for its page until the sentence is there; MkDocs
watches files and holds requests back while it builds.  Prints the median of the edits.
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.report import Column, render_table, seconds, write_json
from tests.bench.workload import take_records

EDITS = 5
_POLL = 0.02  # seconds


@dataclass(frozen=True, slots=True)
class Preview:
    """Seconds from a saved record to its new page, median of `EDITS`, and to the first page."""

    papers: int
    edit: float
    start: float


def measure_preview(papers: int, work: Path, source: Path | None) -> Preview:
    """Serve a site of so many papers and edit one of its records again and again."""
    records = work / "records"
    take_records(records, papers, source)
    settings = Settings()
    catalogue = load_catalogue(records, REPOSITORY / settings.vocabulary, settings)
    paper = catalogue.papers[papers // 2]
    record = records / paper.provenance.path
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PAPERS_DIR": str(records), "CACHE_DIR": str(work / "cache")}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr"]
    begun = time.perf_counter()
    server = subprocess.Popen([*command, f"127.0.0.1:{port}"], cwd=REPOSITORY, env=environment)
    try:
        page = f"http://127.0.0.1:{port}/papers/{paper.id}/"
        start = _wait_for(paper.id, page, server) - begun
        edits = []
        for number in range(EDITS):
            sentence = f"Sentence number {number} was added to this title"
            text = record.read_text("utf-8").replace("title: ", f"title: {sentence} ", 1)
            saved = time.perf_counter()
            record.write_text(text, encoding="utf-8")
            edits.append(_wait_for(sentence, page, server) - saved)
            say(f"{papers:,} papers, edit {number + 1}: {edits[-1]:.2f} s")
    finally:
        server.terminate()
        server.wait()
    return Preview(papers, median(edits), start)


def _wait_for(text: str, page: str, server: subprocess.Popen[bytes]) -> float:
    """The time at which `page` holds `text`."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(page) as answer:
                if text in answer.read().decode():
                    return time.perf_counter()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(_POLL)
            continue
        time.sleep(_POLL)
    raise RuntimeError(f"the server ended with code {server.returncode}")


def main() -> None:
    """Measure, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench preview", description=__doc__)
    add_common(parser, papers=[1_000, 10_000])
    arguments = parser.parse_args()
    found = []
    for number in arguments.papers:
        work = arguments.work / f"preview-{number}"
        shutil.rmtree(work, ignore_errors=True)
        found.append(measure_preview(number, work, arguments.records))
        shutil.rmtree(work)
    columns: dict[str, Column[Preview]] = {
        "papers": lambda row: f"{row.papers:,}",
        "edited record shown": lambda row: seconds(row.edit),
        "first page after start": lambda row: seconds(row.start),
    }
    print(render_table(columns, found))
    write_json(arguments.json or arguments.work / "preview.json", "preview", map(asdict, found))


if __name__ == "__main__":
    main()
