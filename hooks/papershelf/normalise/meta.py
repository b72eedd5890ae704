"""Gives the front matter by the names of sources, however its keys are spelt, wherever they are.

Beside its own keys a record may have some in a mapping: Quarto's ``citation``, Hugo's ``params``.
They count where the record itself has none.  A citation may also be a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from papershelf.normalise.keys import HOLDERS, is_empty, key_source
from papershelf.normalise.reference import parts_of_reference

# Hugo's list of addresses, each with a name: ``links: [{name: Preprint, url: https://…}]``.
LINKS = "links"
_OTHERWISE_SPELT = re.compile(r"[^a-z0-9_\n]")
_SPECIAL = frozenset((*HOLDERS, LINKS))
_ADDRESS_KEYS = ("url", "href", "link", "address", "target")
_NAME_KEYS = ("name", "title", "label", "text", "type", "icon")
# Words in the names of links that do not lead to the paper.
_OTHER_THINGS = re.compile(
    r"\b(?:code|data|datasets?|github|gitlab|media|posters?|press|projects?|recording|slides|"
    r"software|source code|suppl\w*|talks?|tweets?|twitter|videos?|youtube)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_SENTENCE = 5  # words
_ADDRESS_OR_DOI = re.compile(r"(?:https?:|doi:?\s*)?\S*10\.\d{4,9}/\S+|https?:\S+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|10\.\d{4,9}/)\S", re.IGNORECASE)


def by_source(
    meta: Mapping[str, object], siblings: Mapping[str, frozenset[str]]
) -> tuple[Mapping[str, object], dict[str, str]]:
    """Return the front matter by sources, and the keys that are not spelt or placed like them.

    A key spelt like the source wins over others, because the tools write it so; then the
    first one.  A key within another is taken where the record has none of its `siblings`,
    which are read for the same field.
    """
    others = _otherwise_spelt(tuple(meta))
    if not others and _SPECIAL.isdisjoint(meta):
        return meta, {}
    spelt = {**others}
    found = {**meta, **{source: meta[key] for source, key in spelt.items()}}
    if _SPECIAL.isdisjoint(found):
        return found, spelt
    if LINKS in found:
        found[LINKS] = [*_addresses(found[LINKS])]
    own = frozenset(key for key, value in found.items() if not is_empty(value))
    for holder in HOLDERS:
        for key, value in held_in(holder, found.get(holder), found.get("title")).items():
            source = key_source(key)
            taken = siblings.get(source, frozenset((source,)))
            if own.isdisjoint(taken) and not is_empty(value) and is_empty(found.get(source)):
                found[source] = value
                spelt[source] = f"{spelt.get(holder, holder)}.{key}"
    return found, spelt


# Cached: the records of one tool have the same keys.
@lru_cache(maxsize=64)
def _otherwise_spelt(keys: tuple[str, ...]) -> Mapping[str, str]:
    """Return source -> key, for the keys that are not spelt like the source."""
    if not _OTHERWISE_SPELT.search("\n".join(keys)):
        return {}
    own = frozenset(keys)
    return {source: key for key in keys[::-1] if (source := key_source(key)) not in own}


def held_in(holder: str, value: object, title: object = None) -> Mapping[str, object]:
    """Return the keys that the value of a holder has: a mapping, or the text of a citation.

    A text that is no citation is returned under the holder's own name.
    """
    value, _ = _first_of(value)
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and key_source(holder) == "citation":
        parts = parts_of_reference(value, title if isinstance(title, str) else None)
        return parts or {holder: value}
    return {}


def left_in(holder: str, value: object, title: object = None) -> list[object]:
    """Return what a holder's value has beside the keys of `held_in`.

    These are the items of a list after the first, and sentences after a citation.
    """
    first, left = _first_of(value)
    if isinstance(first, str):
        held = held_in(holder, first, title)
        if holder not in held:
            left = [*_beside(first, (*held.values(), title)), *left]
    return left


def _first_of(value: object) -> tuple[object, list[object]]:
    """Return the first item of a list with those that name other keys, and the other items."""
    if not isinstance(value, list) or not value:
        return value, []
    first, left = value[0], list[object]()
    for item in value[1:]:
        # A dash before each key makes as many mappings.  One that repeats a key is another paper.
        if isinstance(first, dict) and isinstance(item, dict) and first.keys().isdisjoint(item):
            first = {**first, **item}
        else:
            left.append(item)
    return first, left


def _beside(text: str, parts: Iterable[object]) -> Iterator[str]:
    """Yield the sentences of a citation most of whose words are in none of its parts."""
    used = {word for part in parts for word in _WORD.findall(str(part).lower())}
    for sentence in _SENTENCE_END.split(text):
        words = _WORD.findall(_ADDRESS_OR_DOI.sub("", sentence).lower())
        if len(words) >= _SENTENCE and 2 * sum(word in used for word in words) < len(words):
            yield sentence


def _addresses(value: object) -> Iterator[str]:
    """Yield the addresses in a list of links that may lead to the paper."""
    if isinstance(value, str):
        value = value.split()
    pairs = value.items() if isinstance(value, dict) else [("", item) for item in _list(value)]
    for name, item in pairs:
        if isinstance(item, dict):
            texts = {key_source(str(key)): text for key, text in item.items()}
            named = [text for key in _NAME_KEYS if isinstance(text := texts.get(key), str)]
            name = " ".join((str(name), *named))
            item = next((texts[key] for key in _ADDRESS_KEYS if texts.get(key)), None)
        if isinstance(item, str) and _ADDRESS.match(item) and not _OTHER_THINGS.search(str(name)):
            yield item


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
