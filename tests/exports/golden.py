"""The golden citations: hostile and partial papers in each format, for Python and JavaScript.

``python -m tests.exports.golden`` rewrites ``tests/fixtures/cite`` after an intended change;
`test_golden` fails after any other change.
"""

from __future__ import annotations

from pathlib import Path

from papershelf.exports.bibtex import bibtex_lines
from papershelf.exports.csl import CslDate, CslItem, CslItems, CslName
from papershelf.exports.formats import json_array, json_lines
from papershelf.exports.ris import ris_lines
from papershelf.exports.table import csv_lines

from tests.exports.hostile import PAPERS
from tests.factories import VOCABULARY

GOLDEN = Path(__file__).parent.parent / "fixtures" / "cite"

# Texts that no paper's item has, since they have several lines.
_RAW = CslItem(
    id="raw",
    type="article-journal",
    title="Two\nlines\r\nTY  - JOUR",
    author=(CslName("A\nB", "C\r\nD"), CslName(literal="=1\n+1")),
    issued=CslDate(((987, 1, 2),)),
    page="1-2-3",
    keyword="a, b; c",
    abstract="One.\n\n=Two; three;-four",
)
ITEMS = (*map(CslItems.of_shelf(VOCABULARY).of, PAPERS), _RAW)


def files() -> dict[str, bytes]:
    """Name -> bytes of each golden file; `papers.csl.json` is what the others are made from."""
    return {
        "papers.csl.json": b"".join(json_array(ITEMS)),
        "papers.jsonl": b"".join(json_lines(ITEMS)),
        "papers.bib": "".join(bibtex_lines(ITEMS)).encode(),
        "papers.ris": "".join(ris_lines(ITEMS)).encode(),
        "papers.csv": "".join(csv_lines(ITEMS)).encode(),
    }


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, data in files().items():
        (GOLDEN / name).write_bytes(data)
