"""Is a half-remembered paper found?  ``python -m tests.bench known-items FOLDER``.

Reads the papers of a folder, writes their index, and lets Node search for papers by pieces
of their titles, authors and abstracts, correct and misspelt; see ``known_items.mjs``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from papershelf.catalogue.groups import Catalogue
from papershelf.index.write import write_index
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.bench.exactness import ROOT
from tests.bench.options import add_shared, say
from tests.bench.report import Column, render_table, write_json


@dataclass(frozen=True, slots=True)
class Kind:
    """How many papers were found by one kind of query."""

    kind: str
    papers: int  # in the index
    asked: int
    first: int
    three: int  # among the first three


def write_texts(catalogue: Catalogue, path: Path) -> None:
    """Write the texts from which queries are made, a line of JSON for each paper."""
    with path.open("w", encoding="utf-8") as lines:
        for paper in catalogue.papers:
            author = paper.authors[0] if paper.authors else None
            row = {
                "id": paper.id,
                "title": paper.title,
                "author": author and author.family,
                "abstract": paper.abstract.text,
            }
            lines.write(json.dumps(row) + "\n")


def ask(catalogue: Catalogue, papers: int) -> list[Kind]:
    """Write index and texts, search for `papers` papers; report those not found."""
    with tempfile.TemporaryDirectory() as folder:
        site, texts = Path(folder, "site"), Path(folder, "texts.jsonl")
        search = site / "assets/search"
        write_index(catalogue, search / "data", Settings())
        shutil.copy(ROOT / "hooks/papershelf/theme/assets/search/worker.js", search)
        write_texts(catalogue, texts)
        arguments = [*map(str, (ROOT / "tests/bench/known_items.mjs", site, texts)), str(papers)]
        command = ["node", *arguments]
        answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    kinds = []
    for kind, sums in json.loads(answer.stdout).items():
        for lost in sums.pop("lost"):
            say(f"{kind}: {lost}")
        kinds.append(Kind(kind, len(catalogue.papers), **sums))
    return kinds


def table(kinds: Sequence[Kind]) -> str:
    """Return the shares found as a table."""
    columns: Mapping[str, Column[Kind]] = {
        "words of": lambda one: one.kind,
        "queries": lambda one: str(one.asked),
        "first": lambda one: f"{one.first / one.asked:.1%}",
        "in the first three": lambda one: f"{one.three / one.asked:.1%}",
    }
    return render_table(columns, kinds)


def main() -> None:
    """Search, print a table, write the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench known-items", description=__doc__)
    parser.add_argument("papers", type=Path, help="folder of records")
    parser.add_argument("--ask", type=int, default=300, help="papers to ask for")
    add_shared(parser)
    arguments = parser.parse_args()
    vocabulary = vocabulary_of(arguments.papers, default=ROOT / "papers/vocabulary.yml")
    kinds = ask(load_catalogue(arguments.papers, vocabulary, Settings()), arguments.ask)
    print(table(kinds))
    path = arguments.json or arguments.work / "known_items.json"
    write_json(path, "known_items", map(asdict, kinds))


if __name__ == "__main__":
    main()
