"""Adapts the pages under ``docs/`` to the shelf: texts, index pages, navigation."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from papershelf.exports.archives import FOLDER, archive_name, part_endings
from papershelf.exports.formats import FORMATS
from papershelf.normalise.aliases import PAPERS
from papershelf.render.searches import URL as SEARCHES
from papershelf.texts import evidence as evidence_texts
from papershelf.texts import numbers as number_texts
from papershelf.texts.searches import LINK
from papershelf.vocabulary import Facet, FacetKind
from papershelf.vocabulary.check import unknown
from papershelf.vocabulary.map_choice import axes
from papershelf.vocabulary.shelf import NO_TERM, Shelf

# The entry of MkDocs' navigation that the index pages replace.
FACETS = "facets"
# A page that the navigation does not name.
NUMBERS = f"{number_texts.ADDRESS}/index.md"
_PLACEHOLDER = re.compile(r"\{\{ *([a-z][a-z._-]*) *\}\}")


def fill(text: str, values: Mapping[str, str], page: str) -> str:
    """Replace the placeholders (``{{ shelf.heading }}``) in the Markdown of a page.

    Raises:
        ValueError: a placeholder does not exist; the message names the page.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name not in values:
            raise ValueError(f"{page}: {match[0]}: {unknown(name, 'placeholder', values)}")
        return values[name]

    return _PLACEHOLDER.sub(value, text)


def placeholders(
    shelf: Shelf,
    facets: Sequence[Facet],
    papers: int = 0,
    own_pages: str = "",
    *,
    searched: bool = False,
) -> dict[str, str]:
    """Return name -> text of the placeholders for pages directly below ``docs/``.

    Args:
        shelf: the shelf's texts.
        facets: all facets of the shelf, in order.
        papers: number of papers.
        own_pages: a sentence with links to the shelf's own pages.
        searched: whether there is a page of searches.
    """
    shown = [facet for facet in facets if facet.address]
    names = [facet.spoken for facet in shown]
    tags = _tags(facets)
    texts = {
        "shelf.heading": shelf.heading,
        "shelf.introduction": shelf.introduction,
        "shelf.disclaimer": shelf.disclaimer,
        "shelf.sources": shelf.sources,
        "shelf.licence": shelf.licence,
        "facets.names": listed(names, "and"),
        "facets.tags": ", ".join(facet.label for facet in tags) or "Tags",
        "facets.facts-help": _facts_help(facets),
        "facets.tags-or": listed([facet.spoken for facet in tags], "or") or "tag",
        "facets.links": ",\n".join(
            f'<a href="../{facet.address}/">{escape(facet.spoken)}</a>' for facet in shown
        ),
        "facets.chips": "\n".join(
            f'<button type="button" class="ps-chip">{facet.name}:name</button>'
            for facet in facets
            if facet.field
        ),
        "facets.help": "\n".join(_help(shelf, facets)),
        "facets.json": facets_json(facets),
        "pages.own": own_pages,
        "papers.searches": f'<a href="../{SEARCHES}">{LINK}</a>.' if searched else "",
        "papers.archives": ",\n".join(_archives(papers)),
    }
    # A term that no shelf has.
    nothing = {NO_TERM: f"{tags[-1].name if tags else 'title'}:qwertyuiop"}
    examples = {**nothing, **shelf.examples}
    return texts | {f"examples.{name}": example(query) for name, query in examples.items()}


def _archives(papers: int) -> Iterator[str]:
    """Yield links to the archives, or to the parts of each."""
    for name, form in FORMATS.items():
        for ending in part_endings(papers):
            link = f'href="../{FOLDER}/{archive_name(name, ending)}"'
            yield f"<a {link}>{form.label}{ending.replace('-', ', part ')}</a>"


def listed(words: Sequence[str], joint: str) -> str:
    """Join words as a sentence lists them: ``one, two and three``."""
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def example(query: str) -> str:
    """Return a Markdown link to the results of a query, or of an address with filters."""
    if query.startswith("?"):
        return f"[these filters](search.md{query})"
    return f"[`{query}`](search.md?q={quote(query, safe='*')})"


def _tags(facets: Iterable[Facet]) -> list[Facet]:
    return [facet for facet in facets if facet.kind is FacetKind.TAGS]


def _help(shelf: Shelf, facets: Sequence[Facet]) -> Iterator[str]:
    """Yield for each facet of the vocabulary a table row that says how to search it."""
    for facet in facets:
        if not facet.field:
            continue
        query = shelf.examples.get(facet.name, f"{facet.name}:name")
        text = f"on one of the [{facet.title}]({facet.address}/index.md), by any of its names"
        if facet.kind is FacetKind.FACTS:
            text = f"with this value of the filter *{facet.label}*"
        yield f"| {example(query)} | {text} |"


def _facts_help(facets: Sequence[Facet]) -> str:
    """Return a list item on the filters of facts, ``""`` for a shelf without any."""
    labels = [facet.label for facet in facets if facet.kind is FacetKind.FACTS]
    if not labels:
        return ""
    return (
        f"- **{', '.join(labels)}.** What title and abstract say of the study itself. These values"
        " have an order of their own, such as by strength. A paper that does not say so has no"
        " value, and such a filter leaves it out."
    )


def facets_json(facets: Iterable[Facet]) -> str:
    """Return the facets that have a filter as JSON, safe inside a script element."""
    described = [
        {
            "name": facet.name,
            "kind": facet.kind.value,
            "label": facet.label,
            "title": facet.title,
            "spoken": facet.spoken,
            "address": facet.address,
            "place": facet.place,
            "many": facet.many,
            "sparse": facet.sparse,
            "span": facet.span,
        }
        for facet in facets
        if not facet.query_only
    ]
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def index_pages(facets: Sequence[Facet], shelf: Shelf) -> dict[str, str]:
    """Return path below ``docs/`` -> Markdown: the page of each facet, the map, the numbers."""
    pages = {f"{facet.address}/index.md": _index(facet) for facet in facets if facet.address}
    if axes(shelf.map, facets):
        name, about = evidence_texts.ADDRESS, evidence_texts.DESCRIPTION
        pages[f"{name}/index.md"] = _listing(name, about, evidence_texts.TITLE, "")
    title, about = number_texts.TITLE, number_texts.DESCRIPTION
    pages[NUMBERS] = _listing(number_texts.ADDRESS, about, title, "")
    return pages


def _index(facet: Facet) -> str:
    description = facet.description or f"Papers by {facet.spoken}"
    return _listing(facet.address, description, facet.title, facet.introduction)


def _listing(name: str, description: str, title: str, introduction: str) -> str:
    """Return the Markdown of a page that shows a listing."""
    # JSON quotes the text, and YAML reads JSON, but for characters that it writes as two escapes.
    quoted = json.dumps(description, ensure_ascii=False)
    return (
        f"---\nlisting: {name}\ndescription: {quoted}\nhide:\n  - toc\n---\n\n"
        f"# {title}\n\n{introduction}\n"
    )


def navigation(entries: Sequence[object], facets: Sequence[Facet], shelf: Shelf) -> list[object]:
    """Replace the entry ``facets`` of MkDocs' navigation with the index pages.

    The vocabulary's facets come first, then the evidence map, the list of all papers, other facets.
    """
    found = [facet for facet in facets if facet.address]
    own = [facet for facet in found if facet.section]
    others = [facet for facet in found if not facet.section]
    pages: list[object] = [
        *(_entry(facet) for facet in own),
        *(
            [{evidence_texts.MENU: f"{evidence_texts.ADDRESS}/index.md"}]
            * bool(axes(shelf.map, facets))
        ),
        {"Papers": f"{PAPERS}/index.md"},
        *(_entry(facet) for facet in others),
    ]
    return [page for entry in entries for page in (pages if entry == FACETS else [entry])]


def _entry(facet: Facet) -> dict[str, str]:
    return {facet.title: f"{facet.address}/index.md"}
