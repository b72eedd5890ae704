"""Finds what in the front matter no field is read from: unknown keys, prose, second values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from papershelf.normalise.declaration import Fields
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding
from papershelf.normalise.keys import (
    HOLDERS,
    SECTIONS,
    WITHOUT_TEXT,
    is_empty,
    key_source,
    nearest_key,
)
from papershelf.normalise.ledger import Reason
from papershelf.normalise.meta import LINKS, held_in, left_in
from papershelf.normalise.supplies import pieces_of, text_of
from papershelf.vocabulary import Vocabulary

# A text of fewer words is a value, such as a name or a tag.
_WORDS = 5
_MOST_SHOWN = 80
_STOPS = ".!?。"


def take_unread(draft: Draft, fields: Fields, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Show sentences under their key, as sections; withhold other prose; report unknown keys.

    The tools' own keys have no text of the paper.

    Args:
        draft: of the record, before its body is read.
        fields: the declaration, which knows the keys of all variants.
        vocabulary: its facets are read from keys, too.
    """
    record = draft.record
    known = fields.known(vocabulary.tag_keys, vocabulary.fact_keys, vocabulary.ignored_keys)
    _take_sentences(draft, vocabulary)
    if record.meta.keys() <= known and not record.repeated:
        return ()  # all the keys of nearly all records
    findings: list[Finding] = []
    for key, name, value in _each(record.meta):
        source = key_source(key)
        if key != name and source in fields.read_keys:
            _take_held(draft, source, name, value)
        if key in known:
            continue
        if source in map(key_source, vocabulary.ignored_keys):
            continue
        if source in known:
            own = draft.supplies.key_of(source)
            if key == name != own and source in fields.read_keys:
                findings += _second(draft, key, own, value)
            continue
        if source not in SECTIONS and not is_empty(value):
            findings.append(_unknown(name, source, fields, vocabulary))
        _take(draft, key, value)
    for key, value in (*record.repeated, *_left(record.meta)):
        _take(draft, key, value)
    return tuple(findings)


def _each(meta: Mapping[str, object]) -> Iterator[tuple[str, str, object]]:
    """Yield each key, its name with that of the mapping that holds it, and its value."""
    for key, value in meta.items():
        if key_source(key) not in HOLDERS:
            yield key, key, value
        else:
            for inner, held in held_in(key, value).items():
                yield inner, key if inner == key else f"{key}.{inner}", held


def _left(meta: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield what mappings and citations have that is no key, with the key that holds them."""
    for key, value in meta.items():
        if key_source(key) in HOLDERS:
            for item in left_in(key, value, meta.get("title")):
                yield key, item


def _take_sentences(draft: Draft, vocabulary: Vocabulary) -> None:
    """Take the sentences in keys that hold words or numbers, and in the names of links."""
    meta = draft.record.meta
    read = (vocabulary.tag_keys, vocabulary.ignored_keys)
    for key, source in _wordy(tuple(meta), vocabulary.fact_keys, *read):
        value = meta[key]
        if not _is_prose(value):
            continue  # nearly all
        if source == LINKS:
            if not isinstance(value, str):
                _take(draft, key, [text for _, text in pieces_of(value) if _is_prose(text)])
        elif sentences := [text for text in _long(value) if _is_sentence(text)]:
            _take(draft, key, sentences)


# Cached: the records of one tool have the same keys.
@lru_cache(maxsize=64)
def _wordy(
    keys: tuple[str, ...], facts: frozenset[str], *read: frozenset[str]
) -> list[tuple[str, str]]:
    """Return the keys of words, numbers, links or `facts` that are not `read`, with sources."""
    sources = [(key, key if key in WITHOUT_TEXT else key_source(key)) for key in keys]
    return [
        (key, source)
        for key, source in sources
        if source == LINKS
        or (
            (source in WITHOUT_TEXT or source in facts)
            and not any(source in known for known in read)
        )
    ]


def _long(value: object) -> Iterable[str]:
    """Return the texts of some words in a value that is or has such texts."""
    if isinstance(value, str):
        return (value,)
    return [text for _, text in pieces_of(value) if text.count(" ") >= _WORDS - 1]


def _is_sentence(text: str) -> bool:
    """Return whether a text is sentences, and no list of words, address or citation."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    signs = text.count(",") + text.count(";")
    return text.rstrip()[-1] in _STOPS and 2 * small >= len(words) and 4 * signs < len(words)


def _take_held(draft: Draft, source: str, name: str, value: object) -> None:
    """Take the text of a key in a mapping if the record's own key is read in its place."""
    meta = draft.record.meta
    holder = meta.get(name.partition(".")[0])
    # The parts of a reference are copies of the record's own.
    of_mapping = not isinstance(holder, str) or holder.lstrip().startswith("@")
    if of_mapping and draft.supplies.key_of(source) != name and value not in meta.values():
        _take(draft, name.rpartition(".")[2], value)


def _unknown(key: str, source: str, fields: Fields, vocabulary: Vocabulary) -> Finding:
    if nearest := nearest_key(
        source, fields.read_keys | vocabulary.tag_keys | vocabulary.fact_keys
    ):
        message = f"no field is read from {key!r}; did you mean {nearest!r}?"
        return Finding("key-misspelt", key, message)
    return Finding("key-unknown", key, f"no field is read from {key!r}")


def _second(draft: Draft, key: str, own: str, value: object) -> Iterator[Finding]:
    """Yield the problem of a key that is there in two spellings; take the text of the second."""
    if is_empty(value) or value == draft.record.meta.get(own):
        return
    lost = f"; {value[:_MOST_SHOWN]!r} is not read" if isinstance(value, str) else ""
    yield Finding("key-repeated", key, f"{key} is the same key as {own}{lost}. Delete one of them")
    _take(draft, key, value)


def _take(draft: Draft, key: str, value: object) -> None:
    """Enter the prose of a value in the ledger: sentences are shown, the rest is withheld."""
    if not _is_prose(value):
        return
    pieces = [piece for piece in pieces_of(value) if _is_prose(piece[1])]
    if not draft.variant.marks and any(text[-1] in _STOPS for _, text in pieces):
        draft.show_apart(key, text_of(pieces_of(value)))
    else:
        draft.withhold_apart(Reason.UNREAD, sum(len(text) for _, text in pieces))


def _is_prose(value: object) -> bool:
    """Return whether a value is or has a text of some words."""
    if isinstance(value, str):
        return value.count(" ") >= _WORDS - 1
    items = [*value.values()] if isinstance(value, dict) else value
    for item in items if isinstance(items, list) else ():
        # Deeper values are checked when the key is read.
        if item.count(" ") >= _WORDS - 1 if isinstance(item, str) else item:
            return True
    return False
