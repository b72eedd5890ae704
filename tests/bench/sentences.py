"""Proves that no sentence of a folder of records is lost.

usage: sentences.py RECORDS SITE [--vocabulary FILE]

Reads each raw file without the program, divides its body into sentences, and looks for the letters
of each on the paper's built page.  The characters of the sentences that are not there must be no
more than the record's account withholds, by reasons that a problem of the record names.  Prints
the sums, and each record of which that is not true; exit code 1 if there is one.

A record without front matter, and one that is rejected, has no page: all of it must be withheld.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papershelf.catalogue import Catalogue
from papershelf.pipeline import load_catalogue, read_paper
from papershelf.records.discover import discover
from papershelf.settings import Settings
from papershelf.vocabulary import Vocabulary

REPOSITORY = Path(__file__).resolve().parents[2]
_HEAD = re.compile(r"\A\ufeff?---\s*\n.*?\n(?:---|\.\.\.)\s*(?:\n|\Z)", re.DOTALL)
# A sentence's end, a line's end, a label (``**Date:**``) or heading that a tool joined to the text.
_END = re.compile(r"(?<=[.!?])\s+|\n|(?=\*\*[A-Z][\w ]*:\*\*)|(?<=:\*\*)|(?=#{1,6} ?[A-Z])|-{3,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Checked:
    """One record: characters of its sentences, of those not on its page, and its account."""

    path: str
    sentences: int
    characters: int
    missing: int
    withheld: int
    lost: int

    @property
    def holds(self) -> bool:
        """Whether every sentence is on the page or withheld for a reason."""
        return self.lost == 0 and self.missing <= self.withheld


def letters(text: str) -> str:
    """Return the letters and digits of Markdown or HTML; tools join and part words at random."""
    plain = html.unescape(re.sub(r"</?[a-zA-Z!][^<>]*>", " ", text))
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", plain).lower()))


def sentences(raw: str) -> list[str]:
    """Return the sentences of a record's body that have a word."""
    return [part for part in _END.split(_HEAD.sub("", raw)) if _WORD.search(part)]


def checked(name: str, data: bytes, page: str, vocabulary: Vocabulary, merged: bool) -> Checked:
    """Compare a raw file with its paper's page, whose letters are `page`.

    A sentence of a merged record that the paper's page lacks is withheld as "merged"; for that
    there is one sum of all records, so that of a single merged record only the loss is checked.
    """
    account = read_paper(name, data, vocabulary).text
    every = sentences(data.decode("utf-8", errors="replace"))
    absent = sum(len(one) for one in every if letters(one) not in page)
    withheld = absent if merged else sum(account.withheld.values())
    return Checked(name, len(every), sum(map(len, every)), absent, withheld, account.lost)


def check_all(records: Path, site: Path, catalogue: Catalogue) -> Iterator[Checked]:
    """Check every record file below `records`."""
    of_path = {
        path: paper
        for paper in catalogue.papers
        for path in (paper.provenance.path, *paper.provenance.merged_paths)
    }
    for name in discover(records).records:
        paper = of_path.get(name)
        page = ""
        if paper is not None:
            page = letters((site / "papers" / paper.id / "index.html").read_text("utf-8"))
        merged = paper is not None and bool(paper.provenance.merged_paths)
        yield checked(name, (records / name).read_bytes(), page, catalogue.vocabulary, merged)


def main() -> int:
    """Print the sums; 1 if a sentence of a record is lost."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("--vocabulary", type=Path, default=REPOSITORY / "papers/vocabulary.yml")
    options = parser.parse_args()
    catalogue = load_catalogue(options.records, options.vocabulary, Settings())
    found = list(check_all(options.records, options.site, catalogue))
    print(f"{len(found):,} records, {sum(one.sentences for one in found):,} sentences")
    print(f"{sum(one.characters for one in found):,} characters in sentences")
    print(f"{sum(one.missing for one in found):,} of them on no page")
    print(f"{sum(one.withheld for one in found):,} withheld with a reason")
    failed = [one for one in found if not one.holds]
    for one in failed:
        print(f"{one.path}: {one.missing:,} missing, {one.withheld:,} withheld, {one.lost:,} lost")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
