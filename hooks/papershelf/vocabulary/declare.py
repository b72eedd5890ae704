"""Reads the facets that a vocabulary file declares, under ``facets:``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from papershelf.vocabulary.check import (
    SLUG,
    flag,
    lists,
    mapping,
    number,
    text,
    texts,
    unknown,
    whole_number,
)
from papershelf.vocabulary.facets import Facet, FacetKind
from papershelf.vocabulary.fact_rules import PATTERNS, FactRules, pattern_faults

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
_FACTS_PLACE = 2
_TEXTS = ("name", "label", "title", "address", "introduction", "kind")
_TAGS_ONLY = ("address", "introduction", "keys_of", "guessed")
_SLUGS = ("precedence", "sooner", "later", "without")
_FACTS_ONLY = ("several", "least", "numbers", "units", *_SLUGS, *PATTERNS)
_KEYS = tuple(dict.fromkeys((*_TEXTS, "keys", *_TAGS_ONLY, *_FACTS_ONLY)))
# What facets of facts were called when a shelf could have one only.
_EARLIER = {"design": FacetKind.FACTS.value}
_NAME = re.compile(r"[a-z]+")
# Already used as query fields or parameters of the addresses of the search page and of the map.
_TAKEN_NAMES = frozenset(
    "about abstract all author authors body doi download from has is journal journals mentions "
    "order pmid problem q sort summary text title to undated verbatim without year years".split()
)
TAKEN_ADDRESSES = frozenset(
    "about assets authors glossary journals map numbers offline papers quality search searches "
    "years".split()
)


def read_facets(value: object, faults: list[str]) -> tuple[Facet, ...]:
    """Return the facets that a file declares, in its order; add what is wrong to `faults`."""
    if value is None:
        faults.append(MISSING)
        return ()
    declared = mapping(value, FACETS, faults)
    facets = [_facet(str(section), entry, faults) for section, entry in declared.items()]
    faults += _clashes(facets)
    if len(facets) > _MOST:
        faults.append(f"{FACETS}: found {len(facets)}, expected {_MOST} at most")
    return tuple({facet.name: facet for facet in facets}.values())


def _facet(section: str, value: object, faults: list[str]) -> Facet:
    where = f"{FACETS}.{section}"
    entry = mapping(value, where, faults)
    faults += [f"{where}.{unknown(str(key), 'key', _KEYS)}" for key in entry if key not in _KEYS]
    found = {key: text(entry.get(key), f"{where}.{key}", faults) or "" for key in _TEXTS}
    for key in ("name", "label", "title"):
        if not found[key]:
            faults.append(f"{where}: {key} missing")
    kind = _kind(found["kind"], where, faults)
    facts = kind is FacetKind.FACTS
    name = found["name"] or section
    # Tools write keys such as those of tags; those of facts are a curator's own.
    usual = tuple(dict.fromkeys((name, section))) if facts else (section,)
    faults += [
        f"{where}.{key}: only for facets of kind {'tags' if facts else 'facts'}"
        for key in (_TAGS_ONLY if facts else _FACTS_ONLY)
        if entry.get(key)
    ]
    return Facet(
        name=name,
        label=found["label"],
        title=found["title"],
        kind=kind,
        address="" if facts else found["address"] or section,
        introduction=found["introduction"],
        place=_FACTS_PLACE if facts else 0,
        many=not facts or flag(entry.get("several"), f"{where}.several", faults),
        tree=not facts,
        section=section,
        field=section,
        keys=texts(entry.get("keys"), f"{where}.keys", faults) or usual,
        keys_of=lists(entry.get("keys_of"), f"{where}.keys_of", faults),
        guessed=lists(entry.get("guessed"), f"{where}.guessed", faults),
        rules=_rules(entry, where, faults),
    )


def _kind(value: str, where: str, faults: list[str]) -> FacetKind:
    kinds = (FacetKind.TAGS, FacetKind.FACTS)
    value = _EARLIER.get(value, value)
    if value and value not in kinds:
        faults.append(f"{where}.kind: {unknown(value, 'kind', kinds)}")
    return FacetKind.FACTS if value == FacetKind.FACTS else FacetKind.TAGS


def _rules(entry: Mapping[str, object], where: str, faults: list[str]) -> FactRules:
    """Read how a facet of facts is read."""
    lists_of = {
        key: texts(entry.get(key), f"{where}.{key}", faults) for key in (*PATTERNS, *_SLUGS)
    }
    faults += pattern_faults(lists_of, where)
    least = whole_number(entry.get("least"), f"{where}.least", faults) or 0
    named = mapping(entry.get("units"), f"{where}.units", faults)
    units = {
        str(unit): number(factor, f"{where}.units.{unit}", faults) or 0
        for unit, factor in named.items()
    }
    return FactRules(least=least, units=units, **lists_of)


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
        elif address in TAKEN_ADDRESSES:
            yield f"{where}.address: {address!r} is the folder of other pages"
        elif addresses.setdefault(address, facet.section) != facet.section:
            yield f"{where}.address: {address!r} is that of {addresses[address]} already"
