"""Lists the formats of foreign files, and recognises that of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from papershelf.importers import (
    bibtex,
    csl,
    endnote,
    europe_pmc,
    jats,
    nbib,
    ours,
    paperscraper,
    pubmed,
    ris,
    zotero,
    zotero_rdf,
)
from papershelf.importers.document import BrokenFileError, Document, Format

# Of formats that fit a file's text and ending alike the first counts, so special ones come first.
FORMATS: Sequence[Format] = (
    bibtex.FORMAT,
    ris.FORMAT,
    nbib.FORMAT,
    pubmed.FORMAT,
    endnote.FORMAT,
    zotero_rdf.FORMAT,
    jats.FORMAT,
    ours.JSON,
    ours.CSV,
    zotero.JSON,
    zotero.CSV,
    europe_pmc.FORMAT,
    paperscraper.FORMAT,
    csl.LINES,
    csl.FORMAT,
)

# Bytes at the beginning by which a format is recognised.
_HEAD = 100_000


def format_of(document: Document) -> Format:
    """Return the format of a file, by its text; its name's ending decides between several.

    Raises:
        BrokenFileError: the file is empty or in none of the formats.
    """
    head = _head(document)
    if not head.strip():
        raise BrokenFileError(document.name, "the file is empty")
    fitting = [format_ for format_ in FORMATS if format_.fits(head)]
    ending = PurePath(document.name).suffix.lower()
    named = [format_ for format_ in fitting if ending in format_.endings]
    if not fitting:
        expected = ", ".join(format_.name for format_ in FORMATS)
        raise BrokenFileError(
            document.name, f"found {_shown(head)}, expected one of the formats {expected}"
        )
    return (named or fitting)[0]


def _head(document: Document) -> str:
    """Return the beginning of a file as text, for recognition only."""
    text = document.data[:_HEAD].decode(document.text_encoding, "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(head: str) -> str:
    return repr(" ".join(head.split())[:60])
