"""Does the sharded search answer as a full lunr index does?  ``python -m tests.bench.exactness``.

Reads the papers of a folder, writes their index and texts, and lets Node search both with
the same queries, made from the texts.  Prints one line of JSON; the exit status is 1 on
any difference.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from papershelf.catalogue.groups import Catalogue
from papershelf.index.documents import boost_of, fields_of, index_fields
from papershelf.index.write import write_index
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.index.decode import numbered

ROOT = Path(__file__).parent.parent.parent


def write_texts(catalogue: Catalogue, data: Path, settings: Settings, path: Path) -> None:
    """Write what the index reads, a line of JSON a paper: ``{"boost", "fields"}``.

    The index in the folder `data` has the papers in the same order.
    """
    names = [field.name for field in index_fields(catalogue.vocabulary)]
    with path.open("w", encoding="utf-8") as lines:
        for paper in numbered(catalogue.papers, data):
            texts = fields_of(paper, catalogue.vocabulary, settings)
            row = {"boost": boost_of(paper), "fields": dict(zip(names, texts, strict=True))}
            lines.write(json.dumps(row) + "\n")


def compare(catalogue: Catalogue, queries: int) -> int:
    """Write index and texts, search both; return the exit status."""
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        data, texts = Path(folder, "data"), Path(folder, "texts.jsonl")
        write_index(catalogue, data, settings)
        write_texts(catalogue, data, settings, texts)
        script = ROOT / "tests/bench/exactness.mjs"
        arguments = [*map(str, (script, data, texts)), str(queries)]
        command = ["node", "--max-old-space-size=8192", *arguments]
        return subprocess.run(command, check=False).returncode


def main() -> int:
    """Read the command line and the papers."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("papers", type=Path, help="folder of records")
    parser.add_argument("--queries", type=int, default=240)
    args = parser.parse_args()
    vocabulary = vocabulary_of(args.papers, default=ROOT / "papers/vocabulary.yml")
    return compare(load_catalogue(args.papers, vocabulary, Settings()), args.queries)


if __name__ == "__main__":
    sys.exit(main())
