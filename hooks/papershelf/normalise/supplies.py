"""Looks values up in front matter and body by the names of their sources.

A source is written as
- ``doi``: a key of the front matter, however it is spelt there: ``DOI``; for ``publish_date``
  ``publishDate`` and ``Publish date`` as well;
- ``**Date**``: a label of the body, a line ``**Date:** …`` or ``- **Date**: …``;
- ``#``: the first heading of level 1;
- ``## Abstract``: the text below a heading of that name, whatever its level;
- ``@doi``: a fact of the scraped page's head, see `page`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from papershelf.normalise.body import (
    BEFORE_LABEL,
    LABEL_VALUE,
    Block,
    heading_name,
    line_start,
)
from papershelf.normalise.findings import NOTHING, Finding, Read
from papershelf.normalise.keys import key_source
from papershelf.normalise.limits import LONGEST_KEY, line_of
from papershelf.normalise.meta import LINKS, by_source
from papershelf.normalise.other_types import as_written, colon_finding, read_other, wrong_type
from papershelf.normalise.page import FACTS
from papershelf.normalise.text import clean_characters

# First characters of sources that are not front matter keys, and of those among them that are
# looked up in the text of the body.
_MARKS = "*#@"
_TEXT_MARKS = "#@"

# Where the record's own address may be found; some contain the DOI or another id as well.
ADDRESSES = (
    *("source_url", "scraped_url", "url", "link", "**Source URL**", "**URL**"),
    *("paper_url", "paperurl", "article_url", "url_pdf", "pdf_url", LINKS),
)  # fmt: skip

# Characters at both ends of a body where tools write labels; scraped pages have none.
_LABEL_REACH = 50_000

# Texts of the front matter with their labels.
Pieces: TypeAlias = tuple[tuple[str | None, str], ...]
# How deep lists and mappings are searched for texts: front matter is no deeper.
_DEEPEST = 50
# Keys of the text itself, which are no labels of its parts.
_OF_TEXT = frozenset(("text", "content", "value", "abstract", "body", "p", "paragraph"))
_EMPTY: tuple[object, ...] = (None, "")
_OF_LABEL = ("label", "heading", "title", "name")

# Limits for tags: longer or more values are not tags.
_MAX_TAGS = 300
_MAX_TAGS_TEXT = 5_000
_NO_TAGS: Read[tuple[str, ...]] = Read((), "", ())


def is_of_body(source: str) -> bool:
    """Return whether a source is a label, heading or page fact, not a front matter key."""
    return source[:1] in _MARKS


def is_address(source: str) -> bool:
    """Return whether a source, as a `Read` names it, has the address of the record's page."""
    return source in ADDRESSES or key_source(source.rpartition(".")[2]) in ADDRESSES


def is_listed(source: str) -> bool:
    """Return whether a source is a key or a label, one of `Supplies.names`."""
    return source[:1] not in _TEXT_MARKS


_NO_SIBLINGS: Mapping[str, frozenset[str]] = {}


class Supplies:
    """Gives typed access to the front matter and the body of one record."""

    __slots__ = ("_blocks", "_body", "_labels", "_meta", "_spelt")

    def __init__(
        self,
        meta: Mapping[str, object],
        body: str,
        blocks: tuple[Block, ...],
        siblings: Mapping[str, frozenset[str]] = _NO_SIBLINGS,
    ) -> None:
        """Find the labels of the body, whose headings must be on lines of their own.

        `siblings` are the keys of one field, see `by_source`.
        """
        self._meta, self._spelt = by_source(meta, siblings)
        self._body = body
        self._blocks = blocks
        self._labels = _labels(body)

    @property
    def names(self) -> tuple[str, ...]:
        """The keys and labels that the record has, empty ones too, in the form of sources."""
        return (*self._meta, *self._labels)

    def key_of(self, source: str) -> str:
        """Return the key, as the record spells it, whose value a source has."""
        return self._spelt.get(source, source)

    def text(self, sources: Iterable[str]) -> Read[str | None]:
        """Return the text of the first source that has one."""
        findings: tuple[Finding, ...] = ()
        meta = self._meta
        for source in sources:
            value = meta.get(source) if source[0] not in _MARKS else self._value(source)
            if not value:
                continue
            if isinstance(value, str):
                if text := value.strip():
                    key = self._spelt.get(source, source)
                    read = line_of(key, text, findings, whole=source in ADDRESSES)
                    if read.value is not None:
                        return read
                    findings = read.findings
            else:
                # Of several links the first counts.
                several = value[:1] if source == LINKS and isinstance(value, list) else value
                read = read_other(self._spelt.get(source, source), several)
                findings += read.findings
                if read.value is not None:
                    return line_of(read.source, read.value, findings)
        return Read(None, findings=findings) if findings else NOTHING

    def candidates(self, sources: tuple[str, ...]) -> Iterator[Read[str | None]]:
        """Yield for each source with a value its text, or a finding if it is not a text.

        A list of one text is that text; of several texts the first counts.
        """
        meta = self._meta
        for source in sources:
            value = meta.get(source) if source[0] not in _MARKS else self._value(source)
            if not value:
                continue
            if isinstance(value, str):
                if text := value.strip():
                    key = self._spelt.get(source, source)
                    yield line_of(key, text, whole=source in ADDRESSES)
            elif source == LINKS and isinstance(value, list):
                for address in value:
                    yield line_of(self._spelt.get(source, source), address, whole=True)
            else:
                read = read_other(self._spelt.get(source, source), value)
                if read.value is not None:
                    read = line_of(read.source, read.value, read.findings)
                yield read

    def values(self, sources: Iterable[str]) -> Iterator[Read[object]]:
        """Yield the value, of any type, of each source that has one, in order."""
        meta = self._meta
        for source in sources:
            value = meta.get(source) if source[0] not in _MARKS else self._value(source)
            if value:
                yield Read(value, self._spelt.get(source, source), value)

    def prose(self, keys: Iterable[str]) -> list[Read[Pieces]]:
        """Return the prose of each of some keys, in order: its pieces with their labels.

        A key may hold a text, a list of texts, or a mapping of labels and texts.
        """
        meta = self._meta
        return [
            _prose(self.key_of(key), meta[key])
            for key in keys
            if key in meta and meta[key] not in _EMPTY
        ]

    def first(self, sources: Iterable[str]) -> Read[object]:
        """Return the first value, of any type, that is not empty."""
        return next(self.values(sources), NOTHING)

    def tags(self, sources: Iterable[str]) -> Read[tuple[str, ...]]:
        """Return all tags of all sources in order, without repetitions; commas separate tags.

        The result's `source` names the sources that have any.
        """
        found: dict[str, None] = {}
        findings: list[Finding] = []
        used: list[str] = []
        for source in sources:
            value = self._value(source)
            if value is None:
                continue
            before = len(found)
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, str) and len(item) <= _MAX_TAGS_TEXT:
                    text = item
                else:
                    text = _tags_text(source, item, findings)
                for tag in text.split(",") if "," in text else (text,):
                    if tag := tag.strip():
                        found[tag] = None
            if len(found) > before:
                used.append(self.key_of(source))
            if len(found) > _MAX_TAGS:
                message = f"found more than {_MAX_TAGS} values, the others are not read"
                findings.append(Finding("field-type", source, message))
                break
        if not found and not findings:
            return _NO_TAGS
        tags = tuple(found)[:_MAX_TAGS]
        return Read(tags, ", ".join(used), tags, tuple(dict.fromkeys(findings)) if findings else ())

    def _value(self, source: str) -> object:
        if source[0] not in _MARKS:
            return self._meta.get(source)
        if source[0] == "*":
            return self._labels.get(source)
        if source[0] == "@":
            return FACTS[source](self._body)
        if source == "#":
            return next((block.heading for block in self._blocks if block.level == 1), None)
        name = heading_name(source.lstrip("# "))
        return next((block.text for block in self._blocks if block.name == name), None)


def _tags_text(source: str, item: object, findings: list[Finding]) -> str:
    """Return the tags that an item has if it is no short text; add what is wrong with it."""
    if isinstance(item, dict) and (text := as_written(item)):
        findings.append(colon_finding(source, text))
        item = text
    if isinstance(item, str) and len(item) <= _MAX_TAGS_TEXT:
        return item
    if item is not None:
        findings.append(wrong_type(source, item, "a tag or a list of tags"))
    return ""


def pieces_of(value: object) -> Pieces:
    """Return the texts in a value, each with the key that names it."""
    return tuple(_pieces(value, None, _DEEPEST, set()))


def _prose(key: str, value: object) -> Read[Pieces]:
    pieces = pieces_of(value)
    if pieces or isinstance(value, str):
        return Read(pieces, key, value)
    return Read((), findings=(wrong_type(key, value, "a text"),))


def text_of(pieces: Pieces) -> str:
    """Join pieces with their labels to one Markdown text."""
    paragraphs = [f"**{label}:** {text}" if label else text for label, text in pieces]
    return clean_characters("\n\n".join(paragraphs))


def _pieces(
    value: object, label: str | None, depth: int, seen: set[int]
) -> Iterator[tuple[str | None, str]]:
    """Yield the texts in a value, each with the key that names it.

    YAML can name one list in many places: `seen` has those that were read.
    """
    if isinstance(value, str):
        if text := value.strip():
            yield label, text
        return
    if not depth or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, list):
        for item in value:
            yield from _pieces(item, label, depth - 1, seen)
            label = None
    elif isinstance(value, dict):
        own = next((value[key] for key in _OF_LABEL if isinstance(value.get(key), str)), None)
        left_out: tuple[str, ...] = ()
        if own is not None and not _OF_TEXT.isdisjoint(value):
            left_out, label = _OF_LABEL, own[:LONGEST_KEY]
        for key, item in value.items():
            if key not in left_out:
                named = label if key.lower() in _OF_TEXT else key[:1].upper() + key[1:LONGEST_KEY]
                yield from _pieces(item, named, depth - 1, seen)


def _labels(body: str) -> dict[str, str]:
    """Find the labels of a body; of several with one name the first counts."""
    if len(body) > 2 * _LABEL_REACH:
        body = f"{body[:_LABEL_REACH]}\n{body[-_LABEL_REACH:]}"
    found: dict[str, str] = {}
    # What `LABEL_VALUE.finditer` does; but finding two stars takes a tenth of a pattern's time.
    at = body.find("**")
    while at >= 0:
        match = LABEL_VALUE.match(body, at)
        if match and line_start(body, at, BEFORE_LABEL) is not None:
            found.setdefault(f"**{match[1]}**", match[2])
        at = body.find("**", match.end() if match else at + 1)
    return found
