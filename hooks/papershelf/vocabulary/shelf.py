"""Reads the shelf's texts: what its pages say about its subject (``papers/shelf.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from papershelf.machinery.frozen import Value
from papershelf.vocabulary.check import FaultyFileError, mapping, read_mapping, text, texts, unknown
from papershelf.vocabulary.facets import Facet
from papershelf.vocabulary.map_choice import MapChoice, read_map

# The file's name; it is beside the vocabulary.
SHELF = "shelf.yml"

# Name of an example -> its query, unless the shelf has its own.  A query that begins with a
# question mark is the parameters of the search page's address, which set filters.
EXAMPLES: Mapping[str, str] = {
    "word": "results",
    "question": "what do the results mean",
    "plain": "short summary",
    "remembered": "smith annual report",
    "phrase": '"in the long run"',
    "without": "results -review",
    "required": "results +method",
    "prefix": "micro*",
    "author": "author:smith",
    "full-author": 'author:"jane smith"',
    "title": "title:results",
    "journal": "journal:science",
    "doi-field": "doi:10.1000/182",
    "doi": "10.1000/182",
    "doi-address": "https://doi.org/10.1000/182",
    "paper": "The title of a paper you know",
    "combined": "results year:2020..",
    "combined-phrase": 'title:"in the long run" -review',
    "summary": "summary:results",
    "near": "reslts~",
    "boosted": "results^3 method",
    "filters": "?has=abstract&year=2020..",
    "misspelt": "reslts",
    "name": "results",
    "unfinished": '"in the long run',
    "no-year": "results year:soon",
    "nowhere": '"run long the"',
    "no-field": "figure:19 results",
    "near-words": '"long run"~3',
    "both": "results AND method",
    "either": "results OR method",
    "not": "results NOT review",
    "brackets": "(results OR method) AND study",
    "group": "title:(results OR method)",
    "exact-term": "has:abstract AND results",
    "tagged": "results[tiab] NOT review[ti]",
    "has": "has:abstract",
    "state": "is:preprint",
    "problem": "problem:doi-missing",
    "unclosed": "(results OR method",
    "nothing-beside": "results AND",
}
# An example that is computed from the shelf's facets, unless the shelf has its own.
NO_TERM = "no-term"
# The keys that name terms, all whose values are no texts, and those of a way.
_TERMS = ("cards", "start_with")
_LISTS = (*_TERMS, "questions", "ways", "map", "glossary", "examples")
_WAY = ("text", "links")
_WORD = ("text", "words")


class Way(Value, frozen=True):
    """A way into the shelf for some readers.

    Attributes:
        label: whom it is for.
        text: what they find, as plain text.
        links: text and address of each link; addresses are below the site's root.
    """

    label: str
    text: str
    links: tuple[tuple[str, str], ...]


class Word(Value, frozen=True):
    """A word that the glossary explains and that is no term.

    Attributes:
        label: as the glossary shows it.
        text: what it means, as plain text.
        forms: the words by which abstracts are searched for it, without case.
    """

    label: str
    text: str
    forms: tuple[str, ...]


class Shelf(Value, frozen=True):
    """The texts of a shelf; the defaults name no subject.

    Attributes:
        heading: of the home page.
        description: of the site, for search engines.
        introduction: the text of the home page, as Markdown.
        questions: queries that the home page offers.
        cards: slugs of the main facet's terms that have a card on the home page; without any,
            those with most papers.
        start_with: slugs of facts, such as study designs: which papers a term's page names first.
        ways: ways into the shelf, on the home page.
        map: what the evidence map shows.
        glossary: words that the glossary explains besides the vocabulary's terms.
        search_example: placeholder of the home page's search box.
        disclaimer: says what the site must not be used for, as Markdown.
        article_type: the type of schema.org that a paper has for search engines.
        about_type: the type of what papers are about, if schema.org has one.
        sources: says where the records are from, as Markdown.
        licence: says what may be done with the texts, as Markdown.
        corrections: says how to report an error, as Markdown.
        examples: name of an example -> a query; the search help shows them.
    """

    heading: str = "A shelf of research papers"
    description: str = "Research papers to browse and to search"
    introduction: str = (
        "Browse the papers, search the full text, follow the DOI to the original. Everything runs "
        "in your browser: no account, no tracker."
    )
    questions: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    start_with: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    map: MapChoice = MapChoice()
    glossary: tuple[Word, ...] = ()
    search_example: str = "Words, a title or a question"
    disclaimer: str = "This site is a reading aid."
    article_type: str = "ScholarlyArticle"
    about_type: str = ""
    sources: str = ""
    licence: str = "Each paper's licence is at its publisher."
    corrections: str = "Say which page it is, and what is wrong with it."
    examples: Mapping[str, str] = msgspec.field(default_factory=lambda: dict(EXAMPLES))


def load_shelf(
    path: Path,
    facets: Sequence[Facet] = (),
    slugs: Mapping[str, Sequence[str]] | None = None,
    terms: Mapping[str, Sequence[str]] | None = None,
) -> Shelf:
    """Read and check the file at `path`; without a file, return the defaults.

    Args:
        path: the file.
        facets: the shelf's facets; each may have an example of that name.
        slugs: for each key that names terms, ``cards`` and ``start_with``, those that exist; None
            if they are not known.

    Raises:
        FaultyFileError: listing every fault: a key, a term or an example that does not exist, a
            value of another type.
    """
    if not path.is_file():
        return Shelf()
    faults: list[str] = []
    data = read_mapping(path, faults)
    known = [field.name for field in msgspec.structs.fields(Shelf)]
    faults += [unknown(str(key), "key", known) for key in data if key not in known]
    given = {
        key: text(data.get(key), key, faults) for key in known if key in data and key not in _LISTS
    }
    lists = {key: texts(data.get(key), key, faults) for key in ("questions", *_TERMS)}
    for key, known_slugs in (slugs or {}).items():
        strange = (slug for slug in lists[key] if slug not in known_slugs)
        faults += [f"{key}: {unknown(slug, 'term', known_slugs)}" for slug in strange]
    chosen = read_map(data.get("map"), facets, terms, faults)
    ways = tuple(_ways(data.get("ways"), faults))
    glossary = tuple(_words(data.get("glossary"), faults))
    examples = _examples(data.get("examples"), [facet.name for facet in facets], faults)
    if faults:
        raise FaultyFileError(path, faults)
    own = {key: value for key, value in given.items() if value}
    return Shelf(
        **own,
        questions=lists["questions"],
        cards=lists["cards"],
        start_with=lists["start_with"],
        ways=ways,
        map=chosen,
        glossary=glossary,
        examples=examples,
    )


def _ways(value: object, faults: list[str]) -> Iterator[Way]:
    """Yield the ways of a mapping: label -> its text, and its links by their texts."""
    for label, entry in mapping(value, "ways", faults).items():
        where = f"ways.{label}"
        way = mapping(entry, where, faults)
        faults += [f"{where}.{unknown(str(key), 'key', _WAY)}" for key in way if key not in _WAY]
        links = mapping(way.get("links"), f"{where}.links", faults)
        found = {str(key): text(at, f"{where}.links.{key}", faults) for key, at in links.items()}
        yield Way(
            str(label),
            text(way.get("text"), f"{where}.text", faults) or "",
            tuple((key, address) for key, address in found.items() if address),
        )


def _words(value: object, faults: list[str]) -> Iterator[Word]:
    """Yield the words of a mapping: label -> what it means, and its other forms."""
    for label, entry in mapping(value, "glossary", faults).items():
        where, before = f"glossary.{label}", len(faults)
        word = mapping(entry, where, faults)
        if len(faults) > before:
            continue
        faults += [f"{where}.{unknown(str(key), 'key', _WORD)}" for key in word if key not in _WORD]
        meaning = text(word.get("text"), f"{where}.text", faults)
        if not meaning:
            faults.append(f"{where}: text missing")
        others = texts(word.get("words"), f"{where}.words", faults)
        forms = dict.fromkeys(form.lower() for form in (str(label), *others))
        yield Word(str(label), meaning or "", tuple(forms))


def _examples(value: object, facets: Sequence[str], faults: list[str]) -> dict[str, str]:
    given = mapping(value, "examples", faults)
    known = (*EXAMPLES, NO_TERM, *facets)
    faults += [f"examples.{unknown(str(k), 'example', known)}" for k in given if k not in known]
    found = {str(key): text(item, f"examples.{key}", faults) for key, item in given.items()}
    return {**EXAMPLES, **{key: query for key, query in found.items() if query}}
