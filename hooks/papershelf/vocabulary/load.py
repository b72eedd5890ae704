"""Reads and checks the curator's vocabulary file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from papershelf.machinery.patterns import matcher
from papershelf.vocabulary.check import (
    SLUG,
    FaultyFileError,
    flag,
    mapping,
    number,
    read_mapping,
    shown,
    text,
    texts,
    unknown,
)
from papershelf.vocabulary.declare import (
    FACETS,
    IGNORED,
    IGNORED_FILES,
    IGNORED_KEYS,
    MISSING,
    read_facets,
)
from papershelf.vocabulary.facets import Facet, FacetKind
from papershelf.vocabulary.fact_rules import pattern_faults
from papershelf.vocabulary.schemes import SCHEMES
from papershelf.vocabulary.term import Term, value_key, value_names
from papershelf.vocabulary.terms import Vocabulary

_LISTS = (
    "synonyms",
    "abbreviations",
    "ambiguous",
    "plain",
    "aliases",
    "unless",
    "supporting",
    "title_words",
    "patterns",
    "follows",
)
_FLAGS = ("grouping", "broad", "loose", "implied")
_TEXTS = ("label", "description", "parent", *SCHEMES)
_KEYS = (*_TEXTS, *_LISTS, *_FLAGS, "range")


def load_vocabulary(path: Path, content: bytes | None = None) -> Vocabulary:
    """Read and check the vocabulary file at `path`, whose `content` may be known.

    Raises:
        FaultyFileError: listing every fault: a file that cannot be read, facets that are not
            declared or clash, an unknown section or key, a missing label, a bad slug or id
            of another vocabulary, an unknown parent, a cycle, a word or value claimed twice.
    """
    faults: list[str] = []
    data = read_mapping(path, faults, content)
    facets = read_facets(data.get(FACETS), faults)
    if MISSING not in faults:
        sections = (facet.section for facet in facets)
        known = (*sections, FACETS, IGNORED, IGNORED_KEYS, IGNORED_FILES)
        faults += [unknown(str(key), "section", known) for key in data if key not in known]
    terms = _terms(data, facets, faults)
    ignored, keys, files = (
        texts(data.get(section), section, faults)
        for section in (IGNORED, IGNORED_KEYS, IGNORED_FILES)
    )
    faults += _bad_patterns(files)
    faults += _claimed_twice(terms)
    faults += _bad_parents(terms)
    faults += _bad_rules(facets, terms)
    if faults:
        raise FaultyFileError(path, faults)
    return Vocabulary(terms, frozenset(map(value_key, ignored)), facets, frozenset(keys), files)


def _bad_patterns(patterns: Sequence[str]) -> list[str]:
    try:
        matcher(patterns)
    except ValueError as error:
        return [f"{IGNORED_FILES}: {error}"]
    return []


def _terms(
    data: Mapping[str, object], facets: Sequence[Facet], faults: list[str]
) -> dict[str, Term]:
    """Read the terms of all sections; return them by slug."""
    terms: dict[str, Term] = {}
    for facet in facets:
        for slug, entry in mapping(data.get(facet.section), facet.section, faults).items():
            where = f"{facet.section}.{slug}"
            term = _term(str(slug), facet.name, entry, where, faults)
            if term.slug in terms:
                other = terms[term.slug].kind
                faults.append(f"{where}: the slug names a {other} already")
            terms.setdefault(term.slug, term)
    return terms


def _term(slug: str, kind: str, value: object, where: str, faults: list[str]) -> Term:
    entry = mapping(value, where, faults)
    if not SLUG.fullmatch(slug):
        faults.append(f"{where}: found {slug!r}, expected lower-case words joined by hyphens")
    faults += [f"{where}.{unknown(str(key), 'key', _KEYS)}" for key in entry if key not in _KEYS]
    words = {key: text(entry.get(key), f"{where}.{key}", faults) for key in _TEXTS}
    several = {key: texts(entry.get(key), f"{where}.{key}", faults) for key in _LISTS}
    if not words["label"]:
        faults.append(f"{where}: label missing")
    identifiers = tuple((name, own) for name in SCHEMES if (own := words[name]))
    for name, own in identifiers:
        if not SCHEMES[name].pattern.fullmatch(own):
            example = SCHEMES[name].example
            faults.append(f"{where}.{name}: found {own!r}, expected an id such as {example}")
    faults += pattern_faults(several, where)
    marks = {key: flag(entry.get(key), f"{where}.{key}", faults) for key in _FLAGS}
    return Term(
        slug=slug,
        kind=kind,
        label=words["label"] or slug,
        description=words["description"] or "",
        identifiers=identifiers,
        parent=words["parent"],
        synonyms=several["synonyms"],
        abbreviations=several["abbreviations"],
        ambiguous=several["ambiguous"],
        plain=several["plain"],
        aliases=several["aliases"],
        unless=several["unless"],
        supporting=several["supporting"],
        title_words=several["title_words"],
        grouping=marks["grouping"],
        broad=marks["broad"],
        loose=marks["loose"],
        patterns=several["patterns"],
        follows=several["follows"],
        implied=marks["implied"],
        range=_range(entry.get("range"), f"{where}.range", faults),
    )


def _range(value: object, where: str, faults: list[str]) -> tuple[float, float] | None:
    """Read the least and the greatest number of a range."""
    if value is None:
        return None
    if not isinstance(value, list) or len(value) != 2:
        faults.append(f"{where}: found {shown(value)}, expected two numbers, as in [0, 12]")
        return None
    low, high = (number(item, where, faults) for item in value)
    if low is None or high is None:
        return None
    if low > high:
        faults.append(f"{where}: found {shown(value)}, expected the smaller number first")
        return None
    return low, high


def _bad_rules(facets: Sequence[Facet], terms: Mapping[str, Term]) -> Iterator[str]:
    """Yield what is wrong with the slugs that facets of facts and their terms name."""
    facts = [facet for facet in facets if facet.kind is FacetKind.FACTS]
    names = {facet.name for facet in facts}
    known = [slug for slug, term in terms.items() if term.kind in names]
    for facet in facts:
        where = f"{FACETS}.{facet.section}"
        own = [slug for slug in known if terms[slug].kind == facet.name]
        for key, slugs, valid in (
            ("precedence", facet.rules.precedence, own),
            ("sooner", facet.rules.sooner, own),
            ("later", facet.rules.later, own),
            ("without", facet.rules.without, known),
        ):
            strange = (slug for slug in slugs if slug not in valid)
            yield from (f"{where}.{key}: {unknown(slug, 'fact', valid)}" for slug in strange)
    for term in terms.values():
        others = [slug for slug in known if terms[slug].kind != term.kind]
        strange = (slug for slug in term.follows if slug not in others)
        yield from (f"{term.slug}.follows: {unknown(slug, 'fact', others)}" for slug in strange)


def _claimed_twice(terms: Mapping[str, Term]) -> list[str]:
    faults = []
    owners: dict[tuple[str, str], str] = {}
    for term in terms.values():
        for name in (*value_names(term, words=False), *value_names(term, words=True)):
            owner = owners.setdefault((term.kind, value_key(name)), term.slug)
            if owner != term.slug:
                faults.append(f"{term.slug}: {name!r} is claimed by {owner} already")
    return faults


def _bad_parents(terms: Mapping[str, Term]) -> list[str]:
    faults = []
    by_kind: dict[str, list[str]] = defaultdict(list)
    for term in terms.values():
        by_kind[term.kind].append(term.slug)
    for term in terms.values():
        if term.parent is None:
            continue
        if term.parent not in by_kind[term.kind]:
            known = by_kind[term.kind]
            faults.append(f"{term.slug}.parent: {unknown(term.parent, term.kind, known)}")
        elif _cyclic(term, terms):
            faults.append(f"{term.slug}.parent: {term.parent} is below {term.slug} itself")
    return faults


def _cyclic(term: Term, terms: Mapping[str, Term]) -> bool:
    """Return whether the parents of `term` lead back to it."""
    seen: set[str] = set()
    at = term.parent
    while at is not None and at not in seen and at in terms:
        if at == term.slug:
            return True
        seen.add(at)
        at = terms[at].parent
    return False
