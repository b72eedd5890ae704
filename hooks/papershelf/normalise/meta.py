"""Gives the front matter by the names of sources, however its keys are spelt, wherever they are.

Beside its own keys a record may have some in a mapping: Quarto's ``citation``, Hugo's ``params``.
They count where the record itself has none.  A citation may also be a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_ADDRESS = re.compile(r"(?:https?://|10\.\d{4,9}/)\S", re.IGNORECASE)


def by_source(meta: Mapping[str, object]) -> tuple[Mapping[str, object], dict[str, str]]:
    """Return the front matter by sources, and the keys that are not spelt or placed like them.

    A key spelt like the source wins over others, because the tools write it so; then the
    first one.
    """
    found, spelt = meta, dict[str, str]()
    if _OTHERWISE_SPELT.search("\n".join(meta)):
        spelt = {source: key for key in [*meta][::-1] if (source := key_source(key)) not in meta}
        found = {**meta, **{source: meta[key] for source, key in spelt.items()}}
    if _SPECIAL.isdisjoint(found):
        return found, spelt
    found = {**found}
    if LINKS in found:
        found[LINKS] = [*_addresses(found[LINKS])]
    for holder in HOLDERS:
        for key, value in held_in(holder, found.get(holder), found.get("title")).items():
            source = key_source(key)
            if is_empty(found.get(source)) and not is_empty(value):
                found[source] = value
                spelt[source] = f"{spelt.get(holder, holder)}.{key}"
    return found, spelt


def held_in(holder: str, value: object, title: object = None) -> Mapping[str, object]:
    """Return the keys that the value of a holder has: a mapping, or the text of a citation.

    A text that is no citation is returned under the holder's own name.
    """
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        return value
    if isinstance(value, str) and key_source(holder) == "citation":
        parts = parts_of_reference(value, title if isinstance(title, str) else None)
        return parts or {holder: value}
    return {}


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
