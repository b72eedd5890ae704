"""Reads the facets that a vocabulary file declares, under ``facets:``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from papershelf.vocabulary.check import SLUG, lists, mapping, text, texts, unknown
from papershelf.vocabulary.facets import Facet, FacetKind

# Sections of the file that do not belong to a facet.
FACETS = "facets"
IGNORED, IGNORED_KEYS, IGNORED_FILES = "ignored", "ignored_keys", "ignored_files"
MISSING = (
    "facets: missing; it declares the sections that hold terms, in order: "
    "facets: {plants: {name: plant, label: Plant, title: Plants}}"
)
# The search index has sixteen fields at most; the first seven take the least space.
_MOST = 8
# Tags are the first filters of the search page, years the next; see `catalogue.facets`.
_DESIGN_PLACE = 2
_TEXTS = ("name", "label", "title", "address", "introduction", "kind")
_KEYS = (*_TEXTS, "keys", "keys_of", "guessed")
_NAME = re.compile(r"[a-z]+")
# Already used as query fields or parameters of the search page's address.
_TAKEN_NAMES = frozenset(
    "abstract author authors body doi from has journal journals order q sort summary text title "
    "to undated verbatim without year years".split()
)
_TAKEN_ADDRESSES = frozenset("about assets authors journals papers search years".split())


def read_facets(value: object, faults: list[str]) -> tuple[Facet, ...]:
    """Return the facets that a file declares, in its order; add what is wrong to `faults`."""
    if value is None:
        faults.append(MISSING)
        return ()
    declared = mapping(value, FACETS, faults)
    facets = [_facet(str(section), entry, faults) for section, entry in declared.items()]
    faults += _clashes(facets)
    faults += _misplaced(facets)
    return tuple(_placed(facets))


def _facet(section: str, value: object, faults: list[str]) -> Facet:
    where = f"{FACETS}.{section}"
    entry = mapping(value, where, faults)
    faults += [f"{where}.{unknown(str(key), 'key', _KEYS)}" for key in entry if key not in _KEYS]
    found = {key: text(entry.get(key), f"{where}.{key}", faults) or "" for key in _TEXTS}
    for key in ("name", "label", "title"):
        if not found[key]:
            faults.append(f"{where}: {key} missing")
    kind = _kind(found["kind"], where, faults)
    address = found["address"] or section
    if kind is FacetKind.DESIGN:
        faults += [
            f"{where}.{key}: a facet of kind design has no pages and reads no front matter"
            for key in ("address", "introduction", "keys", "keys_of", "guessed")
            if entry.get(key)
        ]
        address = ""
    return Facet(
        name=found["name"] or section,
        label=found["label"],
        title=found["title"],
        kind=kind,
        address=address,
        introduction=found["introduction"],
        many=kind is FacetKind.TAGS,
        tree=kind is FacetKind.TAGS,
        section=section,
        field=section,
        keys=texts(entry.get("keys"), f"{where}.keys", faults) or (section,),
        keys_of=lists(entry.get("keys_of"), f"{where}.keys_of", faults),
        guessed=lists(entry.get("guessed"), f"{where}.guessed", faults),
    )


def _kind(value: str, where: str, faults: list[str]) -> FacetKind:
    kinds = (FacetKind.TAGS, FacetKind.DESIGN)
    if value and value not in kinds:
        faults.append(f"{where}.kind: {unknown(value, 'kind', kinds)}")
    return FacetKind.DESIGN if value == FacetKind.DESIGN else FacetKind.TAGS


def _clashes(facets: Sequence[Facet]) -> Iterator[str]:
    """Yield a fault for each name or address that cannot be used or is used already."""
    names: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for facet in facets:
        where = f"{FACETS}.{facet.section}"
        for key, name in (("name", facet.name), ("section", facet.section)):
            if not _NAME.fullmatch(name):
                yield f"{where}: found the {key} {name!r}, expected small letters a to z"
            elif name in _TAKEN_NAMES or (key == "section" and name in (IGNORED, FACETS)):
                yield f"{where}: the {key} {name!r} means something else in a query or here"
            elif names.setdefault(name, facet.section) != facet.section:
                yield f"{where}: the {key} {name!r} is that of {names[name]} already"
        address = facet.address
        if not address:
            continue
        if not SLUG.fullmatch(address):
            yield f"{where}.address: found {address!r}, expected words joined by hyphens"
        elif address in _TAKEN_ADDRESSES:
            yield f"{where}.address: {address!r} is the folder of other pages"
        elif addresses.setdefault(address, facet.section) != facet.section:
            yield f"{where}.address: {address!r} is that of {addresses[address]} already"


def _misplaced(facets: Sequence[Facet]) -> Iterator[str]:
    """Yield what is wrong with the number and order of the facets."""
    designs = [facet.section for facet in facets if facet.kind is FacetKind.DESIGN]
    if len(designs) > 1:
        yield f"{FACETS}: {' and '.join(designs)} are of kind design, expected one at most"
    if facets and facets[0].kind is FacetKind.DESIGN:
        yield (
            f"{FACETS}.{facets[0].section}: expected after a facet of tags, in whose field of "
            "the search index its terms are"
        )
    if len(facets) - len(designs) > _MOST:
        yield f"{FACETS}: found {len(facets)}, expected {_MOST} at most"


def _placed(facets: Sequence[Facet]) -> Iterator[Facet]:
    """Yield each facet name once; a design gets the index field of the facet before it."""
    field = ""
    for facet in {facet.name: facet for facet in facets}.values():
        if facet.kind is FacetKind.DESIGN:
            yield replace(facet, field=field or facet.field, place=_DESIGN_PLACE)
        else:
            field = facet.field
            yield facet
