"""Reads what the formats write with parsers of other projects, back into CSL items."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import fastjsonschema
import msgspec
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import MonthIntMiddleware, SeparateCoAuthors
from bibtexparser.middlewares.names import parse_single_name_into_parts
from papershelf.exports.csl import CslItem
from papershelf.exports.text import line
from pylatexenc.latex2text import LatexNodes2Text

from tests.exports.csl_schema import SCHEMA

_valid = fastjsonschema.compile(SCHEMA)
_LATEX = LatexNodes2Text(keep_comments=True)


def comparable(item: CslItem) -> dict[str, Any]:
    """What every format keeps of an item: all names as one text, the abstract on one line."""
    kept: dict[str, Any] = msgspec.to_builtins(item)
    kept["author"] = "; ".join([", ".join(name.parts) for name in item.author])
    kept["issued"] = item.issued.parts if item.issued else ()
    kept["key"] = item.key
    for key in ("citation-key", "container-title-short", "genre"):
        kept.pop(key, None)
    if "abstract" in kept:
        kept["abstract"] = line(kept["abstract"])
    return kept


def differences(
    expected: list[dict[str, Any]], found: list[dict[str, Any]]
) -> list[dict[str, tuple[Any, Any]]]:
    """For each item that differs, the fields that do: what was expected and what was found.

    A file has the id of a paper, or its key, or both.
    """
    assert len(expected) == len(found)
    either = {"id", "key"}
    return [
        {key: (one.get(key), other.get(key)) for key in keys}
        for one, other in zip(expected, found, strict=True)
        if (keys := {key for key in one | other if one.get(key) != other.get(key)})
        and (keys - either or either <= keys)
    ]


def read_csl(text: str) -> list[dict[str, Any]]:
    """The items of a CSL-JSON file, which is valid by the schema."""
    found = msgspec.json.decode(text)
    _valid(found)
    return [comparable(item) for item in msgspec.json.decode(text, type=list[CslItem])]


def read_json_lines(text: str) -> list[dict[str, Any]]:
    """The items of JSON Lines."""
    lines = text.split("\n")
    assert lines.pop() == ""
    return read_csl(f"[{','.join(lines)}]")


def read_bibtex(text: str) -> list[dict[str, Any]]:
    """The entries of a BibTeX file, in which no block failed."""
    names = [SeparateCoAuthors(), MonthIntMiddleware()]
    library = parse_string(text, append_middleware=names)
    assert library.failed_blocks == []
    assert len(library.blocks) == len(library.entries)
    return [_entry(entry) for entry in library.entries]


_BIBTEX_TYPES = {"article": "article-journal", "incollection": "chapter", "misc": "article"}
_BIBTEX = {
    **{"journal": "container-title", "booktitle": "container-title"},
    **{"howpublished": "container-title", "number": "issue", "issn": "ISSN", "pmid": "PMID"},
    "pmcid": "PMCID",
}
_LITERAL = {"doi": "DOI", "url": "URL"}


def _entry(entry: Any) -> dict[str, Any]:
    fields = {field.key: field.value for field in entry.fields}
    found: dict[str, Any] = {"key": entry.key, "type": _BIBTEX_TYPES[entry.entry_type]}
    date = [int(fields.pop(key)) for key in ("year", "month", "day") if key in fields]
    found["issued"] = tuple(date)
    found["author"] = "; ".join(map(_bibtex_name, fields.pop("author", ())))
    if "pages" in fields:
        found["page"] = _plain(fields.pop("pages").replace("--", "-"))
    if "keywords" in fields:
        keywords = re.findall("(?:^|, )({[^{}]*}|[^,]+)", fields.pop("keywords"))
        found["keyword"] = "; ".join(map(_plain, keywords))
    fields.pop("type", None)
    for key, value in fields.items():
        text = value if key in _LITERAL else line(_plain(value))
        found[_LITERAL.get(key) or _BIBTEX.get(key, key)] = text
    return found


def _bibtex_name(name: str) -> str:
    parts = parse_single_name_into_parts(name, strict=True)
    pieces = map(" ".join, ((*parts.von, *parts.last), parts.first, parts.jr))
    return ", ".join(_plain(piece) for piece in pieces if piece)


def _plain(value: str) -> str:
    """A value without TeX's commands and groups."""
    if "\\" not in value:
        return re.sub("[{}]", "", value)
    # pylatexenc reads this command as another character, the accent.
    text: str = _LATEX.latex_to_text(value.replace("\\textasciicircum{}", "{^}"))
    return text


_RIS_TYPES = {"JOUR": "article-journal", "CHAP": "chapter", "UNPB": "article"}
_RIS = {
    **{"title": "title", "secondary_title": "container-title", "volume": "volume", "id": "key"},
    **{"number": "issue", "publisher": "publisher", "issn": "ISSN", "doi": "DOI"},
    **{"accession_number": "PMID", "custom2": "PMCID", "language": "language"},
    "abstract": "abstract",
}


def read_ris(text: str) -> list[dict[str, Any]]:
    """The records of a RIS file."""
    assert "\n" not in text.replace("\r\n", "")
    return [_record(record) for record in rispy.loads(text)]


def _record(record: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": _RIS_TYPES[record.pop("type_of_reference")]}
    date = record.pop("date", record.get("year", ""))
    found["issued"] = tuple(map(int, filter(None, date.split("/"))))
    assert date[:4] == record.pop("year", "")
    found["author"] = "; ".join(record.pop("authors", ()))
    pages = [record.pop(key) for key in ("start_page", "end_page") if key in record]
    lists = {
        "page": "-".join(pages),
        "keyword": "; ".join(record.pop("keywords", ())),
        "note": " ".join(record.pop("notes", ())),
        "URL": ";".join(record.pop("urls", ())),
    }
    found.update((key, value) for key, value in lists.items() if value)
    for key in ("alternate_title1", "type_of_work"):
        record.pop(key, None)
    return {**found, **{_RIS[key]: value for key, value in record.items()}}


_CSV = {
    **{"id": "id", "type": "type", "title": "title", "journal": "container-title"},
    **{"volume": "volume", "issue": "issue", "pages": "page", "publisher": "publisher"},
    **{"issn": "ISSN", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "URL"},
    **{"language": "language", "keywords": "keyword", "note": "note", "abstract": "abstract"},
}


def read_csv(text: str) -> list[dict[str, Any]]:
    """The lines of a CSV file, without the apostrophes before formulas."""
    return [dict(_cells(row)) for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)]


def _cells(row: dict[str, str]) -> Iterator[tuple[str, Any]]:
    cells = {key: re.sub("(^|;)'('*[=+\\-@＝＋－＠])", r"\1\2", row[key]) for key in row}
    yield "issued", tuple(map(int, filter(None, cells.pop("date").split("-"))))
    yield "author", cells.pop("authors")
    for key, value in cells.items():
        if value:
            yield _CSV[key], value


READERS = {
    "csl-json": read_csl,
    "bibtex": read_bibtex,
    "ris": read_ris,
    "csv": read_csv,
    "jsonl": read_json_lines,
}
