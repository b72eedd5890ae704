"""Writes papers in the formats that the command ``papershelf list`` offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

import msgspec

from papershelf.exports.bibtex import bibtex_lines
from papershelf.exports.csl import CslItem, CslItems
from papershelf.exports.form import PaperForms
from papershelf.exports.ris import ris_lines
from papershelf.exports.table import csv_lines
from papershelf.model import Paper
from papershelf.vocabulary import Vocabulary

# Returns the bytes of a file with these papers, piece by piece, so that all of them are never
# in memory at once.
Writer: TypeAlias = Callable[[Iterable[Paper], Vocabulary], Iterator[bytes]]

_ENCODER = msgspec.json.Encoder()
# DEL and the control characters U+0080 to U+009F, as UTF-8: a terminal obeys them.
_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")


class Format(NamedTuple):
    """A format: what its files end with, what readers call it, and what writes one."""

    extension: str
    label: str
    write: Writer


def json_object(form: msgspec.Struct) -> bytes:
    """Return a value as a JSON object in UTF-8, on one line, without control characters."""
    return _CONTROLS.sub(_escaped, _ENCODER.encode(form))


def _escaped(control: re.Match[bytes]) -> bytes:
    return rb"\u%04x" % ord(control[0].decode())


def json_array(forms: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Yield a JSON array of values, in their order, one on each line."""
    before = b"[\n"
    for form in forms:
        yield before + json_object(form)
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


def json_lines(forms: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """Yield values as JSON Lines (https://jsonlines.org), in their order."""
    for form in forms:
        yield json_object(form) + b"\n"


def _encoded(
    write: Callable[[Iterable[CslItem]], Iterator[str]],
) -> Callable[[Iterable[CslItem]], Iterator[bytes]]:
    """Return a writer of text as one of bytes."""
    return lambda items: (piece.encode() for piece in write(items))


# Name of a format made from CSL items -> the function that yields its bytes.
ITEM_FORMATS: Mapping[str, Callable[[Iterable[CslItem]], Iterator[bytes]]] = {
    "csl-json": json_array,
    "bibtex": _encoded(bibtex_lines),
    "ris": _encoded(ris_lines),
    "csv": _encoded(csv_lines),
    "jsonl": json_lines,
}


def _of_forms(papers: Iterable[Paper], vocabulary: Vocabulary) -> Iterator[bytes]:
    return json_array(map(PaperForms(vocabulary).of, papers))


def _of_items(name: str) -> Writer:
    def write(papers: Iterable[Paper], vocabulary: Vocabulary) -> Iterator[bytes]:
        return ITEM_FORMATS[name](map(CslItems.of_shelf(vocabulary).of, papers))

    return write


# Name of a format -> the format.
FORMATS: Mapping[str, Format] = {
    "json": Format("json", "JSON", _of_forms),
    "csl-json": Format("csl.json", "CSL-JSON", _of_items("csl-json")),
    "bibtex": Format("bib", "BibTeX", _of_items("bibtex")),
    "ris": Format("ris", "RIS", _of_items("ris")),
    "csv": Format("csv", "CSV", _of_items("csv")),
    "jsonl": Format("jsonl", "JSON Lines", _of_items("jsonl")),
}
