"""From a saved record to its new page in the live preview.

``python -m tests.bench preview [--papers N …] [--records DIR]``.  Starts `mkdocs serve`,
gives a record another title and requests its page until the title is there.  The time
includes MkDocs' waiting (it looks for changes at intervals, and waits until there are no
more) and the build, which delays requests.  Other records follow, one by one.
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from os import environ
from pathlib import Path
from statistics import median
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import frontmatter
from papershelf.catalogue import Catalogue
from papershelf.catalogue.identify import id_from_doi
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY, add_common, say
from tests.bench.report import Column, render_table, seconds, write_json
from tests.bench.workload import take_records

EDITS = 5
_POLL = 0.02  # seconds
# Between two edits, each a little longer than the last: MkDocs looks for changes at even
# intervals, and edits should fall anywhere in them.
_PAUSES = [1.0 + 0.13 * number for number in range(EDITS)]


class PreviewError(RuntimeError):
    """The preview ended or does not show what it should; the message names its log."""


@dataclass(frozen=True, slots=True)
class Preview:
    """Seconds of one number of papers.

    Attributes:
        papers: their number.
        edits: how many records were edited.
        median, slowest: from the saved record to the answer that shows it, of these.
        start: from the command to the first page, with nothing remembered.
    """

    papers: int
    edits: int
    median: float
    slowest: float
    start: float


@dataclass(frozen=True, slots=True)
class Server:
    """A live preview that is running."""

    url: str
    log: Path
    process: subprocess.Popen[bytes]

    def wait_for(self, text: str, page: str, timeout: float) -> float:
        """Return the seconds until the page at the address `page` contains `text`.

        Raises:
            PreviewError: it does not within `timeout` seconds, or the preview ended.
        """
        start = time.perf_counter()
        while self.process.poll() is None:
            try:
                with urlopen(f"{self.url}{page}", timeout=timeout) as answer:
                    if text in answer.read().decode():
                        return time.perf_counter() - start
            except HTTPError as error:
                raise PreviewError(f"{page}: {error}; see {self.log}") from None
            except (URLError, ConnectionError):
                pass  # it does not listen yet
            if time.perf_counter() - start > timeout:
                raise PreviewError(f"{page}: no {text!r} after {timeout} s; see {self.log}")
            time.sleep(_POLL)
        raise PreviewError(f"ended with code {self.process.returncode}; see {self.log}")


@contextmanager
def serve(records: Path, work: Path) -> Iterator[Server]:
    """Run the live preview of `records` while the context lasts, with an empty store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = work / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=REPOSITORY,
            env={
                **environ,
                "PAPERS_DIR": str(records),
                "CACHE_DIR": str(work / "cache"),
                "SITE_URL": "",
                "NO_MKDOCS_2_WARNING": "1",
            },
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(f"http://{address}/", log, process)
        finally:
            process.terminate()
            process.wait()


def retitled(record: str, title: str) -> str:
    """The text of a record with another title."""
    post = frontmatter.loads(record)
    post["title"] = title
    return frontmatter.dumps(post) + "\n"


def editable(catalogue: Catalogue, number: int) -> list[tuple[str, str]]:
    """Return paths and addresses of papers that keep their address under another title.

    The address of a paper without a DOI comes from its title, and a merged paper may have
    its title from another record.  The papers are spread evenly over all such papers.
    """
    found = [
        (paper.provenance.path, f"papers/{paper.id}/")
        for paper in catalogue.papers
        if paper.doi and id_from_doi(paper.doi) == paper.id and not paper.provenance.merged_paths
    ]
    return found[:: max(1, len(found) // number)][:number]


def measure_preview(papers: int, work: Path, source: Path | None, timeout: float) -> Preview:
    """Serve a number of papers and edit some of their records, one after the other.

    Raises:
        PreviewError: a page does not show its new title within `timeout` seconds.
    """
    records = work / "records"
    take_records(records, papers, source)
    settings = Settings()
    vocabulary = vocabulary_of(records, default=REPOSITORY / settings.vocabulary)
    catalogue = load_catalogue(records, vocabulary, settings)
    chosen = editable(catalogue, EDITS)
    if not chosen:
        raise PreviewError(f"{records}: no paper has a DOI")
    with serve(records, work) as server:
        start = server.wait_for("</html>", "", timeout)
        took = [
            _edit(records / path, page, server, timeout, number, pause)
            for number, ((path, page), pause) in enumerate(zip(chosen, _PAUSES, strict=False))
        ]
    return Preview(papers, len(took), median(took), max(took), start)


def _edit(
    record: Path, page: str, server: Server, timeout: float, number: int, pause: float
) -> float:
    """Wait a moment, give a record another title, and wait until it is shown."""
    time.sleep(pause)
    title = f"Title number {number} that the bench gave"
    text = retitled(record.read_text(encoding="utf-8"), title)
    record.write_text(text, encoding="utf-8")
    took = server.wait_for(title, page, timeout)
    say(f"{page} edited: {took:.2f} s")
    return took


def table(rows: Iterable[Preview]) -> str:
    """Previews as a table."""
    columns: dict[str, Column[Preview]] = {
        "papers": lambda row: f"{row.papers:,}",
        "edited record shown": lambda row: seconds(row.median),
        "slowest": lambda row: seconds(row.slowest),
        "edits": lambda row: f"{row.edits}",
        "first page after start": lambda row: seconds(row.start),
    }
    return render_table(columns, list(rows))


def measure_all(numbers: Sequence[int], arguments: argparse.Namespace) -> Iterator[Preview]:
    """The previews of each number of papers."""
    for number in numbers:
        work = arguments.work / f"preview-{number}"
        shutil.rmtree(work, ignore_errors=True)
        yield measure_preview(number, work, arguments.records, arguments.timeout)
        if not arguments.keep:
            shutil.rmtree(work)


def main() -> None:
    """Measure, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench preview", description=__doc__)
    add_common(parser, papers=[1_000, 10_000])
    parser.set_defaults(timeout=120.0)
    arguments = parser.parse_args()
    found = list(measure_all(arguments.papers, arguments))
    print(table(found))
    write_json(arguments.json or arguments.work / "preview.json", "preview", map(asdict, found))


if __name__ == "__main__":
    main()
