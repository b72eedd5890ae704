"""Reads what the evidence map of a shelf shows (``map`` in ``papers/shelf.yml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from papershelf.machinery.frozen import Value
from papershelf.vocabulary.check import mapping, text, texts, unknown, whole_number
from papershelf.vocabulary.facets import Facet, FacetKind

# The kinds of facets whose values are terms.
_OF_TERMS = (FacetKind.TAGS, FacetKind.FACTS)
_FACETS = ("rows", "columns", "filter")
_TERMS = ("row_terms", "column_terms", "reviews")


class Only(Value, frozen=True):
    """A check box that leaves only the papers with one value: ``In people: studied=people``."""

    label: str
    facet: str
    slug: str


class MapChoice(Value, frozen=True):
    """What the evidence map shows.

    Attributes:
        rows: name of the facet whose terms are the rows, ``""`` for the first facet of tags.
        columns: that of the columns, ``""`` for the second facet of tags.
        row_terms: slugs of the rows' terms; without any, the broadest terms.
        column_terms: those of the columns' terms.
        filter: name of a facet of facts by which a reader may filter, ``""`` for the first one.
        only: a check box that leaves only the papers with one value.
        reviews: slugs of facts: the papers that sum up others.
        many: from how many papers on a lack of reviews is named.
        years: in how many years, the last of which is that of the newest paper.
    """

    rows: str = ""
    columns: str = ""
    row_terms: tuple[str, ...] = ()
    column_terms: tuple[str, ...] = ()
    filter: str = ""
    only: Only | None = None
    reviews: tuple[str, ...] = ()
    many: int = 10
    years: int = 5


def axes(choice: MapChoice, facets: Sequence[Facet]) -> tuple[Facet, Facet] | None:
    """Return the facets of rows and columns, None if the shelf has no two such facets."""
    tags = [facet for facet in facets if facet.kind is FacetKind.TAGS]
    named = {facet.name: facet for facet in facets if facet.kind in _OF_TERMS}
    rows = named.get(choice.rows) or next((one for one in tags if one.name != choice.columns), None)
    columns = named.get(choice.columns) or next((one for one in tags if one is not rows), None)
    return (rows, columns) if rows and columns and rows is not columns else None


def read_map(
    value: object,
    facets: Sequence[Facet],
    terms: Mapping[str, Sequence[str]] | None,
    faults: list[str],
) -> MapChoice:
    """Return the choice that a mapping makes, and add its faults to `faults`.

    Args:
        value: what YAML gave.
        facets: the shelf's facets.
        terms: facet name -> the slugs of its terms; None if they are not known.
        faults: gets a sentence for each unknown key, facet or term, and each wrong type.
    """
    data = mapping(value, "map", faults)
    known = msgspec.structs.fields(MapChoice)
    names = [field.name for field in known]
    faults += [f"map.{unknown(str(key), 'key', names)}" for key in data if key not in names]
    named = {key: text(data.get(key), f"map.{key}", faults) or "" for key in _FACETS}
    lists = {key: texts(data.get(key), f"map.{key}", faults) for key in _TERMS}
    usual = MapChoice()
    many, years = (whole_number(data.get(key), f"map.{key}", faults) for key in ("many", "years"))
    choice = MapChoice(
        rows=named["rows"],
        columns=named["columns"],
        row_terms=lists["row_terms"],
        column_terms=lists["column_terms"],
        filter=named["filter"],
        only=_only(data.get("only"), faults),
        reviews=lists["reviews"],
        many=many or usual.many,
        years=years or usual.years,
    )
    if terms is not None:
        faults += _unknown(choice, facets, terms)
    return choice


def _only(value: object, faults: list[str]) -> Only | None:
    """Return the check box that a mapping of one label to ``facet=value`` describes."""
    for label, entry in mapping(value, "map.only", faults).items():
        facet, sign, slug = (text(entry, f"map.only.{label}", faults) or "").partition("=")
        if sign:
            return Only(str(label), facet.strip(), slug.strip())
        faults.append(f"map.only.{label}: found {entry!r}, expected facet=value")
    return None


def _unknown(
    choice: MapChoice, facets: Sequence[Facet], terms: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield a fault for each facet and term that the shelf does not have."""
    known = [facet.name for facet in facets if facet.kind in _OF_TERMS]
    facts = [facet.name for facet in facets if facet.kind is FacetKind.FACTS]
    for key in ("rows", "columns"):
        if (name := getattr(choice, key)) and name not in known:
            yield f"map.{key}: {unknown(name, 'facet', known)}"
    if choice.filter and choice.filter not in facts:
        yield f"map.filter: {unknown(choice.filter, 'facet', facts)}"
    wanted = [("reviews", slug, facts) for slug in choice.reviews]
    if found := axes(choice, facets):
        wanted += [("row_terms", slug, [found[0].name]) for slug in choice.row_terms]
        wanted += [("column_terms", slug, [found[1].name]) for slug in choice.column_terms]
    if choice.only:
        wanted.append(("only", choice.only.slug, [choice.only.facet]))
    for key, slug, places in wanted:
        slugs = [one for place in places for one in terms.get(place, ())]
        if slug not in slugs:
            yield f"map.{key}: {unknown(slug, 'term', slugs)}"
