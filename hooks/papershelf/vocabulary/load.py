"""Reads and checks the curator's vocabulary file."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import yaml

from papershelf.vocabulary.terms import Term, TermKind, Vocabulary, value_key, value_names

# section of the file -> kind of its terms
SECTIONS = {
    "conditions": TermKind.CONDITION,
    "topics": TermKind.TOPIC,
    "designs": TermKind.DESIGN,
}
_IGNORED = "ignored"
_LISTS = (
    "synonyms",
    "abbreviations",
    "ambiguous",
    "plain",
    "aliases",
    "unless",
    "supporting",
    "title_words",
)
_FLAGS = ("grouping", "broad")
_TEXTS = ("label", "description", "mesh", "parent")
_KEYS = (*_TEXTS, *_LISTS, *_FLAGS)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# MeSH descriptors: D and six digits, nine for those made since 2003.
# https://www.nlm.nih.gov/mesh/xml_data_elements.html
_MESH = re.compile(r"D\d{6}(?:\d{3})?")


class VocabularyError(ValueError):
    """A vocabulary file with faults; `faults` lists them all, in the file's order."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        """Name the file and each of its faults."""
        self.faults = tuple(faults)
        super().__init__("\n  ".join([f"{path}: {len(faults)} fault(s)", *faults]))


def load_vocabulary(path: Path) -> Vocabulary:
    """Read and check the vocabulary file at `path`.

    Raises:
        VocabularyError: listing every fault: a file that cannot be read, an
            unknown section or key, a missing label, a bad slug or MeSH id, an
            unknown parent, a cycle, a word or value claimed twice.
    """
    faults: list[str] = []
    data = _read(path, faults)
    terms: dict[str, Term] = {}
    for section, kind in SECTIONS.items():
        for slug, entry in _mapping(data.get(section), section, faults).items():
            term = _term(str(slug), kind, entry, f"{section}.{slug}", faults)
            if term.slug in terms:
                other = terms[term.slug].kind
                faults.append(f"{section}.{slug}: the slug names a {other} already")
            terms.setdefault(term.slug, term)
    ignored = _texts(data.get(_IGNORED), _IGNORED, faults)
    faults += _claimed_twice(terms)
    faults += _bad_parents(terms)
    if faults:
        raise VocabularyError(path, faults)
    return Vocabulary(terms, frozenset(map(value_key, ignored)))


def _read(path: Path, faults: list[str]) -> Mapping[str, object]:
    try:
        loader = yaml.CSafeLoader(path.read_bytes())
        node = loader.get_single_node()
        faults += _written_twice(node)
        data = None if node is None else loader.construct_document(node)
    except OSError as error:
        raise VocabularyError(path, [f"cannot be read: {error.strerror}"]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(path, [f"not valid YAML: {error}"]) from error
    sections = _mapping(data, "the file", faults)
    known = (*SECTIONS, _IGNORED)
    faults += [_unknown(str(key), "section", known) for key in sections if key not in known]
    return sections


def _written_twice(node: yaml.Node | None) -> list[str]:
    """Keys that stand twice in one mapping, of which YAML would keep the last."""
    faults: list[str] = []
    if isinstance(node, yaml.MappingNode):
        lines: dict[str, int] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if lines.setdefault(str(key.value), line) != line:
                faults.append(
                    f"line {line}: {key.value!r} stands in line {lines[key.value]} already"
                )
            faults += _written_twice(value)
    return faults


def _mapping(value: object, where: str, faults: list[str]) -> Mapping[str, object]:
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    faults.append(f"{where}: found {type(value).__name__}, expected a mapping")
    return {}


def _unknown(key: str, what: str, known: tuple[str, ...]) -> str:
    nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return f"{key}: unknown {what}; did you mean {nearest!r}?"


def _term(slug: str, kind: TermKind, value: object, where: str, faults: list[str]) -> Term:
    entry = _mapping(value, where, faults)
    if not _SLUG.fullmatch(slug):
        faults.append(f"{where}: found {slug!r}, expected lower-case words joined by hyphens")
    faults += [f"{where}.{_unknown(str(key), 'key', _KEYS)}" for key in entry if key not in _KEYS]
    texts = {key: _text(entry.get(key), f"{where}.{key}", faults) for key in _TEXTS}
    lists = {key: _texts(entry.get(key), f"{where}.{key}", faults) for key in _LISTS}
    if not texts["label"]:
        faults.append(f"{where}: label missing")
    if texts["mesh"] is not None and not _MESH.fullmatch(texts["mesh"]):
        faults.append(f"{where}.mesh: found {texts['mesh']!r}, expected an id such as D005879")
    flags = {key: _flag(entry.get(key), f"{where}.{key}", faults) for key in _FLAGS}
    return Term(
        slug=slug,
        kind=kind,
        label=texts["label"] or slug,
        description=texts["description"] or "",
        mesh=texts["mesh"],
        parent=texts["parent"],
        synonyms=lists["synonyms"],
        abbreviations=lists["abbreviations"],
        ambiguous=lists["ambiguous"],
        plain=lists["plain"],
        aliases=lists["aliases"],
        unless=lists["unless"],
        supporting=lists["supporting"],
        title_words=lists["title_words"],
        grouping=flags["grouping"],
        broad=flags["broad"],
    )


def _text(value: object, where: str, faults: list[str]) -> str | None:
    if value is None or isinstance(value, str):
        return " ".join(value.split()) if value else None
    faults.append(f"{where}: found {value!r}, expected a text")
    return None


def _flag(value: object, where: str, faults: list[str]) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    faults.append(f"{where}: found {value!r}, expected true or false")
    return False


def _texts(value: object, where: str, faults: list[str]) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        faults.append(f"{where}: found {value!r}, expected a list of texts")
        return ()
    # YAML reads an unquoted NO, ON or 5 as another type.
    good = tuple(item for item in value if isinstance(item, str) and value_key(item))
    faults += [f"{where}: found {x!r}, expected a text (quote it)" for x in value if x not in good]
    return good


def _claimed_twice(terms: Mapping[str, Term]) -> list[str]:
    faults = []
    owners: dict[tuple[TermKind, str], str] = {}
    for term in terms.values():
        for name in (*value_names(term, words=False), *value_names(term, words=True)):
            owner = owners.setdefault((term.kind, value_key(name)), term.slug)
            if owner != term.slug:
                faults.append(f"{term.slug}: {name!r} is claimed by {owner} already")
    return faults


def _bad_parents(terms: Mapping[str, Term]) -> list[str]:
    faults = []
    by_kind: dict[TermKind, list[str]] = defaultdict(list)
    for term in terms.values():
        by_kind[term.kind].append(term.slug)
    for term in terms.values():
        if term.parent is None:
            continue
        if term.parent not in by_kind[term.kind]:
            known = tuple(by_kind[term.kind])
            faults.append(f"{term.slug}.parent: {_unknown(term.parent, term.kind, known)}")
        elif _cyclic(term, terms):
            faults.append(f"{term.slug}.parent: {term.parent} is below {term.slug} itself")
    return faults


def _cyclic(term: Term, terms: Mapping[str, Term]) -> bool:
    """Whether the parents of `term` lead back to it."""
    seen: set[str] = set()
    at = term.parent
    while at is not None and at not in seen and at in terms:
        if at == term.slug:
            return True
        seen.add(at)
        at = terms[at].parent
    return False
