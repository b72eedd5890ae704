"""Is a paper found that one half remembers?  ``python -m tests.bench.known_items FOLDER``.

Reads the papers of a folder, writes their index, and has Node ask for papers by pieces of
their titles, authors and abstracts, whole and misspelt; see ``known_items.mjs``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from papershelf.catalogue.groups import Catalogue
from papershelf.index import write_index
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.bench.exactness import LUNR, ROOT


def write_texts(catalogue: Catalogue, path: Path) -> None:
    """Write what is remembered of papers, a line of JSON each."""
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


def ask(catalogue: Catalogue, papers: int) -> int:
    """Write index and texts, ask for `papers` papers; the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        site, texts = Path(folder, "site"), Path(folder, "texts.jsonl")
        search = site / "assets/search"
        write_index(catalogue, search / "data", Settings())
        shutil.copy(LUNR, search / "lunr.js")
        write_texts(catalogue, texts)
        arguments = [*map(str, (ROOT / "tests/bench/known_items.mjs", site, texts)), str(papers)]
        return subprocess.run(["node", *arguments], check=False).returncode


def main() -> int:
    """Read the command line and the papers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("papers", type=Path, help="folder of records")
    parser.add_argument("--ask", type=int, default=300, help="papers to ask for")
    args = parser.parse_args()
    vocabulary = ROOT / "papers/vocabulary.yml"
    return ask(load_catalogue(args.papers, vocabulary, Settings()), args.ask)


if __name__ == "__main__":
    sys.exit(main())
