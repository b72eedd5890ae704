"""Gives each paper an id, its address, which anyone can compute from its DOI."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from papershelf.catalogue.slugs import group_slug
from papershelf.model import Paper
from papershelf.normalise.aliases import PAPERS

_MAX_ID = 120
# A page is a folder with an index.html in it, so no id may be that name.
_RESERVED = frozenset({"index.html"})
# Names that Windows reserves for devices, whatever follows the first full stop.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")
# For ASCII text: each character that an id may not have becomes a blank.
_GAPS = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_GAPS_OF_DOI = bytes(code if chr(code) == "." else gap for code, gap in enumerate(_GAPS))
# An id that tells a DOI: the prefix of a registrant, a hyphen, and more.
_TELLING = re.compile(r"10\.\d{4,9}-.")
_MAX_FOLDER = 200  # a folder's name has at most 255 bytes; a number may follow


def page_of(own: str) -> str:
    """Return the address of the page of a paper with that id, below the site's root."""
    return f"{PAPERS}/{own}/"


def id_from_doi(doi: str) -> str:
    """Return the DOI as a slug: ``10.1186-s12888-025`` for ``10.1186/S12888-025``."""
    return _slug(doi, _GAPS_OF_DOI)[:_MAX_FOLDER]


def untold_doi(own: str, doi: str | None) -> str | None:
    """Return the DOI of a paper, ``""`` for none, or None if the paper's id tells it.

    Of 100 ids that are made of a DOI, 97 tell it: the first hyphen is its slash.  So lists and
    results name the DOI of the others only.  hooks/browser/cite/coins.js reads ids in this way.
    """
    told = own.replace("-", "/", 1) if _TELLING.match(own) else ""
    return None if told == (doi or "").lower() else doi or ""


def own_id(paper: Paper) -> str:
    """Return the id a paper would like: front matter ``slug``, else DOI, title or path.

    A title written mostly in letters without an ASCII form keeps its script; without those
    letters many titles would be the same.
    """
    wish = next((wish for wish in _wishes(paper) if wish and wish not in _RESERVED), "paper")
    return f"paper-{wish}" if _DEVICE.match(wish) else wish


def _wishes(paper: Paper) -> Iterator[str]:
    """Yield possible ids in order of preference, each made when needed; some may be empty."""
    own = _slug(paper.id, _GAPS_OF_DOI)[:_MAX_FOLDER]
    yield group_slug(paper.id) if _is_foreign(paper.id) else own
    yield id_from_doi(paper.doi or "")
    yield _own_slug(paper.title)
    yield _own_slug(paper.provenance.path.removesuffix(".md"))


def assign_ids(papers: Sequence[Paper]) -> tuple[list[str], list[int]]:
    """Return an id for each paper, and the positions of papers that could not have theirs.

    If several papers would like one id, the first by path gets it; the others get
    ``-2``, ``-3`` … in the order of their paths, whatever the order of `papers`.
    """
    wishes = [own_id(paper) for paper in papers]
    taken = set(wishes)
    seen: Counter[str] = Counter()
    ids = list(wishes)
    moved = []
    for at in sorted(range(len(papers)), key=lambda at: papers[at].provenance.path):
        wish = wishes[at]
        seen[wish] += 1
        if seen[wish] > 1:
            number = seen[wish]
            while f"{wish}-{number}" in taken:
                number += 1
            seen[wish] = number
            ids[at] = f"{wish}-{number}"
            taken.add(ids[at])
            moved.append(at)
    return ids, moved


def _own_slug(text: str) -> str:
    """Return the slug of a title or path, in its own script if most letters have no ASCII form."""
    if _is_foreign(text):
        return group_slug(text[:_MAX_ID])
    return _slug(text)[:_MAX_ID].strip("-")


def _is_foreign(text: str) -> bool:
    """Return whether most letters of a text have no ASCII form."""
    if text.isascii():
        return False
    letters = [c for c in unicodedata.normalize("NFKD", text) if c.isalpha()]
    return 2 * sum(not c.isascii() for c in letters) > len(letters)


def _slug(text: str, gaps: bytes = _GAPS) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    plain = text.encode("ascii", "ignore").lower().translate(gaps, b"'").decode()
    return "-".join(plain.split()).strip("-.")
